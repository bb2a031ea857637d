/** What makes blocks of an application. */
export interface Engine {
  /** Begins, where the application last committed. Does nothing where it runs. */
  start(): void | Promise<void>;
  /** Makes no more blocks. What is being made is committed or dropped as a whole. Does nothing where it does not run. */
  stop(): void | Promise<void>;
  /** Tells that a transaction waits in the application's pool. Cheap: it may be called for each transaction. */
  notifyTransaction(): void;
}
