import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { badNotes } from "../support/bad-notes";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder";
import { call } from "./support/call";

/** How long one note may take before it counts as frozen, in ms; a busy machine's many times over. */
const FROZEN = 60_000;

interface Found {
  readonly severity: string;
  readonly code: string;
  readonly message: string;
  readonly position: {
    readonly start: { readonly offset: number };
    readonly end: { readonly offset: number };
  };
}

interface Listed {
  readonly lessons: readonly { readonly questions: readonly { readonly id: string | null }[] }[];
}

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

async function check(content: string | Uint8Array) {
  await folder.write("note.md", content);
  const { code, out, err } = await call(folder.path, ["check", "note.md", "--json"]);
  const { diagnostics } = JSON.parse(out) as { readonly diagnostics: readonly Found[] };
  return { code, err, diagnostics };
}

describe("[B4] a note that is hard to read", () => {
  test.each(badNotes())(
    "$name: what is wrong is said, what is sound is read",
    { timeout: FROZEN },
    async (note) => {
      const { code, err, diagnostics } = await check(note.content);
      expect(err).toBe("");
      expect(code).toBe(note.broken ? 1 : 0);
      expect(diagnostics.some(({ severity }) => severity === "error")).toBe(note.broken);
      const { length } =
        typeof note.content === "string" ? note.content : new TextDecoder().decode(note.content);
      for (const { message, position } of diagnostics) {
        expect(message).toMatch(/^[\s\S]{10,1000}$/);
        expect(position.start.offset).toBeLessThanOrEqual(position.end.offset);
        expect(position.end.offset).toBeLessThanOrEqual(length);
      }
      if (diagnostics.some((found) => found.code === "note/not-utf8")) return;
      const listed = await call(folder.path, ["list", "note.md", "--json"]);
      const { lessons } = JSON.parse(listed.out) as Listed;
      const ids = lessons.flatMap(({ questions }) => questions.map(({ id }) => id ?? ""));
      expect(ids.filter((id) => note.sound.includes(id))).toEqual(note.sound);
    },
  );

  test("front matter in another language is not run", async () => {
    for (const language of ["js", "javascript", "coffee", "json"]) {
      await check(`---${language}\n{ "a": (globalThis.pwned = true, 1) }\n---\n`);
    }
    expect("pwned" in globalThis).toBe(false);
  });
});

describe("what is said is said in words for authors", () => {
  test.each([
    [
      "a bomb of aliases",
      `---\na: &a [1]\nb: [${"*a, ".repeat(200)}1]\n---\n`,
      'The front matter is not valid YAML: its aliases ("*name") repeat too much text; write the values out.',
    ],
    [
      "an alias of nothing",
      "---\ntitle: *important\n---\n",
      'The front matter is not valid YAML: "*important" refers to nothing; put it into quotes if it is text.',
    ],
    ["a list that is not closed", "---\na: [x\nb: c\n---\n", 'a "[" is not closed; write "]"'],
    ["a quotation mark alone", "---\na: 'x\n---\n", "a quotation mark is not closed"],
    ["a property given twice", "---\na: 1\na: 2\n---\n", "a property is given twice"],
    ["a second colon", "---\nsubtitle: b: c\n---\n", 'a line holds ": " twice; put the value into quotes'],
    ["a line that is no property", "---\na\nb: c\n---\n", 'a line is no property; write "key: value"'],
    ["a property indented otherwise", "---\n a: 1\nb: 2\n---\n", "a property is indented otherwise"],
  ])("%s", async (_name, text, sentence) => {
    const { diagnostics } = await check(text);
    expect(diagnostics.map(({ message }) => message).join("\n")).toContain(sentence);
  });

  test("[C3] more markers than become badges are said to be, once", async () => {
    const lines = Array.from({ length: 600 }, (_, index) => `x${index} := 1 // ①`);
    const { diagnostics } = await check(
      ["````go-compare", "```go", ...lines, "```", "1. Note.", "````", ""].join("\n"),
    );
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      [
        "compare/unknown-mark",
        "No more than 100 markers of a comment and 500 of a pane become badges; from here on they stay in the code as written. Divide the comparison.",
      ],
    ]);
  });

  test("[C6] a marker without its note is reported once, however many panes have it", async () => {
    const { diagnostics } = await check(
      ["````go-compare", "```python", "a # ①", "```", "```go", "a // ①", "```", "````", ""].join("\n"),
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(["compare/marker-without-note"]);
  });
});
