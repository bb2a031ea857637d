import { ss58Encode } from "@waystone/crypto";
import type { Hash } from "@waystone/primitives";
import { Reader, ScaleError } from "@waystone/scale";
import type { ChainSchema } from "../chain/schema.ts";
import { WalletError } from "./errors.ts";

/**
 * Which messages are signed. `neuron`: requests between neurons (`btauth/1`, and those of SDK 10) by this very key; `wrapped`: those,
 * and whatever stands in `<Bytes>…</Bytes>`, by which wallets keep messages apart from transactions; `any`: everything, transactions as well; `none`.
 */
export type MessageRule = "none" | "neuron" | "wrapped" | "any";

/** A chain, by its metadata, and the calls that may be signed for it. */
export interface CallRule {
  readonly schema: ChainSchema;
  readonly genesisHash: Hash;
  readonly specVersion: number;
  /** Calls as `Pallet.call`. */
  readonly calls: readonly string[];
}

/** What a signer signs. */
export interface SignerRules {
  readonly messages: MessageRule;
  /** Which extrinsics; `any` for all of every chain. */
  readonly calls: "none" | "any" | CallRule;
}

function refused(why: string): WalletError {
  return new WalletError("signer-refused", why);
}

const ADDRESS = "[1-9A-HJ-NP-Za-km-z]{46,50}";
/** `neurons.md` 6: eight lines, of which the seventh is the sender. */
const BTAUTH = new RegExp(
  `^btauth/1\\n\\w+\\n[A-Z]+\\n[^\\n]*\\n[0-9a-f]{64}\\n\\d{1,20}\\n(${ADDRESS})\\n(?:-|${ADDRESS})$`,
);
/** `neurons.md` 3: what a dendrite signs of a request (first address), and an axon of an answer (second address). */
const REQUEST = new RegExp(`^\\d{1,20}\\.(${ADDRESS})\\.${ADDRESS}\\.[0-9a-f-]{36}\\.[0-9a-f]{64}$`);
const ANSWER = new RegExp(`^\\d{1,20}\\.${ADDRESS}\\.(${ADDRESS})\\.[0-9a-f-]{36}$`);

function textOf(message: Uint8Array): string {
  // Every byte one character: the patterns are ASCII but for a request's target.
  return Buffer.from(message).toString("latin1");
}

/** Whether a message is one between neurons that names this key as its sender. */
function isOfNeuron(message: Uint8Array, address: string): boolean {
  const text = textOf(message);
  return [BTAUTH, REQUEST, ANSWER].some(pattern => pattern.exec(text)?.[1] === address);
}

function isWrapped(message: Uint8Array): boolean {
  const text = textOf(message);
  return text.startsWith("<Bytes>") && text.endsWith("</Bytes>");
}

/** @throws WalletError `signer-refused` for a message that the rule does not allow */
export function checkMessage(rule: MessageRule, message: Uint8Array, publicKey: Uint8Array): void {
  if (rule === "any") return;
  if (rule === "none") throw refused("this signer signs no messages");
  if (isOfNeuron(message, ss58Encode(publicKey))) return;
  if (rule === "wrapped" && isWrapped(message)) return;
  throw refused(
    rule === "neuron"
      ? "this signer signs only requests between neurons that name its own key as the sender"
      : "this signer signs only requests between neurons, and messages within <Bytes>…</Bytes>",
  );
}

type TypeEntry = ChainSchema["metadata"]["types"][number];

/** The types that a type is made of. */
function parts({ ty: { type_def: def } }: TypeEntry): readonly number[] {
  switch (def.type) {
    case "Variant":
      return def.value.variants.flatMap(variant => variant.fields.map(field => field.ty));
    case "Composite":
      return def.value.fields.map(field => field.ty);
    case "Sequence":
    case "Array":
      return [def.value.type_param];
    case "Tuple":
      return def.value;
    case "Compact":
      return [def.value.type_param];
    default:
      return [];
  }
}

/** Whether a value of one of the types may have a call in it. */
function holdsCall(schema: ChainSchema, types: readonly number[]): boolean {
  const calls = schema.metadata.outer_enums.call_enum_ty;
  const seen = new Set<number>();
  const waiting = [...types];
  for (let type = waiting.pop(); type !== undefined; type = waiting.pop()) {
    if (type === calls) return true;
    const entry = schema.metadata.types[type];
    if (seen.has(type) || entry === undefined) continue;
    seen.add(type);
    waiting.push(...parts(entry));
  }
  return false;
}

/**
 * Makes sure that a rule means what it says: its calls exist, and none of them can carry another one past it.
 * @throws WalletError `signer-refused`, SdkError `unknown-name` for a pallet that is not there
 */
export function checkCallRule({ schema, calls }: CallRule): void {
  for (const name of calls) {
    const [pallet = "", call = ""] = name.split(".");
    const type = schema.pallet(pallet).calls?.ty;
    const entry = type === undefined ? undefined : schema.metadata.types[type];
    const def = entry?.ty.type_def;
    const variant = def?.type === "Variant" ? def.value.variants.find(one => one.name === call) : undefined;
    if (variant === undefined || name !== `${pallet}.${call}`)
      throw refused(`the chain has no call "${name}"; write it as Pallet.call, such as SubtensorModule.set_weights`);
    // An encrypted transaction is a signed one already, but its wrapper says nothing of what it does.
    if (
      pallet === "MevShield" ||
      holdsCall(
        schema,
        variant.fields.map(field => field.ty),
      )
    )
      throw refused(`${name} carries another call in it, and so would allow every call; leave it out`);
  }
}

/** What a payload carries of each extension, and what it signs of it beside, by their names. */
function extensionsOf(schema: ChainSchema, r: Reader) {
  const { signed_extensions: extensions } = schema.metadata.extrinsic;
  const read = (type: (one: (typeof extensions)[number]) => number): ReadonlyMap<string, unknown> =>
    new Map(extensions.map(one => [one.identifier, schema.codecs.codec(type(one)).read(r)]));
  const explicit = read(({ ty }) => ty);
  return { explicit, implicits: read(one => one.additional_signed) };
}

/** Whether all numbers of a value are 0. */
function isZero(value: unknown): boolean {
  if (typeof value === "bigint" || typeof value === "number") return BigInt(value) === 0n;
  return typeof value === "object" && value !== null && Object.values(value).every(isZero);
}

function readPayload({ schema }: CallRule, payload: Uint8Array) {
  try {
    const r = new Reader(payload);
    const call = schema.call.read(r) as { readonly type: string; readonly value: string | { readonly type: string } };
    const extensions = extensionsOf(schema, r);
    r.end();
    return { name: `${call.type}.${typeof call.value === "string" ? call.value : call.value.type}`, ...extensions };
  } catch (error) {
    if (!(error instanceof ScaleError)) throw error;
    // The payload may be a secret of the caller's; what is wrong with its bytes is nobody's business here.
    throw refused(
      "this is no payload of a transaction of the chain that this signer knows; after a change of the runtime, start it anew",
    );
  }
}

/** @throws WalletError `signer-refused` for a payload that the rule does not allow */
export function checkPayload(rule: SignerRules["calls"], payload: Uint8Array): void {
  if (rule === "any") return;
  if (rule === "none") throw refused("this signer signs no transactions");
  const { name, implicits, explicit } = readPayload(rule, payload);
  if (implicits.get("CheckGenesis") !== rule.genesisHash) throw refused("the transaction is for another chain");
  if (implicits.get("CheckSpecVersion") !== rule.specVersion)
    throw refused(
      "the transaction is for another version of the runtime; start the signer anew, so that it reads this one's calls",
    );
  // A tip is a transfer by another name, of any amount.
  if (!isZero(explicit.get("ChargeTransactionPayment")))
    throw refused("the transaction has a tip, and this signer gives none");
  if (!rule.calls.includes(name)) throw refused(`this signer does not sign ${name}; it signs ${rule.calls.join(", ")}`);
}
