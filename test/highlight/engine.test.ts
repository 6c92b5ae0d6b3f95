import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createEngine } from "../../src/highlight/engine";
import { type GrammarLanguage, languageOf } from "../../src/highlight/tokens";
import { readGrammarCorpus } from "./corpus";

const engine = createEngine();
const languages: readonly GrammarLanguage[] = ["go", "python"];

const tokenize = (language: GrammarLanguage, lines: readonly string[]) => {
  const tokenizer = engine.start(language, () => undefined);
  return lines.map((line) => tokenizer.tokens(line));
};

const joined = (tokens: readonly { readonly text: string }[]): string =>
  tokens.map(({ text }) => text).join("");

/** Pieces that reach the grammars; plain random text would stay outside every rule. */
const code = fc.array(
  fc.oneof(
    fc.constantFrom(
      ..."func ( ) { } [ ] chan <- struct interface // /* */ \" ' ` \\ \\n %d ''' f\" {x! :>3} @a def class : # ${ $( <<EOF EOF = == , ; . 0x1f 1e5 \t".split(
        " ",
      ),
      " ",
      "",
      "\0",
      "\r",
      "\uD800",
      "\uDC00x",
      "😀",
      "é",
      "שלום",
      "\u2028",
      "\uFEFF",
    ),
    fc.string({ maxLength: 4, unit: "binary" }),
  ),
  { maxLength: 12 },
);

describe("the texts of a line's tokens, joined, are the line", () => {
  test.each(languages)("in %s, for any text", (language) => {
    fc.assert(
      fc.property(fc.array(code, { maxLength: 6 }), (lines) => {
        const texts = lines.map((line) => line.join("").replaceAll("\n", ""));
        expect(tokenize(language, texts).map(joined)).toEqual(texts);
      }),
      { numRuns: 200 },
    );
  });

  test.each(readGrammarCorpus())("in $name", ({ language, lines }) => {
    expect(tokenize(language, lines).map(joined)).toEqual(lines);
  });
});

test("no token is empty and no two neighbours have one class", () => {
  for (const { language, lines } of readGrammarCorpus()) {
    for (const tokens of tokenize(language, lines)) {
      tokens.forEach((token, index) => {
        expect(token.text).not.toBe("");
        expect(token.class).not.toBe(tokens[index - 1]?.class);
      });
    }
  }
});

test("a block begins anew, whatever the block before it left open", () => {
  const [fresh] = tokenize("go", ["func main() {"]);
  tokenize("go", ["/* never closed", "`nor this"]);
  expect(tokenize("go", ["func main() {"])[0]).toEqual(fresh);
});

test("what a line opens, the next lines are in", () => {
  const [, inside, after] = tokenize("go", ["x := `raw", 'still "raw"', "` + y"]);
  expect(inside).toEqual([{ text: 'still "raw"', class: "string" }]);
  expect(after?.at(0)).toEqual({ text: "`", class: "string" });
});

test("blocks may be tokenized in turns", () => {
  const go = engine.start("go", () => undefined);
  const python = engine.start("python", () => undefined);
  go.tokens("x := `open");
  python.tokens('"""open');
  expect(go.tokens("inside")).toEqual([{ text: "inside", class: "string" }]);
  expect(python.tokens("inside")).toEqual([{ text: "inside", class: "comment" }]);
});

test("what is thrown before a search stops the line and leaves the grammar usable", () => {
  let budget = 3;
  const stopped = engine.start("go", () => {
    if (budget-- === 0) throw new RangeError("enough");
  });
  expect(() => stopped.tokens('func main() { fmt.Println("x", 1, 2) }')).toThrow("enough");
  expect(tokenize("go", ["return nil"]).map(joined)).toEqual(["return nil"]);
});

test("a language gets ready in many small steps, once", () => {
  const fresh = createEngine();
  expect([...fresh.prepare("go")].length).toBeGreaterThan(50);
  expect([...fresh.prepare("go")]).toEqual([]);
});

test.each([
  ["go", "go"],
  ["Golang", "go"],
  [" PY ", "python"],
  ["python3", "python"],
  ["sh", "bash"],
  ["jsonc", "json"],
  ["patch", "diff"],
  ["kotlin", null],
  ["output", null],
  ["", null],
  ["constructor", null],
])("the word %j means %s", (word, language) => {
  expect(languageOf(word)).toBe(language);
});
