import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { noteCodes, type NoteCode } from "../../pkg/cli/codes";
import { problem } from "../../pkg/cli/read-note";
import { BEGIN_MARKER, END_MARKER } from "../../src/core/glossary/markers";
import { updateGlossary } from "../../src/core/glossary/update";
import { parseLesson } from "../../src/core/lesson/parse-lesson";
import { aLesson, aTerm } from "../support/lesson-terms";
import { parseYaml } from "../support/parse-yaml";

/** A table row of the page: code, severities and what to do. */
interface Row {
  readonly code: string;
  readonly severities: readonly string[];
  readonly cells: readonly string[];
}

const page = await readFile("docs/diagnostics.md", "utf8");
const rows = [...page.matchAll(/^\| `([a-z]+\/[a-z0-9-]+)` \|(.*)\|$/gm)].map(
  ([, code = "", rest = ""]): Row => {
    const [severities = "", ...cells] = rest.split(/(?<!\\)\|/).map((cell) => cell.trim());
    return { code, severities: severities.split(", "), cells };
  },
);

/** Every file below a folder whose name ends so. */
async function filesIn(folder: string, ending: RegExp): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => ending.test(name)).map((name) => join(folder, name));
}

async function textsOf(files: readonly string[]): Promise<string> {
  return (await Promise.all(files.map((file) => readFile(file, "utf8")))).join("\n");
}

const CODE_TABLE = /(?:^|[\\/])codes\.ts$/;
const CODE = /"([a-z]+\/[a-z0-9-]+)"/g;
const tables = [...(await filesIn("src", CODE_TABLE)), ...(await filesIn("pkg", CODE_TABLE))];
const existing = [...(await textsOf(tables)).matchAll(CODE)].map((match) => match[1] ?? "");

/** Codes with the severities the sources and the recorded diagnostics of the fixtures show beside them. */
const shown = new Map<string, Set<string>>();
const inSources = await textsOf([...(await filesIn("src", /\.tsx?$/)), ...(await filesIn("pkg", /\.tsx?$/))]);
const inFixtures = await textsOf(await filesIn("test/fixtures", /\.json$/));
const beside = [
  ...inSources.matchAll(/"(error|warning|info)",\s*"([a-z]+\/[a-z0-9-]+)"/g),
  ...inSources.matchAll(/severity: "(error|warning|info)",\s*code: "([a-z]+\/[a-z0-9-]+)"/g),
  ...inFixtures.matchAll(/"severity": "(error|warning|info)",\s*"code": "([a-z]+\/[a-z0-9-]+)"/g),
  ...inFixtures.matchAll(/"[\d:-]+ (error|warning|info) ([a-z]+\/[a-z0-9-]+): /g),
];
for (const [, severity = "", code = ""] of beside) {
  shown.set(code, (shown.get(code) ?? new Set()).add(severity));
}

/** What is wrong with a glossary note, with the severity it is told with. */
function wrongWith(text: string): readonly string[] {
  const update = updateGlossary(text, [aLesson("06 Goroutines.md", aTerm("a", "b"))], {
    path: "GLOSSARY.md",
  });
  return update.diagnostics.map(({ severity, code }) => `${severity} ${code}`);
}

const made = updateGlossary(null, [aLesson("06 Goroutines.md", aTerm("a", "b"))], { path: "GLOSSARY.md" });
const glossary = made.kind === "updated" ? made.text : "";

function listedAs(code: string): string {
  return `${rows.find((row) => row.code === code)?.severities.join(", ") ?? "not"} ${code}`;
}

describe("docs/diagnostics.md", () => {
  test("finds the tables of codes", () => {
    expect(tables).toHaveLength(7);
    expect(existing.length).toBeGreaterThan(90);
  });

  test("lists each code that exists, once, and no other", () => {
    expect(rows.map(({ code }) => code).sort()).toEqual([...existing].sort());
  });

  test.each(rows)(
    "$code says how much it matters, what is wrong and what to write",
    ({ severities, cells }) => {
      for (const severity of severities) expect(["error", "warning", "info"]).toContain(severity);
      expect(cells).toHaveLength(2);
      for (const cell of cells) expect(cell).not.toBe("");
    },
  );

  test.each([...shown].map(([code, severities]) => ({ code, severities: [...severities] })))(
    "$code has the severity it is reported with",
    ({ code, severities }) => {
      const listed = rows.find((row) => row.code === code)?.severities ?? [];
      expect(listed).toEqual(expect.arrayContaining(severities));
    },
  );

  test.each([
    ["glossary/altered-marker", glossary.replace(END_MARKER, "%% go-glossary:end of it %%")],
    ["glossary/unpaired-marker", glossary.replace(END_MARKER, "")],
    ["glossary/no-markers", glossary.replace(BEGIN_MARKER, "").replace(END_MARKER, "")],
    ["glossary/unfinished-merge", `<<<<<<< here\nmine\n=======\ntheirs\n>>>>>>> there\n\n${glossary}`],
    ["glossary/open-fence", `\`\`\`go\n\n${glossary}`],
  ])("%s has the severity it is reported with", (code, text) => {
    expect(wrongWith(text)).toContain(listedAs(code));
  });

  test.each(Object.keys(noteCodes))("%s has the severity the command line gives it", (code) => {
    expect(listedAs(code)).toBe(`${problem(code as NoteCode, "").diagnostic.severity} ${code}`);
  });

  test("front matter that is too large is as bad as the page says", () => {
    const { diagnostics } = parseLesson("a.md", `---\na: 1\n${"b: 1\n".repeat(20_000)}`, { parseYaml });
    expect(diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      listedAs("lesson/front-matter-too-large"),
    ]);
  });

  test("names no severity that nothing reports", () => {
    const unseen = rows
      .filter(({ code }) => shown.has(code))
      .flatMap(({ code, severities }) =>
        severities
          .filter((severity) => shown.get(code)?.has(severity) !== true)
          .map((each) => `${code} ${each}`),
      );
    // These are made where the parser's own error, or its limit on values, decides how much is lost.
    expect(unseen).toEqual(["lesson/front-matter-too-deep warning", "lesson/yaml-link error"]);
  });

  test.each(["docs/format.md", "docs/cli.md", "README.md"])("%s links to it", async (path) => {
    expect(await readFile(path, "utf8")).toMatch(/\]\((?:docs\/)?diagnostics\.md\)/);
  });

  test.each([
    "docs/cli.md",
    "docs/format.md",
    "README.md",
    "CONTRIBUTING.md",
    "vault-template/Writing lessons.md",
  ])("%s names only codes that exist", async (path) => {
    const prefixes = new Set(existing.map((code) => code.slice(0, code.indexOf("/"))));
    const text = await readFile(path, "utf8");
    const named = [...text.matchAll(/(?<=["`(])([a-z]+)\/([a-z0-9-]+)(?=["`)])/g)]
      .filter((match) => prefixes.has(match[1] ?? ""))
      .map(([code]) => code);
    expect(named.filter((code) => !existing.includes(code))).toEqual([]);
  });
});
