import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder";
import { call } from "./support/call";

const drill = (...lines: readonly string[]): string => ["````go-drill", ...lines, "````", ""].join("\n");

const CHOICE = ["### Which?  ^one", "Which one?", "", "- [x] this", "- [ ] that", "  > No."] as const;

const COMPARISON = [
  "````go-compare",
  "### Same  ^same",
  "```python",
  "a = 1  # ① here",
  "```",
  "```go",
  "a := 1 // ① there",
  "```",
  "1. Note.",
  "````",
  "",
];

const front = (...lines: readonly string[]): string => ["---", ...lines, "---", ""].join("\n");

/** A note with one mistake each: where it must be reported, and as what. */
const mistakes: Readonly<Record<string, readonly [text: string, diagnostic: string]>> = {
  "no right option": [
    drill(...CHOICE)
      .replace("[x]", "[ ]")
      .replace("this", "this\n  > No."),
    "2:1: warning drill/no-right-option",
  ],
  "nothing to answer": [drill("### Which?  ^one", "Which one?"), "2:1: error drill/no-answer-form"],
  "an empty block": [drill(), "1:13: error drill/empty"],
  "a box without its blank": [
    drill(...CHOICE).replace("- [ ] that", "- [] that"),
    "6:1: error block/malformed-box",
  ],
  "a box that is neither": [
    drill(...CHOICE).replace("- [ ] that", "- [?] that"),
    "6:1: error block/unreadable-box",
  ],
  "a misspelt key": [
    drill(CHOICE[0], "shufle: false", "", ...CHOICE.slice(1)),
    "3:1: warning block/unknown-key",
  ],
  "no feedback": [drill(...CHOICE.slice(0, -1)), "6:1: warning drill/no-feedback"],
  "no id": [drill(...CHOICE).replace("  ^one", ""), "2:1: warning drill/missing-id"],
  "a pattern that is none": [drill("### Name?  ^name", "= /(/"), "3:1: error drill/bad-pattern"],
  "a blank nobody fills": [
    drill("### Fill  ^fill", "```go", "__1__ := __2__", "```", "__1__ = a"),
    "3:1: error drill/blank-without-answer",
  ],
  "a block that ends inside a fence": [
    "```go-drill\n### Which?  ^one\n```go\nx := 1\n```\n",
    "3:1: error block/unclosed-fence",
  ],
  "a block that never ends": [drill(...CHOICE).replace(/````\n$/, ""), "1:1: error lesson/block-unclosed"],
  "a marker without its note": [
    ["````go-compare", "### Listing  ^listing", "```go", "a := 1 // ① here", "```", "````", ""].join("\n"),
    "4:11: warning compare/marker-without-note",
  ],
  "a note without its marker": [
    COMPARISON.join("\n").replace("1. Note.", "1. Note.\n2. Two."),
    "10:1: warning compare/note-without-marker",
  ],
  "a pane that does not exist": [
    COMPARISON.join("\n").replace("^same\n", "^same\npredict: rust\n"),
    "3:10: warning compare/predict-no-pane",
  ],
  "front matter that is not YAML": [
    front("lesson: 6", "title: [unclosed"),
    "3:1: error lesson/front-matter-invalid",
  ],
  "front matter in another language": ["---js\n{}\n---\n", "1:1: error lesson/front-matter-language"],
  "front matter that never ends": ["---\nlesson: 6\n\ntext\n", "1:1: error lesson/front-matter-unclosed"],
  "a definition YAML cuts": [
    front("Terms introduced:", "  - go — see # below"),
    "3:14: warning lesson/yaml-cut",
  ],
  "a lesson that has no number": [front("lesson: six"), "2:9: warning lesson/property-type"],
};

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

test.each(Object.entries(mistakes))(
  "%s is one diagnostic, at its place",
  async (_name, [text, diagnostic]) => {
    await folder.write("note.md", text);
    const { code, out } = await call(folder.path, ["check", "note.md"]);
    const found = [...out.matchAll(/^note\.md:(\d+:\d+): (\w+): .* \(([\w/-]+)\)$/gm)];
    expect(found.map(([, place, severity, name]) => `${place!}: ${severity!} ${name!}`)).toEqual([
      diagnostic,
    ]);
    expect(code).toBe(diagnostic.includes(": error ") ? 1 : 0);
  },
);
