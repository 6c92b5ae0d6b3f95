import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { QuestionKind } from "../../src/core/drill/drill";
import { parseDrill } from "../../src/core/drill/parse";
import { givenOf } from "../../src/core/reviews/given";
import { appendText } from "../../src/core/reviews/note";
import { LARGEST_NOTE } from "../../pkg/cli/read-note";
import { call } from "../cli/support/call";
import { answerOf, DAY, NOON } from "../support/arbitraries/reviews";
import { temporaryFolder } from "../support/temporary-folder";

const page = await readFile("docs/cli.md", "utf8");
const folder = await temporaryFolder();
afterAll(() => folder.remove());

/** The samples of one section of the page, by their fence's language. */
function sampleOf(section: string, language: string): string {
  const text = page.split(`\n## ${section}\n`)[1]?.split("\n## ")[0] ?? "";
  const sample = new RegExp(`^\`{3}${language}\n([^]*?)^\`{3}$`, "m").exec(text)?.[1];
  if (sample === undefined) throw new Error(`The page shows no ${language} under ${section}.`);
  return sample;
}

/** The names a value of JSON has, at any depth; of a list those of its first member. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value !== "object" || value === null) return null;
  const names = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(names.map(([name, member]) => [name, shapeOf(member)]));
}

const DRILL = `### Does it wait?  ^l06-wait

When does \`save\` run after a [[leak]]?

- [ ] After \`process\`
- [x] In no fixed order
`;

const NOTE = `---
lesson: 6
---

\`\`\`\`go-drill
### Does it wait?  ^l06-wait

When does \`save\` run?

- [] After \`process\`
  > \`go\` does not wait.
- [x] In no fixed order
\`\`\`\`
`;

describe("docs/cli.md", () => {
  test("shows what check prints of a note", async () => {
    await folder.write("lessons/06 Goroutines.md", NOTE);
    const text = await call(folder.path, ["check", "lessons"]);
    expect(text).toEqual({ code: 1, out: sampleOf("check", "text"), err: "" });
    const json = await call(folder.path, ["check", "lessons", "--json"]);
    expect(JSON.parse(sampleOf("check", "json"))).toEqual(JSON.parse(json.out));
  });

  test("shows every name that list gives, and no other", async () => {
    const shown = JSON.parse(sampleOf("list", "json")) as unknown;
    const { out } = await call(process.cwd(), ["list", join("vault-template", "lessons"), "--json"]);
    const { lessons, ...rest } = JSON.parse(out) as {
      readonly lessons: readonly { readonly lesson: number }[];
    };
    const six = lessons.filter(({ lesson }) => lesson === 6);
    expect(shapeOf(shown)).toEqual(shapeOf({ ...rest, lessons: six }));
  });

  test("says of every kind of question what its answer holds", () => {
    const kinds: Readonly<Record<QuestionKind, true>> = {
      choice: true,
      choices: true,
      spot: true,
      output: true,
      order: true,
      "short-answer": true,
      cloze: true,
      recall: true,
    };
    const table = page.split("| `kind` | `answer` |")[1]?.split("\n\n")[0] ?? "";
    const named = [...table.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(
      ([, cell = ""]) => cell.match(/[a-z-]+/g) ?? [],
    );
    expect(named.sort()).toEqual(Object.keys(kinds).sort());
  });

  test("shows every name that glossary gives, and no other", async () => {
    interface Answer {
      readonly status: string;
      readonly changes: Readonly<Record<string, unknown>>;
    }
    const shown = JSON.parse(sampleOf("glossary", "json")) as Answer;
    await folder.write("vault/06.md", '---\nTerms introduced:\n  - "a — b"\n---\n');
    const { out } = await call(folder.path, ["glossary", "vault", "--json"]);
    const made = JSON.parse(out) as Answer;
    expect(shapeOf({ ...made, changes: undefined })).toEqual(shapeOf({ ...shown, changes: undefined }));
    expect(Object.keys(made.changes)).toEqual(Object.keys(shown.changes));
    expect(made.status).toBe(shown.status);
  });

  describe("of due, report and export", () => {
    const time = { t: NOON, tz: 0 };
    const wrong = givenOf(parseDrill(DRILL).model.questions[0]!, { kind: "options", chosen: [0] });
    const answers = [9, 2].map((days, i) =>
      answerOf("mac", i + 1, { t: NOON - days * DAY, q: "l06-wait", ok: false, a: wrong }),
    );
    const later = answerOf("mac", 3, { t: NOON, q: "gone" });

    beforeAll(async () => {
      await folder.write("reviewed/.obsidian/app.json", "{}");
      await folder.write(
        "reviewed/lessons/06 Goroutines.md",
        `---\nterms: ["leak — what never ends"]\n---\n\n\`\`\`\`go-drill\n${DRILL}\`\`\`\`\n`,
      );
    });

    test.each(["due", "report"] as const)("shows what %s prints, and every name it gives", async (name) => {
      await folder.write(
        "reviewed/Reviews/mac.md",
        appendText("", name === "due" ? [answers[1]!, later] : answers),
      );
      const inVault = join(folder.path, "reviewed");
      const { out } = await call(inVault, [name, "."], { time });
      expect(out).toBe(sampleOf(name, "text"));
      const json = await call(inVault, [name, ".", "--json"], { time });
      const [shown, made] = [sampleOf(name, "json"), json.out].map((text) => JSON.parse(text) as object);
      expect(shapeOf(shown)).toEqual(shapeOf(made));
      // Of these the page shows the first one only.
      expect({ ...made, days: null, forecast: null }).toMatchObject({ ...shown, days: null, forecast: null });
    });

    test("shows every name that export gives, and no other", async () => {
      const inVault = join(folder.path, "reviewed");
      const csv = await call(inVault, ["export", ".", "--format", "csv"], { time });
      const [columns = ""] = csv.out.split("\r\n");
      const section = page.split("\n## export\n")[1] ?? "";
      for (const column of columns.split(",")) expect(section).toContain(`\`${column}\``);
      const anki = await call(inVault, ["export", ".", "--format", "anki", "--json"], { time });
      const { rows } = JSON.parse(anki.out) as { readonly rows: readonly object[] };
      expect(shapeOf(rows[0])).toEqual(shapeOf(JSON.parse(sampleOf("export", "json"))));
    });
  });

  test("names the size up to which notes are read", () => {
    expect(page).toContain(`over ${LARGEST_NOTE / 1024 / 1024} MB`);
  });

  test.each(["check", "list", "glossary", "due", "report", "export"])(
    "gives the synopsis of %s as its help does",
    async (name) => {
      const { out } = await call(folder.path, [name, "--help"]);
      const synopsis = /^Usage: go-for-reviewers (.*)$/m.exec(out)?.[1] ?? "";
      expect(page).toContain(`| \`${synopsis.replaceAll("|", "\\|")}\` |`);
    },
  );
});
