// Writes the blocks of a damaged database to standard output, as far as it can be read: what is missing in the file ends this process by a signal.
import { exportBlocks } from "./export.ts";

await exportBlocks(process.argv[2] ?? "", process.stdout, { unchecked: true, from: 1 });
