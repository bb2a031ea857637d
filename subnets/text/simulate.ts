// Plays the reference market without a chain and prints its table:
//   node subnets/text/simulate.ts [steps] [predictions a validator and step] [seed]

import { loadBuiltInCorpus } from "./corpus/split.ts";
import { withAdversaries } from "./demo-market.ts";
import { simulateMarket } from "./market.ts";
import { formatMarket } from "./market-table.ts";
import { REFERENCE_MARKET } from "./models/catalogue.ts";
import { trainInWorkers } from "./workers/train.ts";

const [steps = 5, predictions = 320, seed = 1] = process.argv.slice(2).map(Number);
const corpus = loadBuiltInCorpus();
const trained = await trainInWorkers(REFERENCE_MARKET, { corpus });
const cpu = process.cpuUsage();
console.log(`trained: ${trained.map(({ name, seconds }) => `${name} ${seconds.toFixed(1)} s`).join(", ")}`);
console.log(`CPU until trained: ${((cpu.user + cpu.system) / 1e6).toFixed(1)} s`);
const miners = withAdversaries(trained, "kneser-ney-e3");
console.log(formatMarket(await simulateMarket({ corpus, miners, steps, predictions, seed })));
await Promise.all(trained.map(({ backend }) => backend.close()));
