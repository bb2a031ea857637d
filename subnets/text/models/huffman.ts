import { SYMBOLS } from "./model.ts";

/** A binary tree over the 256 bytes, frequent ones near the root; inner nodes are numbered 0 (the root) to 254. */
export type HuffmanTree = {
  /** For each byte, the inner nodes from the root, each as `2 · node + turn`, turn 1 being right. */
  readonly paths: readonly Uint16Array[];
  /** The two children of each inner node, `[2 · node]` left and `[2 · node + 1]` right: an inner node, or −1 − byte. */
  readonly children: Int16Array;
};

type Node = { readonly weight: number; readonly byte: number; readonly left?: Node; readonly right?: Node };

/** Huffman's tree for the bytes of a text, each counted once more than it occurs. */
export function huffmanTree(text: Uint8Array): HuffmanTree {
  const counts = new Float64Array(SYMBOLS).fill(1);
  for (let i = 0; i < text.length; i++) counts[text[i] as number] = (counts[text[i] as number] as number) + 1;
  const open: Node[] = Array.from(counts, (weight, byte) => ({ weight, byte }));
  const byWeight = (a: Node, b: Node): number => b.weight - a.weight || b.byte - a.byte;
  let name = SYMBOLS;
  for (;;) {
    open.sort(byWeight);
    const left = open.pop();
    const right = open.pop();
    if (left === undefined || right === undefined) return number(left);
    // Names beyond the bytes only order nodes of equal weight.
    open.push({ weight: left.weight + right.weight, byte: name++, left, right });
  }
}

function number(root: Node | undefined): HuffmanTree {
  const paths: Uint16Array[] = Array.from({ length: SYMBOLS }, () => new Uint16Array(0));
  const children = new Int16Array(2 * (SYMBOLS - 1));
  let next = 0;
  const visit = (node: Node | undefined, path: readonly number[]): number => {
    if (node === undefined) return 0;
    if (node.left === undefined) {
      paths[node.byte] = Uint16Array.from(path);
      return -1 - node.byte;
    }
    const id = next++;
    children[2 * id] = visit(node.left, [...path, 2 * id]);
    children[2 * id + 1] = visit(node.right, [...path, 2 * id + 1]);
    return id;
  };
  visit(root, []);
  return { paths, children };
}
