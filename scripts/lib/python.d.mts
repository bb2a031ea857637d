/** The clients, by the name of their requirement file. */
export const CLIENTS: readonly string[];

/** Builds the environment of one client, or finds it built. */
export function ensureClient(
  client: string,
  say: (text: string) => void,
): Promise<{ readonly client: string; readonly python?: string; readonly reason?: string }>;
