import type { FootnoteDefinition, PhrasingContent, Root, RootContent } from "mdast";
import { walk } from "./parse-markdown";

/** Makes footnotes of what stands in `^[…]`: references with definitions of their own at the note's end. */
export function readInlineFootnotes(root: Root): void {
  const definitions: FootnoteDefinition[] = [];
  walk(root, (node) => {
    if (node.type !== "paragraph" && node.type !== "heading" && node.type !== "tableCell") return true;
    node.children = readPhrasing(node.children, definitions);
    return false;
  });
  root.children.push(...(definitions as RootContent[]));
}

function readPhrasing(children: PhrasingContent[], definitions: FootnoteDefinition[]): PhrasingContent[] {
  const result: PhrasingContent[] = [];
  const rest = [...children];
  for (let node = rest.shift(); node !== undefined; node = rest.shift()) {
    const opening = node.type === "text" ? node.value.indexOf("^[") : -1;
    if (node.type !== "text" || opening < 0) {
      result.push(node);
      continue;
    }
    const found = readNote([{ ...node, value: node.value.slice(opening + 2) }, ...rest]);
    if (found === null) {
      result.push(node);
      continue;
    }
    const identifier = `inline-${String(definitions.length + 1)}`;
    definitions.push({
      type: "footnoteDefinition",
      identifier,
      children: [{ type: "paragraph", children: found.content }],
      // Where it is defined is where it stands.
      ...(node.position === undefined ? {} : { position: node.position }),
    });
    if (opening > 0) result.push({ ...node, value: node.value.slice(0, opening) });
    result.push({ type: "footnoteReference", identifier });
    rest.splice(0, rest.length, ...found.rest);
  }
  return result;
}

interface InlineNote {
  readonly content: PhrasingContent[];
  readonly rest: PhrasingContent[];
}

/** Reads up to the bracket that closes the note; null where none does. */
function readNote(nodes: readonly PhrasingContent[]): InlineNote | null {
  const content: PhrasingContent[] = [];
  let depth = 1;
  for (const [index, node] of nodes.entries()) {
    if (node.type !== "text") {
      content.push(node);
      continue;
    }
    for (const bracket of node.value.matchAll(/[[\]]/g)) {
      depth += bracket[0] === "[" ? 1 : -1;
      if (depth > 0) continue;
      content.push({ ...node, value: node.value.slice(0, bracket.index) });
      const after = node.value.slice(bracket.index + 1);
      return {
        content,
        rest: [...(after === "" ? [] : [{ ...node, value: after }]), ...nodes.slice(index + 1)],
      };
    }
    content.push(node);
  }
  return null;
}
