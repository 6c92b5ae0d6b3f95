import type { Blockquote, PhrasingContent, RootContent } from "mdast";

/** A callout's first line and what follows it. */
export interface Callout {
  /** Lower case, as styles and icons are named. */
  readonly type: string;
  /** What stands behind a bar in the brackets; only styles read it. */
  readonly metadata: string;
  readonly fold: "" | "+" | "-";
  /** Empty when the author gave none: the type's name is shown then. */
  readonly title: readonly PhrasingContent[];
  readonly content: readonly RootContent[];
}

/**
 * Reads a quote as a callout; null when it is an ordinary quote.
 *
 * ```text
 * > [!why]- Who waits?
 * >    ^^^ ^ ^^^^^^^^^^
 * >   type | title
 * >       fold
 * ```
 */
export function readCallout(node: Blockquote): Callout | null {
  const [first, ...rest] = node.children;
  if (first?.type !== "paragraph") return null;
  const [head, ...others] = first.children;
  if (head?.type !== "text") return null;
  const match = /^\[!([^\]|\n]+)(?:\|([^\]\n]*))?\]([+-]?)[ \t]*/.exec(head.value);
  if (match === null) return null;
  const [opening, type = "", metadata = "", fold = ""] = match;
  const [title, below] = splitAtLineEnd([{ ...head, value: head.value.slice(opening.length) }, ...others]);
  const content: RootContent[] = below.length === 0 ? rest : [{ ...first, children: below }, ...rest];
  return { type: type.trim().toLowerCase(), metadata, fold: fold as Callout["fold"], title, content };
}

/** Splits a paragraph's content at its first line end. */
function splitAtLineEnd(children: readonly PhrasingContent[]): [PhrasingContent[], PhrasingContent[]] {
  const title: PhrasingContent[] = [];
  for (const [index, child] of children.entries()) {
    const end = child.type === "text" ? child.value.indexOf("\n") : -1;
    if (child.type === "break") return [title, children.slice(index + 1)];
    if (child.type !== "text" || end < 0) {
      if (child.type !== "text" || child.value !== "") title.push(child);
      continue;
    }
    const before = child.value.slice(0, end);
    const after = child.value.slice(end + 1);
    if (before !== "") title.push({ ...child, value: before });
    const rest = children.slice(index + 1);
    return [title, after === "" ? rest : [{ ...child, value: after }, ...rest]];
  }
  return [title, []];
}

/** A callout's shown name when its author gave no title. */
export function calloutName(type: string): string {
  return type.charAt(0).toUpperCase() + type.slice(1).replace(/-/g, " ");
}
