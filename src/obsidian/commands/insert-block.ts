import type { App, Editor, TFile } from "obsidian";
import { changeInEditor } from "../app/note-text";

/** A drill to start from. `^` marks where its id goes. */
const drill = (id: string): string => `\`\`\`\`go-drill
### What does it do?  ^${id}

\`\`\`go

\`\`\`

Ask for the consequence.

- [x] The right answer
  > Why it is right.
- [ ] What many believe
  > Why it fails.
- [ ] What some believe
  > Why it fails.

> [!hint] Where to look.
> [!why] The rule behind it.
\`\`\`\`
`;

/** A comparison to start from. */
const comparison = (id: string): string => `\`\`\`\`go-compare
### What both sides do  ^${id}

\`\`\`python title="Python"
pass  # ① what happens here
\`\`\`

\`\`\`go title="Go"
return // ① what happens here
\`\`\`

1. **The difference.** What the eye misses.

> [!reflex] The question to ask.
\`\`\`\`
`;

/** Puts a drill to fill in at the cursor, on lines of its own. */
export function insertDrill(app: App, editor: Editor, file: TFile | null): void {
  changeInEditor(app, file, editor.getValue(), () => insertBlock(editor, drill(freshId())));
}

/** Puts a comparison to fill in at the cursor, on lines of its own. */
export function insertComparison(app: App, editor: Editor, file: TFile | null): void {
  changeInEditor(app, file, editor.getValue(), () => insertBlock(editor, comparison(freshId())));
}

function insertBlock(editor: Editor, block: string): void {
  const cursor = editor.getCursor();
  const before = editor.getLine(cursor.line).slice(0, cursor.ch);
  editor.replaceSelection((before.trim() === "" ? "" : "\n\n") + block);
}

/** An id nobody else has: two devices may insert a drill at the same moment, so counting will not do. */
function freshId(): string {
  const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  const chance = crypto.getRandomValues(new Uint8Array(6));
  return `q-${Array.from(chance, (byte) => letters.charAt(byte % letters.length)).join("")}`;
}
