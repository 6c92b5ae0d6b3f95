import { syntaxTree } from "@codemirror/language";
import type { Transaction } from "@codemirror/state";
import type { LiveBlock } from "./block-kinds";

/**
 * The blocks found, with those added that stood in what the parser has not come to yet.
 *
 * After an edit the parser works for a few milliseconds and goes on later. A block further down is not gone in
 * between: it would be drawn anew, and the text would jump.
 */
export function keepUnparsed(
  found: readonly LiveBlock[],
  before: readonly LiveBlock[],
  { state, changes }: Pick<Transaction, "state" | "changes">,
): readonly LiveBlock[] {
  const parsed = syntaxTree(state).length;
  if (parsed >= state.doc.length) return found;
  const taken = found.at(-1)?.to ?? -1;
  const kept = before.flatMap((block) => {
    const from = changes.mapPos(block.from, 1);
    const to = changes.mapPos(block.to, -1);
    if (to <= parsed || from <= taken || state.sliceDoc(from, to) !== block.source) return [];
    return [{ ...block, from, to }];
  });
  return [...found, ...kept];
}
