import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import manifest from "../../manifest.json";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder";
import { call } from "./support/call";

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
  await folder.write("vault/.obsidian/app.json", "{}");
  await folder.write("vault/02 Comma-ok.md", lesson(2, ["comma-ok — tells absent from zero"]));
  await folder.write(
    "vault/06 Goroutines.md",
    lesson(6, ["goroutine — a call the runtime schedules", "leak — never ends"]),
  );
  await folder.write("vault/NOTES.md", "# Notes\n\nNothing to learn here.\n");
});
afterEach(() => folder.remove());

const run = (...args: string[]) => call(folder.path, args);

function lesson(number: number, terms: readonly string[]): string {
  return [
    "---",
    "course: Go for Reviewers",
    `lesson: ${number}`,
    "Terms introduced:",
    ...terms.map((term) => `  - ${JSON.stringify(term)}`),
    "---",
    "",
    `# Lesson ${number}`,
    "",
    "````go-drill",
    `### Does it wait?  ^l${number}-wait`,
    "",
    "When does `save` run?",
    "",
    "- [ ] After `process` returns",
    "  > `go` returns at once.",
    "- [x] Nobody knows when",
    "  > Nothing orders the two.",
    "````",
    "",
    "````go-compare",
    `### Wait for it  ^l${number}-compare`,
    "",
    '```python title="Python"',
    "await task  # ① joins",
    "```",
    "",
    "```go",
    "wg.Wait() // ① joins too",
    "```",
    "",
    "1. **Join.** The same.",
    "````",
    "",
  ].join("\n");
}

const BROKEN = "---\nTerms introduced:\n  - goroutine: a: b\n---\n\n# Broken\n";

describe("a wrong call exits with 2 and says how to call, on standard error alone", () => {
  test.each([
    [[], "Name a command."],
    [["chekc"], 'There is no command "chekc".'],
    [["constructor"], 'There is no command "constructor".'],
    [["check"], "Name a note or a folder of notes."],
    [["list"], "Name a note or a folder of notes."],
    [["check", "nowhere"], "nowhere cannot be read"],
    [["check", "vault", "nowhere"], "nowhere cannot be read"],
    [["check", "vault", "--jsno"], "--jsno"],
    [["check", "vault", "--json=yes"], "--json"],
    [["glossary"], "Name one vault"],
    [["glossary", "vault", "vault"], "Name one vault"],
    [["glossary", "vault/02 Comma-ok.md"], "is only a part of the vault"],
  ])("%j", async (args, sentence) => {
    const { code, out, err } = await run(...args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(sentence);
    expect(err).toContain("Usage: go-for-reviewers");
  });
});

test.each([
  [["--help"], /^Usage: go-for-reviewers COMMAND/],
  [["help"], /^Usage: go-for-reviewers COMMAND/],
  [["check", "--help"], /^Usage: go-for-reviewers check PATH… \[--json\]/],
  [["list", "vault", "-h"], /^Usage: go-for-reviewers list/],
  [["glossary", "--help"], /^Usage: go-for-reviewers glossary/],
])("%j is answered on standard output", async (args, answer) => {
  const { code, out, err } = await run(...args);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatch(answer);
});

test("--version is the plugin's", async () => {
  expect(await run("--version")).toEqual({ code: 0, out: `${manifest.version}\n`, err: "" });
});

describe("check", () => {
  test("prints nothing when nothing is wrong", async () => {
    expect(await run("check", "vault")).toEqual({ code: 0, out: "", err: "" });
  });

  test("names each mistake at its place and exits with 1", async () => {
    await folder.write("vault/broken.md", BROKEN);
    await folder.write("vault/latin.md", Uint8Array.from([0x63, 0xe9]));
    const { code, out } = await run("check", "vault");
    expect(code).toBe(1);
    expect(out).toMatch(/^vault\/broken\.md:3:\d+: error: .+ \(lesson\/[\w-]+\)$/m);
    expect(out).toContain(
      "vault/latin.md:1:2: error: The byte E9 here is not UTF-8; save the note as UTF-8. (note/not-utf8)\n",
    );
  });

  describe("what only the whole vault can tell", () => {
    const linking = (...targets: readonly string[]): string =>
      lesson(7, []).replace("Nothing orders the two.", targets.map((target) => `[[${target}]]`).join(" "));

    beforeEach(async () => {
      await folder.write("vault/images/graph.png", "");
      await folder.write("vault/deep/Named otherwise.md", "---\naliases: [The other name]\n---\n");
    });

    test.each(["vault", "vault/07 Links.md"])(
      "links that lead somewhere are fine, checking %s",
      async (path) => {
        const targets = [
          "02 Comma-ok",
          "06 goroutines#Lesson 6",
          "images/graph.png",
          "The other name",
          "comma-ok",
          "#Here",
        ];
        await folder.write("vault/07 Links.md", linking(...targets));
        expect(await run("check", path)).toEqual({ code: 0, out: "", err: "" });
      },
    );

    test("a link that leads nowhere is a warning, and leaves the exit code at 0", async () => {
      await folder.write("vault/07 Links.md", linking("02 Coma-ok"));
      const { code, out } = await run("check", "vault/07 Links.md");
      expect(code).toBe(0);
      expect(out).toMatch(
        /^vault\/07 Links\.md:17:5: warning: \[\[02 Coma-ok\]\] leads to no note.*\(lesson\/dead-link\)\n$/,
      );
    });

    test("an id given twice is an error where it is given again, also when only that note is checked", async () => {
      await folder.write("vault/copy.md", lesson(6, []));
      const { code, out } = await run("check", "vault/copy.md");
      expect(code).toBe(1);
      expect(out.match(/lesson\/duplicate-id/g)).toHaveLength(2);
      expect(out).toContain('vault/copy.md:10:20: error: "^l6-wait" is already given at 06 Goroutines.md:12');
      expect((await run("check", "vault/06 Goroutines.md")).out).toBe("");
    });

    test("without a vault round it, a note's links are not judged", async () => {
      await folder.write("alone.md", linking("Somewhere else"));
      expect(await run("check", "alone.md")).toEqual({ code: 0, out: "", err: "" });
    });
  });

  test("gives the same diagnostics as JSON", async () => {
    await folder.write("vault/broken.md", BROKEN);
    const lines = (await run("check", "vault")).out.trimEnd().split("\n");
    const { code, out } = await run("check", "vault", "--json");
    expect(code).toBe(1);
    const answer = JSON.parse(out) as {
      version: number;
      notes: number;
      errors: number;
      diagnostics: { path: string }[];
    };
    expect(answer).toMatchObject({ version: 1, notes: 4 });
    expect(answer.diagnostics).toHaveLength(lines.length);
    expect(answer.diagnostics.every(({ path }) => path === "vault/broken.md")).toBe(true);
  });

  test("reads a note once, however often it is named", async () => {
    const { out } = await run("check", "vault", "vault", "vault/NOTES.md", "--json");
    expect(JSON.parse(out)).toMatchObject({ notes: 3, errors: 0 });
  });

  test("a name that begins with a dash is a name after --", async () => {
    await folder.write("-x.md", "text");
    expect((await run("check", "--", "-x.md")).code).toBe(0);
  });

  test("shows progress to somebody who watches, only when it takes long, and takes it away", async () => {
    const quick = await call(folder.path, ["check", "vault"], { watched: true, pace: 1 });
    const unwatched = await call(folder.path, ["check", "vault"], { pace: 5000 });
    expect([quick.err, unwatched.err]).toEqual(["", ""]);
    const { err } = await call(folder.path, ["check", "vault"], { watched: true, pace: 5000 });
    expect(err).toContain("\rChecking 1 of 3 notes …");
    expect(err.endsWith("\r\u001b[K")).toBe(true);
  });
});

describe("list", () => {
  test("names every lesson, term, question with its right answer, and comparison with its markers", async () => {
    const { code, out, err } = await run("list", "vault", "--json");
    expect([code, err]).toEqual([0, ""]);
    const { version, lessons } = JSON.parse(out) as { version: number; lessons: Record<string, unknown>[] };
    expect(version).toBe(1);
    expect(lessons.map(({ path }) => path)).toEqual(["vault/02 Comma-ok.md", "vault/06 Goroutines.md"]);
    expect(lessons[0]).toMatchObject({
      course: "Go for Reviewers",
      lesson: 2,
      minutes: 1,
      terms: [{ term: "comma-ok", definition: "tells absent from zero", line: 5 }],
      questions: [
        { kind: "choice", id: "l2-wait", title: "Does it wait?", line: 11, answer: ["Nobody knows when"] },
      ],
      comparisons: [
        {
          id: "l2-compare",
          title: "Wait for it",
          line: 21,
          panes: [
            { language: "python", label: "Python", markers: [{ number: 1, line: 1 }] },
            { language: "go", label: "Go", markers: [{ number: 1, line: 1 }] },
          ],
          notes: 1,
        },
      ],
    });
  });

  test("says the same to people", async () => {
    const { out } = await run("list", "vault/06 Goroutines.md");
    expect(out).toContain("vault/06 Goroutines.md");
    expect(out).toContain("terms: goroutine, leak");
    expect(out).toMatch(/12 {2}choice .*Does it wait\? {2}\^l6-wait {2}→ Nobody knows when/);
    expect(out).toMatch(/22 {2}comparison .*Wait for it {2}\^l6-compare {2}Python \| Go, markers 1/);
  });

  test("tells unknown terms from none, and lists the rest when a note cannot be read", async () => {
    await folder.write("vault/broken.md", BROKEN);
    await folder.write("vault/latin.md", Uint8Array.from([0xe9]));
    const { code, out, err } = await run("list", "vault", "--json");
    expect(code).toBe(1);
    expect(err).toContain("vault/latin.md:1:1: error:");
    const { lessons } = JSON.parse(out) as { lessons: { path: string; terms: unknown }[] };
    expect(lessons.find(({ path }) => path === "vault/broken.md")?.terms).toBeNull();
    expect(lessons).toHaveLength(3);
  });
});

describe("glossary", () => {
  const glossary = (): Promise<string> => readFile(join(folder.path, "vault/GLOSSARY.md"), "utf8");

  test("writes the note, and the second time nothing", async () => {
    const first = await run("glossary", "vault");
    expect(first.code).toBe(0);
    expect(first.out).toContain("vault/GLOSSARY.md written: 3 added");
    const text = await glossary();
    expect(text).toContain("### comma-ok");
    const before = await readdir(join(folder.path, "vault"));
    expect(await run("glossary", "vault")).toEqual({
      code: 0,
      out: "vault/GLOSSARY.md is up to date.\n",
      err: "",
    });
    expect(await glossary()).toBe(text);
    expect(await readdir(join(folder.path, "vault"))).toEqual(before);
  });

  test("--check writes nothing and exits with 1 when something would change", async () => {
    const before = await run("glossary", "vault", "--check");
    expect(before.code).toBe(1);
    expect(before.out).toContain("would change: 3 added");
    await expect(glossary()).rejects.toThrow("ENOENT");
    await run("glossary", "vault");
    expect((await run("glossary", "vault", "--check")).code).toBe(0);
  });

  test("says of each entry why it comes, goes or changes", async () => {
    await run("glossary", "vault");
    await folder.write(
      "vault/06 Goroutines.md",
      '---\nlesson: 6\nTerms introduced:\n  - "comma-ok — otherwise"\n  - "mutex — a lock"\n---\n',
    );
    const { code, out } = await run("glossary", "vault", "--check", "--yes");
    expect(code).toBe(1);
    expect(out.split("\n").slice(1, -1)).toEqual([
      "  + mutex: introduced in 06 Goroutines",
      "  ~ comma-ok: introduced in 06 Goroutines, too; its definition differs in 02 Comma-ok, 06 Goroutines",
      expect.stringMatching(
        /^ {2}- goroutine: no lesson introduces it any more; it came from 06 Goroutines$/,
      ),
      expect.stringMatching(/^ {2}- /),
    ]);
    const json = JSON.parse((await run("glossary", "vault", "--check", "--json")).out) as {
      readonly reasons: readonly unknown[];
    };
    expect(json.reasons[0]).toEqual({
      term: "mutex",
      change: "added",
      why: "introduced in 06 Goroutines",
      lessons: ["06 Goroutines"],
    });
  });

  test("keeps what it has of a note that cannot be read, and says so", async () => {
    await run("glossary", "vault");
    const text = await glossary();
    await folder.write("vault/06 Goroutines.md", BROKEN);
    await folder.write("vault/02 Comma-ok.md", Uint8Array.from([0xe9]));
    const { code, out, err } = await run("glossary", "vault", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      status: "unchanged",
      unknown: ["02 Comma-ok.md", "06 Goroutines.md"],
    });
    expect(err).toBe("");
    expect(await glossary()).toBe(text);
  });

  test("asks before much goes, takes no answer for no, and --yes for yes", async () => {
    await run("glossary", "vault");
    const text = await glossary();
    await folder.write("vault/06 Goroutines.md", "# Nothing left\n");
    for (const answer of [null, false]) {
      const { code, out } = await call(folder.path, ["glossary", "vault"], { answer });
      expect(code).toBe(1);
      expect(out).toContain("was not written, because it would lose many entries");
      expect(await glossary()).toBe(text);
    }
    expect(JSON.parse((await run("glossary", "vault", "--json")).out)).toMatchObject({
      status: "needs-confirmation",
      formerStatus: "needs-yes",
    });
    expect((await run("glossary", "vault", "--yes")).code).toBe(0);
    expect(await glossary()).not.toContain("### goroutine");
  });

  test("writes when the answer is yes", async () => {
    await run("glossary", "vault");
    await folder.write("vault/06 Goroutines.md", "# Nothing left\n");
    const { code, err } = await call(folder.path, ["glossary", "vault"], { answer: true });
    expect(code).toBe(0);
    expect(err).toContain("This drops 2 entries from vault/GLOSSARY.md.");
    expect(await glossary()).not.toContain("### goroutine");
  });

  test("leaves a damaged note alone, says where, and repairs it when told to", async () => {
    await run("glossary", "vault");
    const damaged = (await glossary()).replace(/^%% go-glossary:end.*$/m, "mine");
    await folder.write("vault/GLOSSARY.md", damaged);
    const { code, err } = await run("glossary", "vault");
    expect(code).toBe(1);
    expect(err).toMatch(/^vault\/GLOSSARY\.md:\d+:1: error: .* \(glossary\/unpaired-marker\)$/m);
    expect(await glossary()).toBe(damaged);
    expect((await run("glossary", "vault", "--repair", "--check")).code).toBe(1);
    expect(await glossary()).toBe(damaged);
    expect((await run("glossary", "vault", "--repair")).code).toBe(0);
    expect(await glossary()).toContain("mine");
    expect((await run("glossary", "vault")).code).toBe(0);
  });

  test("writes where the plugin is set to, with the property it is set to", async () => {
    const settings = { glossaryPath: "Words/Glossary.md", termsKey: "Vocabulary" };
    await folder.write("vault/.obsidian/plugins/go-for-reviewers/data.json", JSON.stringify(settings));
    await folder.write("vault/07.md", "---\nVocabulary:\n  - slice — a view of an array\n---\n");
    expect((await run("glossary", "vault")).err).toContain("make it first");
    await mkdir(join(folder.path, "vault/Words"));
    expect((await run("glossary", "vault")).code).toBe(0);
    expect(await readFile(join(folder.path, "vault/Words/Glossary.md"), "utf8")).toContain("### slice");
  });

  test("does not guess when its settings are damaged", async () => {
    await folder.write("vault/.obsidian/plugins/go-for-reviewers/data.json", "{");
    const { code, err } = await run("glossary", "vault");
    expect([code, err.includes("repair or remove it")]).toEqual([1, true]);
  });

  test("leaves a note alone that is not UTF-8", async () => {
    const bytes = Uint8Array.from([0x23, 0x20, 0xe9]);
    await writeFile(join(folder.path, "vault/GLOSSARY.md"), bytes);
    const { code, err } = await run("glossary", "vault");
    expect([code, err]).toEqual([
      1,
      "vault/GLOSSARY.md is not UTF-8, so it is left alone; save it as UTF-8.\n",
    ]);
    expect(new Uint8Array(await readFile(join(folder.path, "vault/GLOSSARY.md")))).toEqual(bytes);
  });

  test("does not take the glossary note for a lesson", async () => {
    await folder.write("vault/GLOSSARY.md", "---\nTerms introduced:\n  - self — not a lesson\n---\n");
    await run("glossary", "vault");
    expect(await glossary()).not.toContain("### self");
  });
});

test("hostile notes come out as diagnostics, and never as an error of ours", async () => {
  const notes: Readonly<Record<string, string>> = {
    "empty.md": "",
    "nul.md": "````go-drill\n\0\n````\n",
    "js.md": '---js\n{ "title": (globalThis.taken = true) }\n---\n',
    "long-line.md": `# ${"x".repeat(100_000)}\n`,
    "unclosed.md": "````go-drill\n```go\n",
    "rtl.md": "````go-drill\n### \u202Eabc\n- [x] \u05d0\n````\n",
    "bomb.md": `---\na: &a [x,x,x,x,x,x,x,x,x]\n${Array.from("bcdefgh")
      .map((name, n) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[n]!}`).join(",")}]`)
      .join("\n")}\n---\n`,
    "lines.md": `${"````go-drill\n".repeat(5000)}${"text\n".repeat(5000)}`,
  };
  for (const [name, text] of Object.entries(notes)) await folder.write(`hostile/${name}`, text);
  for (const command of ["check", "list"]) {
    const { out } = await run(command, "hostile", "--json");
    expect(JSON.parse(out)).toMatchObject({ version: 1 });
  }
  expect(Object.hasOwn(globalThis, "taken")).toBe(false);
});
