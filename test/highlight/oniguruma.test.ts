import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createEngine, type ScopedRange } from "../../src/highlight/engine";
import { readGrammarCorpus, readTemplateCode } from "./corpus";
import { createReference } from "./oniguruma";

/** Lines known to differ, one `file:line` each; what stands behind `#` is why. */
const known = readFileSync(new URL("../fixtures/code/differences.txt", import.meta.url), "utf8")
  .split("\n")
  .map((line) => line.replace(/#.*/, "").trim())
  .filter((line) => line !== "");

const print = (ranges: readonly ScopedRange[]): string =>
  ranges.map(({ start, end, scopes }) => `${start}-${end} ${scopes.join(" ")}`).join("\n");

const corpus = [...readGrammarCorpus(), ...readTemplateCode()];

test("the corpus covers Go and Python with at least 2,000 lines", () => {
  for (const language of ["go", "python"]) {
    expect(corpus.some((file) => file.language === language)).toBe(true);
  }
  expect(corpus.reduce((sum, file) => sum + file.lines.length, 0)).toBeGreaterThanOrEqual(2000);
});

test("the list of differences names lines of the corpus", () => {
  for (const place of known) {
    const [name = "", line = ""] = place.split(":");
    const file = corpus.find((candidate) => candidate.name === name);
    expect(file, place).toBeDefined();
    expect(Number(line), place).toBeLessThanOrEqual(file?.lines.length ?? 0);
  }
});

describe("scopes equal Oniguruma's on the stock grammar, the listed lines aside", async () => {
  const reference = await createReference();
  const engine = createEngine();

  test.each(corpus)("in $name", { timeout: 60_000 }, ({ name, language, lines }) => {
    const expected = reference(language, lines);
    const tokenizer = engine.start(language, () => undefined);
    const differing = lines.flatMap((line, index) =>
      print(tokenizer.scopes(line)) === print(expected[index] ?? []) ? [] : [`${name}:${index + 1}`],
    );
    expect(differing).toEqual(known.filter((place) => place.startsWith(`${name}:`)));
  });
});
