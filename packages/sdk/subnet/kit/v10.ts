import type { AnySynapse } from "../../neuron/v10/synapse.ts";
import type { Neuron } from "../metagraph.ts";
import type { Protocol } from "./protocol.ts";

/** Version that axons of SDK 10 publish: 10.2.0. */
export const V10_AXON_VERSION = 10_002_000;
/** Versions between which axons speak the wire of SDK 10, which is older than its number. */
const [FIRST, NEXT] = [1_000_000, 11_000_000];

/** Whether an axon speaks the wire of SDK 10, by the version that it published. */
export function speaksV10(axon: NonNullable<Neuron["axon"]>): boolean {
  return axon.version >= FIRST && axon.version < NEXT;
}

/** Fields of a synapse by name. */
type Fields = Readonly<Record<string, unknown>>;

/** A protocol's synapse with the fields of each side. */
export interface V10Form {
  readonly kind: AnySynapse;
  /** What of a synapse's fields is the question. */
  question(fields: Fields): Fields;
  /** What of them is the answer; `undefined` where it was not filled in. */
  answer(fields: Fields): Fields | undefined;
}

/** How a protocol travels on the wire of SDK 10; `undefined` where it does not. */
export function v10Form<Q, A>({ v10 }: Protocol<Q, A>): V10Form | undefined {
  if (v10 === undefined) return undefined;
  const answers = new Set(v10.answer);
  const pick = (fields: Fields, wanted: (name: string) => boolean): Fields =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => name in v10.synapse.fields && wanted(name)));
  return {
    kind: v10.synapse,
    question: fields => pick(fields, name => !answers.has(name)),
    answer(fields) {
      const given = pick(fields, name => answers.has(name));
      return Object.values(given).some(value => value !== null && value !== undefined) ? given : undefined;
    },
  };
}
