import { parentPort, workerData } from "node:worker_threads";
import { argon2iKey } from "./argon2.ts";

// One derivation and the thread ends, which gives the 512 MiB back at once. Bundlers take this file as an entry of its own.
const { password } = workerData as { readonly password: Uint8Array };
parentPort?.postMessage(await argon2iKey(password));
