export { Feed, type FeedOptions, type Label } from "./feed.ts";
export { registerExplorer } from "./routes.ts";
export type { BlockRow, ExplorerState, Measure, NeuronRow } from "./state.ts";
