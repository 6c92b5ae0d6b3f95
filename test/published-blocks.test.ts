import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { parseLesson } from "../src/core/lesson/parse-lesson";

/** Every note of the template, and every page of ours that shows blocks. */
const pages = [
  "README.md",
  ...(await readdir("docs")).filter((name) => name.endsWith(".md")).map((name) => join("docs", name)),
  ...(await readdir("vault-template", { recursive: true }))
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("vault-template", name)),
];

/**
 * The page itself, and each sample that stands in a longer `markdown` fence, which is how a page shows a block
 * without being one.
 */
function samples(text: string): string[] {
  const shown = [...text.matchAll(/^(`{5,})markdown\n([\s\S]*?)\n\1$/gm)].map((match) => match[2] ?? "");
  return [text, ...shown];
}

describe("every block we publish", () => {
  test.each(pages)("%s reads without a diagnostic", async (page) => {
    const found = samples(await readFile(page, "utf8")).flatMap((text) =>
      parseLesson(page, text, { parseYaml }).diagnostics.map(
        ({ code, message, position }) => `${position.start.line}: ${message} (${code})`,
      ),
    );
    expect(found).toEqual([]);
  });
});

describe("the template vault", () => {
  const questionsOf = async (name: string): Promise<Map<string, number>> => {
    const path = `lessons/${name}.md`;
    const lesson = parseLesson(path, await readFile(join("vault-template", path), "utf8"), { parseYaml });
    const kinds = new Map<string, number>();
    for (const block of lesson.blocks) {
      if (block.kind !== "drill") continue;
      for (const { kind } of block.drill.questions) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    return kinds;
  };

  test.each(["02 Comma-ok and zero values", "06 Goroutines, channels and the leak smell"])(
    "%s practises every kind of question, eight times and more",
    async (name) => {
      const kinds = await questionsOf(name);
      expect([...kinds.keys()].sort()).toEqual(
        ["choice", "choices", "cloze", "order", "output", "recall", "short-answer", "spot"].sort(),
      );
      expect([...kinds.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(8);
    },
  );
});
