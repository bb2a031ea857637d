// `npm start`: sets up what is missing, then the whole network on this machine (`waystone up`).
import { fail, launch } from "./lib/launch.mjs";

launch(["up", ...process.argv.slice(2)], process.stderr).catch(fail);
