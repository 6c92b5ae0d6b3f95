import type { EditorState } from "@codemirror/state";
import type { SyntaxNodeRef } from "@lezer/common";
import { type CodeToken, grammarOf, tokenize } from "../../markdown/prism";
import type { InlineMark, InlineScene } from "./inline-marks";

/** Longer code stays plain while it is written. */
const LONGEST = 20_000;

/** How many pieces of code are remembered with their colours. */
const REMEMBERED = 100;

interface Colour {
  readonly from: number;
  readonly to: number;
  readonly className: string;
}

const remembered = new Map<string, readonly Colour[]>();

/** Code in a fence that nobody draws: coloured, and without its marks where the selection is elsewhere. */
export function fenceMarks({ from, to, node }: SyntaxNodeRef, { state, touches }: InlineScene): InlineMark[] {
  const info = node.getChild("CodeInfo");
  const language = info === null ? "" : (/^\S*/.exec(state.sliceDoc(info.from, info.to))?.[0] ?? "");
  const marks: InlineMark[] = node
    .getChildren("CodeText")
    .flatMap((text) => coloursOf(state, text.from, text.to, language));
  const [open, close] = node.getChildren("CodeMark");
  if (open === undefined || close === undefined || touches(from, to)) return marks;
  const first = state.doc.lineAt(open.from);
  marks.push({ kind: "widget", from: open.from, to: first.to, widget: { name: "flair", language } });
  marks.push({ kind: "hide", from: close.from, to: close.to });
  return marks;
}

function coloursOf(state: EditorState, from: number, to: number, language: string): InlineMark[] {
  if (to - from > LONGEST) return [];
  return coloured(state.sliceDoc(from, to), language).map((colour) => ({
    kind: "class",
    from: from + colour.from,
    to: from + colour.to,
    className: colour.className,
  }));
}

function coloured(code: string, language: string): readonly Colour[] {
  const grammar = grammarOf(language);
  if (grammar === null) return [];
  const key = `${language}\n${code}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const colours: Colour[] = [];
  let offset = 0;
  const add = (token: CodeToken): void => {
    if (typeof token === "string") {
      offset += token.length;
      return;
    }
    const start = offset;
    token.content.forEach(add);
    if (offset > start)
      colours.push({ from: start, to: offset, className: `token ${token.classes.join(" ")}` });
  };
  tokenize(code, grammar).forEach(add);
  remembered.set(key, colours);
  if (remembered.size > REMEMBERED) remembered.delete(remembered.keys().next().value ?? "");
  return colours;
}
