import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AnswerEvent } from "../../src/core/reviews/event";
import { givenOf } from "../../src/core/reviews/given";
import { appendText } from "../../src/core/reviews/note";
import { parseDrill } from "../../src/core/drill/parse";
import { answerOf, DAY, NOON } from "../support/arbitraries/reviews";
import { folderSnapshot } from "../support/folder-snapshot";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder";
import { call } from "./support/call";

const DRILL = `### Does it wait?  ^l06-wait

When does \`save\` run?

- [ ] After \`process\`
  > There is no \`await\`.
- [x] Nobody knows when
- [ ] Before "it", <i>always</i>
`;

const LESSON = `---
lesson: 6
Terms introduced:
  - "goroutine — a call the runtime schedules"
  - "leak — what never ends"
---

# Goroutines

\`\`\`\`go-drill
${DRILL}
### Which line leaks?  ^l06-leak
tags: leak

\`\`\`go
done := make(chan bool)
	done <- true //! Nobody receives.
\`\`\`

> [!why] That is a [[leak]].
\`\`\`\`
`;

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
  await folder.write("vault/.obsidian/app.json", "{}");
  await folder.write("vault/06 Goroutines.md", LESSON);
});
afterEach(() => folder.remove());

const run = (...args: string[]) => call(folder.path, args, { time: { t: NOON, tz: 0 } });
const json = async (...args: string[]): Promise<Record<string, unknown>> =>
  JSON.parse((await run(...args, "--json")).out) as Record<string, unknown>;

let counter = 0;
const ago = (days: number, q: string, rest: Partial<AnswerEvent> = {}): AnswerEvent =>
  answerOf("mac", ++counter, { t: NOON - days * DAY, q, ...rest });

async function answered(...events: readonly AnswerEvent[]): Promise<void> {
  await folder.write("vault/Reviews/mac 2026-11.md", appendText("", events));
}

/** The option of that index, as the log names it. */
function option(index: number): readonly string[] {
  const [question] = parseDrill(DRILL).model.questions;
  return givenOf(question!, { kind: "options", chosen: [index] });
}

describe("a wrong call of due, report and export exits with 2", () => {
  test.each([
    [["due"], "Name one vault"],
    [["report", "vault", "vault"], "Name one vault"],
    [["due", "vault/06 Goroutines.md"], "is only a part of the vault"],
    [["export", "vault"], "Name a format"],
    [["export", "vault", "--format", "xml"], "Name a format"],
    [["export", "vault", "--format"], "--format"],
  ])("%j", async (args, sentence) => {
    const { code, out, err } = await run(...args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(sentence);
  });
});

describe("due", () => {
  test("of a vault without a log asks nothing, and writes nothing", async () => {
    const before = await folderSnapshot(folder.path);
    expect(await run("due", "vault")).toEqual({ code: 0, err: "", out: "0 due, 0 new.\n" });
    expect(await folderSnapshot(folder.path)).toEqual(before);
  });

  test("names what is new in a lesson that was begun", async () => {
    await answered(ago(0, "l06-wait"));
    expect((await run("due", "vault")).out).toBe(
      [
        "0 due, 1 new; 1 answered today.",
        "Nothing is due before 2026-12-02.",
        "vault/06 Goroutines.md:20: Which line leaks?: new",
        "",
      ].join("\n"),
    );
  });

  test("names what is due with its place, and what is remembered of it", async () => {
    await answered(ago(2, "l06-leak", { ok: false }), ago(0, "l06-wait"));
    const { out } = await run("due", "vault");
    expect(out).toMatch(
      /^1 due, 0 new; 1 answered today\.\n.*:20: Which line leaks\?: missed, \d\d % remembered\n$/,
    );
    expect(await json("due", "vault")).toMatchObject({
      today: "2026-11-29",
      due: 1,
      answered: 1,
      enough: false,
      next: null,
      questions: [{ path: "vault/06 Goroutines.md", line: 20, key: "l06-leak", due: "2026-11-28" }],
      log: { events: 2, bad: [], clashes: [], ahead: 0 },
    });
  });

  test("says when nothing is due, and when something will be", async () => {
    await answered(ago(0, "l06-leak"), ago(0, "l06-wait", { ok: false }));
    expect((await run("due", "vault")).out).toBe(
      "0 due, 0 new; 2 answered today.\nNothing is due before 2026-11-30.\n",
    );
  });

  test("follows the vault's settings", async () => {
    await folder.write(
      "vault/.obsidian/plugins/go-for-reviewers/data.json",
      JSON.stringify({ reviewsFolder: "Log/mine", newPerDay: 1, perDay: "many" }),
    );
    await folder.write("vault/Log/mine/a.md", appendText("", [ago(5, "l06-leak", { ok: false })]));
    expect(await json("due", "vault")).toMatchObject({ due: 1, new: 1 });
  });

  test("reads copies, cut notes and notes of any name, and says what it passed over", async () => {
    const text = appendText("", [ago(9, "l06-leak", { ok: false }), ago(5, "l06-leak", { ok: false })]);
    await folder.write("vault/Reviews/mac 2026-11.md", text);
    await folder.write("vault/Reviews/mac 2026-11.sync-conflict-20261129-120000-ABCDEF.md", text);
    await folder.write(
      "vault/Reviews/mac 2026-11 (Conflicted copy phone 202611291200).md",
      text.slice(0, -30),
    );
    const cut = Buffer.concat([Buffer.from(`${text.slice(0, -2)}ü`).subarray(0, -1)]);
    await folder.write("vault/Reviews/cut.md", cut);
    const { code, err } = await run("due", "vault");
    expect(code).toBe(0);
    expect(err.trim().split("\n")).toEqual([
      expect.stringMatching(
        /^vault\/Reviews\/cut\.md:9: this line of the log is passed over: it is not whole/,
      ),
      expect.stringMatching(/\(Conflicted copy .*\.md:9: this line/),
    ]);
    expect(await json("due", "vault")).toMatchObject({ due: 1, log: { events: 2 } });
  });

  test("takes no note of the log for a lesson", async () => {
    await answered(ago(0, "l07-wait"));
    const other = LESSON.replaceAll("^l06", "^l07");
    await folder.write("vault/Reviews/odd.md", other);
    expect(await json("due", "vault")).toMatchObject({ new: 0 });
    await folder.write("vault/07 Maps.md", other);
    expect(await json("due", "vault")).toMatchObject({ new: 1 });
  });

  test("asks nothing of a template, a lesson that waits for its number [T5]", async () => {
    await answered(ago(0, "l07-wait"));
    const template = LESSON.replaceAll("^l06", "^l07").replace("lesson: 6", "lesson:");
    await folder.write("vault/templates/Lesson.md", template);
    expect(await json("due", "vault")).toMatchObject({ new: 0 });
    expect(await json("report", "vault")).toMatchObject({ lessons: [{ title: "06 Goroutines" }] });
  });

  test("names a lesson that cannot be read, and exits with 1", async () => {
    await folder.write("vault/latin.md", Uint8Array.from([0xe9]));
    const { code, out, err } = await run("due", "vault");
    expect([code, out.split("\n")[0]]).toEqual([1, "0 due, 0 new."]);
    expect(err).toContain("vault/latin.md:1:1: error:");
  });
});

describe("report", () => {
  test("names what was missed twice with the answers given instead, and the terms never proven", async () => {
    await answered(
      ago(30, "l06-wait", { ok: false, a: option(0) }),
      ago(20, "l06-wait", { ok: false, a: option(0) }),
      ago(10, "l06-wait", { ok: false, a: option(2) }),
      ago(9, "l06-leak"),
      ago(3, "~0123456789abcdef"),
    );
    const { code, out, err } = await run("report", "vault");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toBe(
      [
        "Lessons",
        "  06 Goroutines (vault/06 Goroutines.md): 2 questions, 1 right, 0 unsure, 1 missed, 0 new, 2 due",
        "",
        "Missed twice or more",
        "  vault/06 Goroutines.md:11: Does it wait?: missed 3 of 3 times",
        "    2 × After `process`",
        '    1 × Before "it", <i>always</i>',
        "",
        "Terms",
        "  proven: none",
        "  practised: leak",
        "  only introduced: goroutine",
        "",
        "Answered, and no longer in the vault: ~0123456789abcdef",
        "",
      ].join("\n"),
    );
  });

  test("gives the same as JSON, with the days behind and the four weeks ahead", async () => {
    await answered(ago(9, "l06-leak", { ok: false }), ago(3, "l06-leak"));
    const { days, forecast, missed, terms, unknown } = await json("report", "vault");
    expect({ days, missed, terms, unknown }).toMatchObject({
      days: [
        { day: "2026-11-20", answered: 1, right: 0 },
        { day: "2026-11-26", answered: 1, right: 1 },
      ],
      missed: [{ key: "l06-leak", answered: 2, missed: 1, wrong: [] }],
      terms: [
        { term: "goroutine", questions: 0, standing: "introduced" },
        { term: "leak", questions: 1, standing: "practised" },
      ],
      unknown: [],
    });
    expect(forecast).toHaveLength(28);
  });
});

describe("export", () => {
  test("--format csv has a line for each answer, and no cell that a spreadsheet would run", async () => {
    await answered(
      ago(1, "l06-wait", { tz: -90, ok: false, sure: true, a: option(2), ms: 5000, ctx: "lesson" }),
      ago(0, "gone", { a: ['=HYPERLINK("x")'], rating: "knew" }),
    );
    const { code, out } = await run("export", "vault", "--format", "csv");
    expect(code).toBe(0);
    const [, first = "", second = "", end] = out.split("\r\n");
    expect(first).toMatch(
      /^2026-11-28T10:30:00-01:30,2026-11-28,mac,\d+,l06-wait,vault\/06 Goroutines\.md,11,/,
    );
    expect(first).toMatch(
      /,Does it wait\?,false,false,true,,,false,,again,true,5000,lesson,"Before ""it"", <i>always<\/i>"$/,
    );
    expect(second).toMatch(/,gone,,,,true,false,,,,false,knew,good,true,,,"'=HYPERLINK\(""x""\)"$/);
    expect(end).toBe("");
    expect(await json("export", "vault", "--format", "csv")).toMatchObject({
      format: "csv",
      rows: [
        { key: "l06-wait", right: false },
        { key: "gone", path: null },
      ],
    });
  });

  test("--format anki has a line for each question, with nothing of it run or broken over lines", async () => {
    const { code, out } = await run("export", "vault", "--format=anki");
    expect(code).toBe(0);
    expect(out).toBe(
      [
        "#separator:tab",
        "#html:true",
        "#notetype:Basic",
        "#deck:Go for Reviewers",
        "#guid column:1",
        "#tags column:4",
        [
          "go-for-reviewers/l06-wait",
          "<b>Does it wait?</b><br>When does <code>save</code> run?<br><ul><li>After <code>process</code></li>" +
            "<li>Nobody knows when</li><li>Before &quot;it&quot;, &lt;i&gt;always&lt;/i&gt;</li></ul>",
          "Nobody knows when<br><ul><li>After <code>process</code>: There is no <code>await</code>.</li></ul>",
          "lesson-6",
        ].join("\t"),
        [
          "go-for-reviewers/l06-leak",
          "<b>Which line leaks?</b><br><pre>done := make(chan bool)<br>&#9;done &lt;- true</pre>",
          "2: done &lt;- true<br>That is a [[leak]].",
          "lesson-6 leak",
        ].join("\t"),
        "",
      ].join("\n"),
    );
    expect(await json("export", "vault", "--format", "anki")).toMatchObject({
      rows: [{ guid: "go-for-reviewers/l06-wait", tags: ["lesson-6"] }, { tags: ["lesson-6", "leak"] }],
    });
  });

  test("every question of the course stands on a line of four fields", async () => {
    const { code, out } = await call(process.cwd(), ["export", "vault-template", "--format", "anki"]);
    expect(code).toBe(0);
    const lines = out.split("\n").slice(6, -1);
    expect(lines.length).toBeGreaterThan(20);
    for (const line of lines) expect(line.split("\t")).toHaveLength(4);
    expect(out).not.toContain('"');
  });
});
