import type { NetUid } from "@waystone/primitives";
import type { Client } from "../chain/client.ts";
import { SdkError } from "../errors.ts";
import type { Signer } from "../signer.ts";

/** An IPv4 address as the chain keeps it. @throws SdkError `bad-arguments` */
export function ipv4Number(ip: string): bigint {
  const parts = ip.split(".").map(Number);
  if (parts.length !== 4 || parts.some(part => !Number.isInteger(part) || part < 0 || part > 255))
    throw new SdkError("bad-arguments", `"${ip}" is not an IPv4 address such as 203.0.113.7`);
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

/** Publishes where a neuron's axon answers, and its version, by which others tell its wire. @throws SdkError with the chain's error, such as `InvalidIpAddress` for 127.0.0.1 */
export async function serveAxon(
  client: Client,
  hotkey: Signer,
  netuid: NetUid,
  ip: string,
  port: number,
  version = 1,
): Promise<void> {
  await client
    .call("SubtensorModule", "serve_axon", {
      netuid,
      version,
      ip: ipv4Number(ip),
      port,
      ip_type: 4,
      protocol: 4,
      placeholder1: 0,
      placeholder2: 0,
    })
    .send(hotkey);
}
