import { NeuronError } from "./errors.ts";
import { publicKeyOf } from "./hotkeys.ts";

/** Where a neuron is, as the metagraph says. */
export type AxonTarget = {
  /** SS58 address of the neuron's hotkey. */
  readonly hotkey: string;
  /** IPv4 or IPv6 address. */
  readonly ip: string;
  readonly port: number;
};

const OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
const IPV4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);

/** Whether an IPv4 or IPv6 address is of no use between strangers: loopback, private, link-local, multicast or unset. */
export function isPrivateAddress(ip: string): boolean {
  const mapped = /^::ffff:([0-9.]+)$/i.exec(ip)?.[1];
  const v4 = mapped ?? ip;
  if (IPV4.test(v4)) {
    const [a = 0, b = 0] = v4.split(".").map(Number);
    return (
      a === 0 ||
      a === 10 ||
      a === 127 ||
      a >= 224 ||
      (a === 100 && b >= 64 && b < 128) ||
      (a === 169 && b === 254) ||
      (a === 172 && b >= 16 && b < 32) ||
      (a === 192 && b === 168)
    );
  }
  // Everything but global unicast, 2000::/3.
  return !/^[23][0-9a-f]{3}:/i.test(ip);
}

/**
 * The URL of a path at a neuron; `pathname + search` of it are what is signed and sent.
 * @throws NeuronError `BadTarget` for what the metagraph cannot have meant, and for private addresses where they are refused
 */
export function targetUrl(target: AxonTarget, path: string, refusePrivate: boolean): URL {
  const bad = (why: string) =>
    new NeuronError("BadTarget", `Cannot call ${target.hotkey} at ${target.ip} port ${target.port}${path}: ${why}.`);
  if (publicKeyOf(target.hotkey) === undefined) throw bad("the hotkey is not an SS58 address");
  if (!Number.isInteger(target.port) || target.port < 1 || target.port > 65535) throw bad("the port is not 1–65535");
  const v6 = /^[0-9a-f:.]+$/i.test(target.ip) && target.ip.includes(":");
  if (!v6 && !IPV4.test(target.ip)) throw bad("the address is neither IPv4 nor IPv6");
  if (refusePrivate && isPrivateAddress(target.ip))
    throw bad("the address is private, and private addresses are refused");
  if (!path.startsWith("/") || path.startsWith("//") || path.includes("#"))
    throw bad("the path must begin with one slash and have no #");
  const url = URL.parse(`http://${v6 ? `[${target.ip}]` : target.ip}:${target.port}${path}`);
  if (url === null) throw bad("it is no valid URL");
  return url;
}
