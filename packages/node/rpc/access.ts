import type { IncomingMessage } from "node:http";

const LOOPBACK = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);
const LOCAL_NAMES = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether an address is one of this machine's own. */
export function isLoopback(address: string): boolean {
  return LOOPBACK.has(address);
}

function isLocalName(url: string): boolean {
  return URL.canParse(url) && LOCAL_NAMES.has(new URL(url).hostname);
}

/**
 * Whether a request comes from this machine and from nobody who acts through it.
 *
 * The address is not enough: any page that its user opens in a browser can reach loopback. A browser names the page's origin, and
 * where a foreign name was made to lead here, the name in `Host`.
 */
export function isLocal(request: IncomingMessage): boolean {
  const { host, origin } = request.headers;
  if (!LOOPBACK.has(request.socket.remoteAddress ?? "")) return false;
  if (host !== undefined && !isLocalName(`http://${host}`)) return false;
  return origin === undefined || isLocalName(origin);
}
