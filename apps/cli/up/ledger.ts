import { lossOf, MixtureMeter } from "@waystone/subnet-text";
import { MINERS, VALIDATORS } from "./cast.ts";
import type { TextReport } from "./report.ts";

/** Bytes that the mixture learns from before it is measured. */
const WARM_UP = 500;

interface Loss {
  bits: number;
  bytes: number;
  answered: number;
}

/** What the demonstration measures: each miner's loss over all validators, the mixture's on one validator's bytes, what each earned. */
export class Ledger {
  readonly #losses = new Map<string, Loss>();
  readonly #emission = new Map<string, bigint>();
  /** Σ of dividends by stake, epoch by epoch, from the copier's first epoch on. */
  readonly #yield = new Map<string, number>();
  readonly #names = MINERS.filter(({ kind }) => kind === "honest").map(({ hotkey }) => hotkey.address);
  readonly meter = new MixtureMeter(this.#names, WARM_UP);
  #epochs = 0;
  #heldOut = true;

  /** Books a step of any validator; the first one's also teaches the mixture's meter and counts epochs. */
  book(report: TextReport, first: boolean): void {
    const hotkeyOf = new Map(report.metagraph.neurons.map(neuron => [neuron.uid, neuron.hotkey]));
    for (const { byte, answers, heldOut } of report.predictions) {
      if (!heldOut) this.#heldOut = false;
      for (const [uid, answer] of answers) {
        const loss = this.#loss(hotkeyOf.get(uid) ?? "");
        loss.bits += lossOf(answer, byte);
        loss.bytes++;
        if (answer !== undefined) loss.answered++;
      }
    }
    if (!first) return;
    this.#epochs++;
    const uidOf = new Map(report.metagraph.neurons.map(neuron => [neuron.hotkey, neuron.uid]));
    for (const { byte, answers, prefix } of report.predictions)
      this.meter.record(
        this.#names.map(name => answers.get(uidOf.get(name) ?? -1)),
        prefix.at(-1),
        byte,
      );
    this.#bookEarnings(report);
  }

  /** Epochs of the subnet that were seen. */
  get epochs(): number {
    return this.#epochs;
  }

  /** Whether all text that was used was held out. */
  get heldOut(): boolean {
    return this.#heldOut;
  }

  /** A miner's bits per byte; null for one that never gave a valid answer. */
  bitsPerByte(hotkey: string): number | null {
    const loss = this.#losses.get(hotkey);
    return loss === undefined || loss.answered === 0 ? null : loss.bits / loss.bytes;
  }

  /**
   * What the mixture would lose without a miner, in bits per byte, on the first validator's challenges: the others may take its part. Null
   * before it is measured and for those that are not mixed.
   */
  marginal(hotkey: string): number | null {
    const { bytes, miners } = this.meter.report();
    return bytes === 0 ? null : (miners.find(({ name }) => name === hotkey)?.marginal ?? null);
  }

  /** Alpha that a neuron was paid in all epochs that were seen, in its 10⁻⁹ parts. */
  emission(hotkey: string): bigint {
    return this.#emission.get(hotkey) ?? 0n;
  }

  /** Dividends for each unit of stake, summed over the epochs in which the weight copier earned. */
  dividendsPerStake(hotkey: string): number {
    return this.#yield.get(hotkey) ?? 0;
  }

  #bookEarnings({ metagraph }: TextReport): void {
    for (const { hotkey, emission } of metagraph.neurons) this.#emission.set(hotkey, this.emission(hotkey) + emission);
    const copier = VALIDATORS.find(({ kind }) => kind === "copier")?.hotkey.address;
    const copies = metagraph.neurons.some(({ hotkey, dividends }) => hotkey === copier && dividends > 0);
    if (!copies && !this.#yield.has(copier ?? "")) return;
    for (const { hotkey } of VALIDATORS) {
      const neuron = metagraph.neurons.find(n => n.hotkey === hotkey.address);
      if (neuron === undefined || neuron.totalStake === 0n) continue;
      const share = neuron.dividends / (Number(neuron.totalStake) / 1e9);
      this.#yield.set(neuron.hotkey, this.dividendsPerStake(neuron.hotkey) + share);
    }
  }

  #loss(hotkey: string): Loss {
    const known = this.#losses.get(hotkey);
    if (known !== undefined) return known;
    const fresh = { bits: 0, bytes: 0, answered: 0 };
    this.#losses.set(hotkey, fresh);
    return fresh;
  }
}
