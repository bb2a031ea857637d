import Table from "cli-table3";
import type { Summary } from "./summary.ts";

const TAO = 1e9;
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
/** A difference of bits; one that rounds to nothing has no sign. */
const bits = (value: number | null): string =>
  value
    ?.toFixed(3)
    .replace(/^-(0\.000)$/, "$1")
    .replace("-", "−") ?? "–";
const alpha = (rao: string): string => (Number(rao) / TAO).toFixed(3);

/** The network at a glance: miners with their loss, what each adds to the mixture, and their pay, validators with theirs, the mixture below them. */
export function renderTable(summary: Summary): string {
  const [subnet] = summary.subnets;
  if (subnet === undefined) return "";
  const miners = new Table({
    head: ["uid", "miner", "kind", "bits/byte", "adds", "incentive", "earned α"],
    style: { head: [], border: [], compact: true },
    colAligns: ["right", "left", "left", "right", "right", "right", "right"],
  });
  const byLoss = [...subnet.miners].sort((a, b) => (a.bitsPerByte ?? 99) - (b.bitsPerByte ?? 99));
  for (const miner of byLoss)
    miners.push([
      miner.uid,
      miner.model,
      miner.kind,
      miner.bitsPerByte?.toFixed(3) ?? "–",
      bits(miner.marginalBitsPerByte),
      percent(miner.incentive),
      alpha(miner.emissionRao),
    ]);
  const validators = new Table({
    head: ["uid", "validator", "stake τ", "dividends", "per stake", "earned α"],
    style: { head: [], border: [], compact: true },
    colAligns: ["right", "left", "right", "right", "right", "right"],
  });
  for (const validator of subnet.validators)
    validators.push([
      validator.uid,
      validator.kind,
      (Number(validator.stakeRao) / TAO).toFixed(1),
      percent(validator.dividends),
      (validator.dividendsPerStake * 1000).toFixed(3),
      alpha(validator.emissionRao),
    ]);
  const { bitsPerByte, bestMinerBitsPerByte, bytes } = subnet.mixture;
  const gain = bestMinerBitsPerByte > 0 ? 1 - bitsPerByte / bestMinerBitsPerByte : 0;
  const mixture =
    bytes === 0
      ? "mixture: learning"
      : `mixture of all honest miners: ${bitsPerByte.toFixed(3)} bits/byte on ${bytes} ${subnet.heldOut ? "held-out" : "not held-out"} bytes, ${percent(gain)} below the best miner on those bytes (${bestMinerBitsPerByte.toFixed(3)}; the table counts all bytes so far)`;
  return [
    `block ${summary.blocks} · epoch ${summary.epochs} · money ${summary.conserved ? "conserved" : "NOT CONSERVED"}`,
    miners.toString(),
    mixture,
    validators.toString(),
  ].join("\n");
}
