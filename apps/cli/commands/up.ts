import { GatewayError, type GatewayKey, readKeysFile } from "@waystone/gateway";
import type { Command } from "commander";
import { createLogUpdate } from "log-update";
import { CliError } from "../errors.ts";
import { print, say } from "../output.ts";
import { MODEL, startNetwork } from "../up/run.ts";
import type { Summary } from "../up/summary.ts";
import { renderTable } from "../up/table.ts";

interface UpFlags {
  readonly fresh?: boolean;
  readonly minutes?: string;
  readonly headless?: boolean;
  readonly json?: boolean;
  readonly keys?: string;
}

function minutesOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const minutes = Number(text);
  if (!(minutes > 0) || minutes > 100_000)
    throw new CliError("usage", `--minutes "${text}" is not possible: a number above 0 is expected, such as 3`);
  return minutes;
}

function keysOf(path: string): GatewayKey[] {
  try {
    return readKeysFile(path);
  } catch (error) {
    if (error instanceof GatewayError) throw new CliError("usage", error.message);
    throw error;
  }
}

/** Adds `waystone up`. */
export function addUpCommand(program: Command): void {
  program
    .command("up")
    .description("run the whole network on this machine: node, text subnet with miners and validators, gateway")
    .option("--fresh", "forget the chain of earlier runs")
    .option(
      "--minutes <N>",
      "measure: a chain of its own, beside the one that is kept, for so many minutes, then a summary",
    )
    .option("--headless", "no live table")
    .option("--keys <FILE>", "ask the gateway's clients for keys: a JSON file of names, SHA-256 of keys, and quotas")
    .option("--json", "one JSON document on standard output at the end")
    .addHelpText("after", "\nExample:\n  waystone up --minutes 3 --headless --json")
    .action(async (flags: UpFlags) => {
      const minutes = minutesOf(flags.minutes);
      const keys = flags.keys === undefined ? [] : keysOf(flags.keys);
      const live = flags.headless !== true && process.stderr.isTTY ? createLogUpdate(process.stderr) : undefined;
      let latest = "";
      let table = "";
      const draw = (): void => live?.(`${table}${table === "" ? "" : "\n"}${latest}`);
      const network = await startNetwork({
        // A run that ends by itself is a measurement: it begins with a chain of its own, beside the one that is kept.
        folder: minutes === undefined ? "up" : "measurement",
        fresh: flags.fresh === true || minutes !== undefined,
        rpcPort: 9944,
        httpPort: 8080,
        metricsPort: 9615,
        keys,
        onStep(text) {
          latest = text;
          if (live === undefined) say(text);
          else draw();
        },
        onSummary(summary: Summary) {
          if (live === undefined) return say(epochLine(summary));
          table = renderTable(summary);
          draw();
        },
      });
      const facts = [
        `RPC        ${network.rpcUrl}`,
        `explorer   ${network.httpUrl}/`,
        `gateway    ${network.httpUrl}/v1`,
        `try        curl -s ${network.httpUrl}/v1/completions ${keys.length === 0 ? "" : "-H 'authorization: Bearer YOUR-KEY' "}-H 'content-type: application/json' -d '{"model":"${MODEL}","prompt":"The state of our union ","max_tokens":120}'`,
        "accounts   //Alice, //Bob, //Charlie began with 1,000,000 TAO each",
        `data       ${network.dataPath}`,
      ].join("\n");
      latest = facts;
      if (live === undefined) say(facts);
      else draw();
      await end(minutes);
      const summary = await network.summary();
      live?.done();
      await network.stop();
      print({ json: flags.json === true }, summary, renderTable(summary));
      process.exit(summary.conserved ? 0 : 1);
    });
}

function epochLine(summary: Summary): string {
  const [subnet] = summary.subnets;
  const paid = subnet?.miners.filter(miner => miner.incentive > 0).length ?? 0;
  const mixture =
    subnet === undefined || subnet.mixture.bytes === 0
      ? "learning"
      : `${subnet.mixture.bitsPerByte.toFixed(3)} bits/byte against ${subnet.mixture.bestMinerBitsPerByte.toFixed(3)}`;
  return `epoch ${summary.epochs} at block ${summary.blocks}: ${paid} miners earn; mixture ${mixture}`;
}

/** Settles after so many minutes, or when the process is asked to end. */
function end(minutes: number | undefined): Promise<void> {
  return new Promise(resolve => {
    if (minutes !== undefined) setTimeout(resolve, minutes * 60_000);
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}
