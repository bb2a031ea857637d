#!/usr/bin/env node
// `npx waystone …` and `npm run waystone -- …`: the command, from a fresh clone on.
import { fail, launch } from "./lib/launch.mjs";

launch(process.argv.slice(2), process.stderr).catch(fail);
