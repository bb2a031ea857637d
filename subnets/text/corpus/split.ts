import { TextSubnetError } from "../errors.ts";
import { type Document, joinDocuments, totalBytes } from "./document.ts";
import { loadNovel, loadSpeeches } from "./packages.ts";

/** What a miner may learn from: one of three eras, all three, the novel, or everything that is not held out. */
export type TrainingSlice = "E1" | "E2" | "E3" | "eras" | "novel" | "all";

/** Texts, cut into what may be learnt and what is held out; no document is in two parts. */
export type Corpus = {
  readonly E1: readonly Document[];
  readonly E2: readonly Document[];
  readonly E3: readonly Document[];
  readonly novel: readonly Document[];
  /** Never shown to a miner but as prefixes of challenges. */
  readonly heldOut: readonly Document[];
};

const SECOND_ERA = 1880;
const THIRD_ERA = 1930;

/**
 * Split A of the built-in texts: speeches of even years are learnt, in the eras before 1880, 1880 to 1929 and since 1930 (1.5 to 2.0 MB
 * each); speeches of odd years (5.5 MB) are held out. Whole years are split because a year may have two speeches. The texts are public,
 * so this split is a convention between honest miners and no protection.
 * @throws TextSubnetError `corpus-missing`
 */
export function loadBuiltInCorpus(): Corpus {
  const speeches = loadSpeeches();
  const learnt = (from: number, to: number): Document[] =>
    speeches.filter(({ year = 0 }) => year % 2 === 0 && year >= from && year < to);
  return {
    E1: learnt(0, SECOND_ERA),
    E2: learnt(SECOND_ERA, THIRD_ERA),
    E3: learnt(THIRD_ERA, Number.POSITIVE_INFINITY),
    novel: loadNovel(),
    heldOut: speeches.filter(({ year = 0 }) => year % 2 === 1),
  };
}

/**
 * A user's own documents, split like the built-in ones: every second is held out; the others are cut, in their order, into three eras of
 * about as many bytes.
 * @throws TextSubnetError `corpus-too-small` with fewer than six documents
 */
export function splitDocuments(documents: readonly Document[]): Corpus {
  if (documents.length < 6) {
    throw new TextSubnetError(
      "corpus-too-small",
      `A corpus needs at least 6 documents (three to learn from, as many held out), got ${documents.length}.`,
    );
  }
  const learnt = documents.filter((_, i) => i % 2 === 0);
  const third = totalBytes(learnt) / 3;
  const eras: [Document[], Document[], Document[]] = [[], [], []];
  let seen = 0;
  learnt.forEach((document, i) => {
    // By the document's middle; the first and the last document keep the outer eras from being empty.
    const middle = seen + document.bytes.length / 2;
    const era = i === 0 ? 0 : i === learnt.length - 1 ? 2 : Math.min(2, Math.floor(middle / third));
    eras[era as 0 | 1 | 2].push(document);
    seen += document.bytes.length;
  });
  if (eras[1].length === 0) {
    const donor = eras[0].length > 1 ? eras[0].pop() : eras[2].shift();
    if (donor !== undefined) eras[1].push(donor);
  }
  const [E1, E2, E3] = eras;
  return { E1, E2, E3, novel: [], heldOut: documents.filter((_, i) => i % 2 === 1) };
}

/** The documents of a slice. */
export function documentsOf(corpus: Corpus, slice: TrainingSlice): readonly Document[] {
  switch (slice) {
    case "E1":
    case "E2":
    case "E3":
    case "novel":
      return corpus[slice];
    case "eras":
      return [...corpus.E1, ...corpus.E2, ...corpus.E3];
    case "all":
      return [...corpus.E1, ...corpus.E2, ...corpus.E3, ...corpus.novel];
  }
}

/** The text of a slice, in one piece. */
export function trainingText(corpus: Corpus, slice: TrainingSlice): Uint8Array {
  return joinDocuments(documentsOf(corpus, slice));
}
