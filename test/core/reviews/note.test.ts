import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatEvent, parseEvent, type ReviewEvent } from "../../../src/core/reviews/event";
import { appendText, FULL_NOTE, parseReviewNote, reviewNoteName } from "../../../src/core/reviews/note";
import { answerOf, deviceLog } from "../../support/arbitraries/reviews";

const one = answerOf("mac", 1);
const two = answerOf("mac", 2);
const line = formatEvent;

function eventsIn(text: string): readonly ReviewEvent[] {
  return parseReviewNote(text).lines.map(({ event }) => event);
}

describe("a line of the log", () => {
  test("reads as what was written, whatever a reader typed", () => {
    fc.assert(
      fc.property(deviceLog("mac"), (events) => {
        for (const event of events) {
          const written = line(event);
          expect(written).not.toMatch(/[\n\r\u0085\u2028\u2029]/);
          expect(parseEvent(written)).toEqual({ kind: "event", event });
        }
      }),
    );
  });

  test("is written alike whatever the order of its fields", () => {
    const { d, n, ...rest } = one;
    expect(line({ ...rest, n, d })).toBe(line(one));
    expect(line(one)).toBe(
      '{"v":1,"d":"mac","n":1,"t":1796040000000,"tz":0,"e":"answer","q":"l01-a","ok":true}',
    );
  });

  test.each([
    ["a newer version", { v: 2 }],
    ["an event of another writer", { e: "note" }],
    ["an event called like a member of every object", { e: "constructor" }],
  ])("that is %s is passed over, and its counter is taken", (_, change) => {
    const written = JSON.stringify({ v: 1, ...one, ...change });
    expect(parseEvent(written)).toEqual({ kind: "unknown", d: "mac", n: 1 });
  });

  test("with fields nobody knows is read without them", () => {
    const written = `{"v":1,"__proto__":{"ok":false},"mood":[{}],${line(one).slice(7)}`;
    expect(parseEvent(written)).toEqual({ kind: "event", event: one });
  });

  test.each([
    ["{}", '"v" is not a version'],
    ["[]", "it is no event"],
    ["null", "it is no event"],
    ['{"v":"1"}', '"v" is not a version'],
    ['{"v":1,"n":1}', '"d" is missing'],
  ])("%s is bad: %s", (written, why) => {
    expect(parseEvent(written)).toEqual({ kind: "bad", why });
  });

  test.each([
    [{ d: "" }],
    [{ d: "x".repeat(65) }],
    [{ n: 0 }],
    [{ n: 1.5 }],
    [{ n: "1" }],
    [{ t: -1 }],
    [{ t: Date.UTC(2019, 11, 31) }],
    [{ t: Date.UTC(10_000, 0) }],
    [{ tz: 2000 }],
    [{ q: "" }],
    [{ q: 5 }],
    [{ q: "x".repeat(1001) }],
    [{ ok: "true" }],
    [{ fp: "ABCDEF0123456789" }],
    [{ hints: -1 }],
    [{ try: 0 }],
    [{ rating: "toString" }],
    [{ a: "one" }],
    [{ a: [1] }],
    [{ a: Array.from({ length: 101 }, () => "") }],
    [{ ms: 1e300 }],
    [{ sure: null }],
  ])("with %j is bad", (change) => {
    expect(parseEvent(JSON.stringify({ v: 1, ...one, ...change }))).toMatchObject({ kind: "bad" });
  });

  test("with a number too large for any number is bad", () => {
    expect(parseEvent(line(one).replace('"n":1,', '"n":1e400,'))).toMatchObject({ kind: "bad" });
  });

  test.each([1, 2])("that undoes line %i, which is not before it, is bad", (ref) => {
    const written = line({ d: "mac", n: 1, t: one.t, tz: 0, e: "undo", ref });
    expect(parseEvent(written)).toMatchObject({ kind: "bad" });
  });
});

describe("a note of the log", () => {
  const head = appendText("", [one]).slice(0, -line(one).length - 1);

  test("begins with front matter for linters, one sentence and a fence that is never closed", () => {
    expect(appendText("", [one, two])).toBe(
      [
        "---",
        "disabled rules: [all]",
        "---",
        "",
        "What was answered in Go for Reviewers, one event a line. The plugin only ever adds lines; keep this note.",
        "",
        "```jsonl",
        line(one),
        line(two),
        "",
      ].join("\n"),
    );
  });

  test("is appended to on a line of its own", () => {
    expect(appendText("x\n", [one])).toBe(`${line(one)}\n`);
    expect(appendText("x", [one])).toBe(`\n${line(one)}\n`);
    expect(appendText("x", [])).toBe("");
  });

  test.each([
    ["as written", `${head}${line(one)}\n${line(two)}\n`],
    ["with CRLF", `${head}${line(one)}\n${line(two)}\n`.replaceAll("\n", "\r\n")],
    ["with CR", `${head}${line(one)}\n${line(two)}\n`.replaceAll("\n", "\r")],
    ["without its head", `${line(one)}\n${line(two)}`],
    ["with a byte order mark", `\ufeff${line(one)}\n${line(two)}`],
    ["its fence closed", `${head}${line(one)}\n\`\`\`\n${line(two)}\n\`\`\`\n`],
    ["a line end lost", `${head}${line(one)}${line(two)}\n`],
    ["zeros about a line", `${head}${line(one)}\n\0\0\0${line(two)}\0\0\n`],
    ["appended to itself", `${head}${line(one)}\n${head}${line(two)}\n`],
    ["indented by a formatter", `${head}  ${line(one)}\n\t${line(two)}  \n`],
  ])("is read %s", (_, text) => {
    expect(parseReviewNote(text)).toMatchObject({ bad: [], unknown: [] });
    expect(eventsIn(text)).toEqual([one, two]);
  });

  test.each([
    ["a line cut in half", `${line(one).slice(0, 40)}\n${line(two)}`, /not whole/, 1],
    ["a line cut before the next", `${line(one).slice(0, 40)}${line(two)}`, /not whole/, 1],
    ["a merge's mark", `\`\`\`jsonl\n<<<<<<< mac\n${line(two)}`, /mark that a merge left/, 2],
    ["text among the lines", `${line(two)}\nhello`, /no event/, 2],
    ["a line of a megabyte", `{"v":1,"d":"${"x".repeat(1_000_000)}"}\n${line(two)}`, /longer than/, 1],
    ["a line that nests without end", `${'{"a":['.repeat(10_000)}\n${line(two)}`, /not whole/, 1],
  ])("%s is bad at its place and costs no other line", (_, text, why, at) => {
    const { lines, bad } = parseReviewNote(text);
    expect(lines.map(({ event }) => event)).toEqual([two]);
    expect(bad).toEqual([{ line: at, why: expect.stringMatching(why) as string }]);
  });

  test("of any text is read without an error, and says only lines that it has", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      deviceLog("mac", 3).map((events) => events.map(line).join("\n")),
      fc.constantFrom("```jsonl\n", "{", '{"v":1', "\0", "\r\n", "=======\n"),
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join("")),
        (text) => {
          const { lines, bad } = parseReviewNote(text);
          const count = text.split(/\r\n|\r|\n/).length;
          for (const { line: at } of [...lines, ...bad]) expect(at).toBeLessThanOrEqual(count);
        },
      ),
    );
  });

  test("cut anywhere loses at most the line it was cut in", () => {
    fc.assert(
      fc.property(deviceLog("mac", 8), fc.nat(), (events, cut) => {
        const text = appendText("", events);
        const kept = text.slice(0, text.length === 0 ? 0 : cut % text.length);
        const whole = events.filter((event) => kept.includes(`${line(event)}\n`));
        expect(eventsIn(kept).slice(0, whole.length)).toEqual(whole);
        const next = answerOf("mac", 1000);
        expect(eventsIn(kept + appendText(kept, [next])).at(-1)).toEqual(next);
      }),
    );
  });
});

describe("the note a device writes to", () => {
  const name = (event: Partial<ReviewEvent>, sizes: Readonly<Record<string, number>> = {}) =>
    reviewNoteName({ ...one, ...event }, (note) => sizes[note] ?? null);

  test("is that of the month by its own clock", () => {
    expect(name({ t: Date.UTC(2026, 11, 1, 0, 30), tz: 0 })).toBe("mac 2026-12.md");
    expect(name({ t: Date.UTC(2026, 11, 1, 0, 30), tz: -60 })).toBe("mac 2026-11.md");
  });

  test("has a name that any disk takes", () => {
    expect(name({ d: "../Ann's: Mac?" })).toBe("-Ann-s-Mac- 2026-11.md");
  });

  test("is a next one when the last is full", () => {
    expect(name({}, { "mac 2026-11.md": FULL_NOTE - 1 })).toBe("mac 2026-11.md");
    expect(name({}, { "mac 2026-11.md": FULL_NOTE })).toBe("mac 2026-11 2.md");
    expect(name({}, { "mac 2026-11.md": FULL_NOTE, "mac 2026-11 2.md": FULL_NOTE })).toBe("mac 2026-11 3.md");
  });
});
