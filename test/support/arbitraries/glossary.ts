import fc from "fast-check";
import type { LessonTerms, Term } from "../../../src/core/glossary/term";

/** Names that break glossaries: by characters links cannot carry, by Markdown, by Unicode, by length. */
export const NASTY_TERMS: readonly string[] = [
  ":=",
  "<-ch",
  "C#",
  "C++",
  "C",
  "a | b",
  "[]byte",
  "byte",
  "%%",
  'fmt.Printf("%%")',
  "$&",
  "$1 $$ $`",
  "🦫 gopher",
  "İstanbul",
  "istanbul",
  "caf\u00e9",
  "cafe\u0301",
  "*p",
  "__init__",
  "`defer`",
  "a ` b",
  "[[link]]",
  "x ^id",
  "# heading",
  "go-glossary:begin",
  "协程",
  "x".repeat(300),
  "<script>",
  "glossary",
  "From the lessons",
  "Also defined in this note",
  "constructor",
  "__proto__",
  "\ud800 half",
  "two\nlines",
];

const PLAIN_TERMS = [
  "goroutine",
  "channel",
  "comma-ok",
  "Zero value",
  "zero value",
  "errors.Is",
  "sync.WaitGroup",
];

const DEFINITION_PIECES = [
  "a function call started with `go`",
  "the runtime schedules it",
  "# not a heading",
  "---",
  "===",
  "text",
  "```go",
  "```",
  "~~~",
  "    indented",
  "\tdone := make(chan bool)",
  "### goroutine",
  "%% a comment",
  "`%%` prints %",
  "`a",
  "b` %% `c",
  "$$",
  "$& $1 $`",
  "<!-- open",
  "<script>",
  "| a | b |",
  "| - | - |",
  "- item",
  "  ```",
  "1. one",
  "> [!note] aside",
  "_From_ [[02 Comma-ok]] %%g:12345678%%",
  "%% go-glossary:end %%",
  "- _Avoid_: it",
  "_Lessons define this differently:_",
  "**channel**: bold",
  "<<<<<<< ours",
  "=======",
  ">>>>>>> theirs",
  "",
  "\u0000 nul",
  "end ^block-id",
  "\ud83d half",
];

/** Where lessons stand. */
export const LESSON_PATHS: readonly string[] = [
  "02 Comma-ok.md",
  "lessons/02 Comma-ok.md",
  "lessons/06 Goroutines.md",
  "lessons/10 Channels & more.md",
  "lessons/C# [draft].md",
  "уроки/урок.md",
];

const names = fc.array(fc.oneof(fc.constantFrom(...PLAIN_TERMS), fc.constantFrom(...NASTY_TERMS)), {
  maxLength: 2,
});

const termName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...PLAIN_TERMS),
  fc.constantFrom(...NASTY_TERMS),
  fc.string({ maxLength: 6, unit: "binary" }),
);

export const definition: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.constantFrom(...DEFINITION_PIECES), { maxLength: 6 }),
    fc.constantFrom("\n", "\r\n", "\n\n"),
  )
  .map(([pieces, ending]) => pieces.join(ending));

const term: fc.Arbitrary<Term> = fc.record({
  term: termName,
  definition,
  aliases: names,
  see: names,
  avoid: names,
  group: fc.option(fc.constantFrom("concurrency", "maps · slices"), { nil: null, freq: 3 }),
});

/** Up to five lessons with paths of their own. */
export const lessonTerms: fc.Arbitrary<LessonTerms[]> = fc.uniqueArray(
  fc.record({
    path: fc.constantFrom(...LESSON_PATHS),
    title: fc.constantFrom("Comma-ok", "02 Comma-ok", "Title | with ]] signs %%", "六", ""),
    lesson: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
    terms: fc.array(term, { maxLength: 4 }),
  }),
  { selector: ({ path }) => path, maxLength: 5 },
);

const OUTSIDE_LINES = [
  "",
  "",
  "---",
  "tags: [go]",
  "# Glossary",
  "## C",
  "### goroutine",
  "### byte",
  "**channel**: a pipe, by hand",
  "**comma-ok**:",
  "_Avoid_: safe get",
  "- **Zero value** — what a variable is at first",
  "- errors.Is: compares",
  "| term | meaning |",
  "| --- | --- |",
  "| [[goroutine]] | by hand |",
  "Some prose that mentions `%% go-glossary:begin %%` and goes on.",
  "```",
  "~~~go",
  "%%",
  "<!--",
  "trailing blanks   ",
  "## Kept from the generated part",
  "half \ud800 pair",
  "協程：讲",
];

const ending = fc.constantFrom("\n", "\n", "\r\n");

/** A note as an author may have written it: any line endings, a byte order mark, with or without a last line ending. */
export const authorText: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...OUTSIDE_LINES), ending), { maxLength: 12 }),
    fc.boolean(),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([lines, mark, closed, crlf]) => {
    const text = lines.map(([line, end]) => line + (crlf ? "\r\n" : end)).join("");
    return (mark ? "\uFEFF" : "") + (closed ? text : text.replace(/\r?\n$/, ""));
  });

/** Something a person, an editor or a synchronising program does to a note; `at` is a share of its length. */
export type Edit =
  | { readonly kind: "type"; readonly at: number; readonly text: string }
  | { readonly kind: "insert-line"; readonly at: number; readonly text: string }
  | { readonly kind: "delete-line" | "duplicate-line" | "swap-ending"; readonly at: number };

/** Even over the whole note; numbers with a point would gather at its ends. */
const share = fc.nat(9_999).map((part) => part / 10_000);

const typed = fc.constantFrom("", "# ", "### ", "- ", "```", "> ", "**new**: ", "%% ", "| ");

/** Edits whose typed text holds a token that nothing else does. */
export const edits: fc.Arbitrary<Edit[]> = fc
  .array(
    fc.oneof(
      fc.record({ kind: fc.constantFrom("type" as const, "insert-line" as const), at: share, text: typed }),
      fc.record({
        kind: fc.constantFrom("delete-line" as const, "duplicate-line" as const, "swap-ending" as const),
        at: share,
      }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((list) =>
    list.map((edit, index) => ("text" in edit ? { ...edit, text: `${edit.text}${token(index)}` } : edit)),
  );

/** What the edit numbered `index` types. */
function token(index: number): string {
  return `HUMAN${index}TYPED`;
}

/** The tokens the edits type, in the text that came of them. */
export function typedTokens(text: string): string[] {
  return [...text.matchAll(/HUMAN\dTYPED/g)].map(([found]) => found);
}

export function applyEdits(text: string, list: readonly Edit[]): string {
  return list.reduce(applyEdit, text);
}

function applyEdit(text: string, edit: Edit): string {
  if (edit.kind === "type") {
    const at = Math.round(edit.at * text.length);
    return text.slice(0, at) + edit.text + text.slice(at);
  }
  const lines = text.split(/(?<=\n)/);
  const at = Math.min(Math.floor(edit.at * lines.length), Math.max(0, lines.length - 1));
  const line = lines[at] ?? "";
  if (edit.kind === "insert-line") lines.splice(at, 0, `${edit.text}\n`);
  else if (edit.kind === "delete-line") lines.splice(at, 1);
  else if (edit.kind === "duplicate-line") lines.splice(at, 0, line.endsWith("\n") ? line : `${line}\n`);
  else lines[at] = line.endsWith("\r\n") ? line.replace(/\r\n$/, "\n") : line.replace(/\n$/, "\r\n");
  return lines.join("");
}
