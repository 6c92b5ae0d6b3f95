import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const page = await readFile("docs/format.md", "utf8");
const clauses = [...page.matchAll(/^- \*\*\[([A-Z]\d+)\]/gm)].map((match) => match[1] ?? "");

/** What `test`, `it` or `describe` is called, `.each` and its table included; the name may stand on a line of its own. */
const NAME = /(?<!['"`\w])(?:test|it|describe)(?:\.\w+)*\(\s*(?:"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`)/g;
/** What follows the table of a `.each`. */
const NAME_AFTER_TABLE = /\)\(\s*(?:"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`),\s*(?:async )?\(/g;

interface TestName {
  readonly file: string;
  readonly name: string;
}

async function testNames(): Promise<readonly TestName[]> {
  const files = (await readdir("test", { recursive: true })).filter((name) => /\.test\.tsx?$/.test(name));
  const names: TestName[] = [];
  for (const file of files.sort()) {
    const text = await readFile(join("test", file), "utf8");
    for (const [, plain, template] of [...text.matchAll(NAME), ...text.matchAll(NAME_AFTER_TABLE)]) {
      names.push({ file, name: plain ?? template ?? "" });
    }
  }
  return names;
}

const names = await testNames();
const citations = names.flatMap(({ file, name }) =>
  [...name.matchAll(/\[([A-Z]\d+)\]/g)].map((match) => ({ file, name, clause: match[1] ?? "" })),
);

describe("the clauses of docs/format.md", () => {
  test("are counted without a gap", () => {
    const expected = (letter: string, count: number) =>
      Array.from({ length: count }, (_, i) => letter + String(i + 1));
    expect(clauses).toEqual([
      ...expected("B", 6),
      ...expected("D", 12),
      ...expected("C", 6),
      ...expected("T", 5),
      ...expected("G", 7),
      ...expected("F", 5),
    ]);
  });

  test.each(clauses)("%s is cited by the name of a test", (clause) => {
    expect(citations.filter((citation) => citation.clause === clause)).not.toEqual([]);
  });

  test("no test cites a clause that does not exist", () => {
    expect(names.length).toBeGreaterThan(300);
    expect(citations.filter(({ clause }) => !clauses.includes(clause))).toEqual([]);
  });

  test("no page and no source cites a clause that does not exist", async () => {
    const files = [
      ...(await sourcesIn("src")),
      ...(await sourcesIn("pkg")),
      ...["README.md", "CONTRIBUTING.md", "docs/format.md", "docs/diagnostics.md", "docs/cli.md"],
    ];
    const unknown: string[] = [];
    for (const file of files) {
      for (const [, clause = ""] of (await readFile(file, "utf8")).matchAll(/\[([BDCTG]\d+)\]/g)) {
        if (!clauses.includes(clause)) unknown.push(`${file}: ${clause}`);
      }
    }
    expect(unknown).toEqual([]);
  });
});

async function sourcesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => /\.tsx?$/.test(name)).map((name) => join(folder, name));
}
