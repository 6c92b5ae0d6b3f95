import fc from "fast-check";
import { afterEach, describe, expect, it, test } from "vitest";
import { FRONT_MATTER_LIMIT, parseFrontmatter, type Frontmatter } from "../../../src/core/yaml/frontmatter";
import { parseYaml } from "../../support/parse-yaml";
import { propertyRuns } from "../../support/property-runs";

function read(text: string): Frontmatter {
  return parseFrontmatter(text, parseYaml);
}

function dataOf(text: string): unknown {
  const result = read(text);
  return result.kind === "ok" ? result.data : result;
}

describe("front matter that is read", () => {
  test.each([
    ["plain", "---\na: 1\n---\nbody"],
    ["CRLF", "---\r\na: 1\r\n---\r\nbody"],
    ["a byte order mark", "\ufeff---\na: 1\n---\nbody"],
    ["blanks behind the fences", "--- \t\na: 1\n---  \nbody"],
    ["closed by the note's end", "---\na: 1\n---"],
    ["lone carriage returns", "---\ra: 1\r---\rbody"],
  ])("%s", (_name, text) => {
    expect(dataOf(text)).toEqual({ a: 1 });
  });

  it("may be empty, or hold comments only", () => {
    expect(dataOf("---\n---\n")).toEqual({});
    expect(dataOf("---\n# nothing\n\n---\n")).toEqual({});
    expect(dataOf("---\n~\n---\n")).toEqual({});
  });

  it("ends at a line of exactly three dashes, not at one that begins so", () => {
    expect(dataOf("---\na: |\n  x\n  ---\n  ----\nb: 2\n---\n---more\n")).toEqual({
      a: "x\n---\n----\n",
      b: 2,
    });
    const whole = parseFrontmatter("---\na: 1\n---extra\nb: 2\n---\n", (yaml) => ({ yaml }));
    expect(whole).toMatchObject({ data: { yaml: "a: 1\n---extra\nb: 2" } });
  });

  it("keeps every blank line of a block of text", () => {
    expect(dataOf("---\na: |\n  x\n\n\n\n  y\n---\n")).toEqual({ a: "x\n\n\n\ny\n" });
  });

  it("tells where it stands and where the note goes on", () => {
    const text = "---\na: 1\n---\nbody";
    const result = read(text);
    expect(result).toMatchObject({
      position: { start: { line: 1, column: 1, offset: 0 }, end: { line: 3, column: 4, offset: 12 } },
      body: text.indexOf("body"),
    });
  });
});

describe("no front matter", () => {
  test.each(["", "body", "\n---\na: 1\n---\n", " ---\na: 1\n---\n", "----\na: 1\n----\n", "--\na: 1\n--\n"])(
    "%j",
    (text) => {
      expect(read(text)).toEqual({ kind: "none" });
    },
  );

  it("is a rule at the note's beginning", () => {
    expect(read("---\n\nSome prose: with a colon.\n")).toEqual({ kind: "none" });
    expect(read("---\n")).toEqual({ kind: "none" });
  });
});

describe("[T4] front matter that cannot be read is broken, never empty", () => {
  test.each([
    ["invalid YAML", "---\na: 1\nb: @x\n---\n", "lesson/front-matter-invalid", 3],
    ["a key given twice", "---\na: 1\na: 2\n---\n", "lesson/front-matter-invalid", 3],
    ["a tab as indentation", "---\na:\n\t- b\n---\n", "lesson/front-matter-invalid", 3],
    ["a list", "---\n- a\n---\n", "lesson/front-matter-not-properties", 2],
    ["a text", "---\njust text\n---\n", "lesson/front-matter-not-properties", 2],
    ["no closing line", "---\na: 1\n", "lesson/front-matter-unclosed", 1],
    ["a closing line with something behind it", "---\na: 1\n---x\n", "lesson/front-matter-unclosed", 1],
    ["four dashes for a closing line", "---\na: 1\n----\n", "lesson/front-matter-unclosed", 1],
    ["YAML for JavaScript", "---js\n{}\n---\n", "lesson/front-matter-language", 1],
  ])("%s", (_name, text, code, line) => {
    expect(read(text)).toMatchObject({ kind: "broken", code, line });
  });

  it("names the line that seems to close it", () => {
    const result = read("---\na: 1\n---extra\nbody");
    expect(result).toMatchObject({
      reason: expect.stringContaining('("---extra" does not close it)') as string,
    });
  });

  it("gives the same answer each time", () => {
    const text = "---\na: [\n---\n";
    expect(read(text)).toEqual(read(text));
    expect(read(text).kind).toBe("broken");
  });

  it("hands out data that nobody else holds", () => {
    const text = "---\na: [1]\n---\n";
    const first = dataOf(text) as { a: number[] };
    first.a.push(2);
    expect(dataOf(text)).toEqual({ a: [1] });
  });

  it("tells the line of parsers that count in another way", () => {
    const mark = parseFrontmatter("---\na: 1\nb: 2\n---\n", () => {
      throw Object.assign(new Error("bad thing\nmore"), { mark: { line: 1 } });
    });
    expect(mark).toMatchObject({ line: 3, reason: "The front matter is not valid YAML: bad thing." });
  });

  test.each([undefined, null, "text", 7, {}, new Error("")])("survives a parser that throws %s", (thrown) => {
    const result = parseFrontmatter("---\na: 1\n---\n", () => {
      // What a parser throws is not ours to choose.
      // eslint-disable-next-line @typescript-eslint/only-throw-error
      throw thrown;
    });
    expect(result.kind).toBe("broken");
  });
});

describe("hostile front matter", () => {
  const planted = globalThis as { pwned?: boolean };
  afterEach(() => {
    delete planted.pwned;
  });

  const code = '{ title: (globalThis.pwned = true, "x") }';

  test.each([
    "---js",
    "---javascript",
    "--- JS",
    "---JavaScript ",
    "---json",
    "---coffee",
    "---toml",
    "---constructor",
  ])("%s is no front matter, and nothing runs", (opening) => {
    for (const text of [
      `${opening}\n${code}\n---\n`,
      `${opening}\n${code}`,
      `\ufeff${opening}\r\n${code}\r\n---\r\n`,
    ]) {
      expect(read(text)).toMatchObject({ kind: "broken", code: "lesson/front-matter-language" });
    }
    expect(planted.pwned).toBeUndefined();
  });

  it("does not run what a property asks for", () => {
    read(
      `---\nlanguage: js\nengines: js\nexcerpt_separator: a\na: !!js/function 'function(){globalThis.pwned=true}'\n---\n`,
    );
    expect(planted.pwned).toBeUndefined();
  });

  test.each(["__proto__: {polluted: yes}", "constructor: {prototype: {polluted: yes}}", "toString: x"])(
    "%s is a property like any other",
    (line) => {
      expect(read(`---\n${line}\n---\n`).kind).toBe("ok");
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
  );

  it("is read up to its limit and no further", () => {
    const long = "a: ".padEnd(FRONT_MATTER_LIMIT - 100, "x");
    expect(read(`---\n${long}\n---\n`).kind).toBe("ok");
    const longer = "a: ".padEnd(FRONT_MATTER_LIMIT + 1, "x");
    expect(read(`---\n${longer}\n---\n`)).toMatchObject({ code: "lesson/front-matter-too-large" });
  });

  test.each([
    ["brackets", `a: ${"[".repeat(30_000)}`, "100 brackets open"],
    ["balanced brackets", `a: ${"[".repeat(5000)}${"]".repeat(5000)}`, "100 brackets open"],
    ["braces", `a: ${"{a: ".repeat(15_000)}`, "100 brackets open"],
    ["dashes", `${"- ".repeat(30_000)}x`, "100 dashes"],
    ["question marks", `${"? ".repeat(30_000)}x`, "100 dashes"],
    ["keys", Array.from({ length: 6000 }, (_, index) => `k${index}: v`).join("\n"), "properties"],
    ["lines", "x\n".repeat(30_000), "lines"],
    ["keys between braces", `a: {${"x,".repeat(30_000)}}`, "commas"],
    ["closing brackets", `a: ${"]".repeat(60_000)}`, "brackets"],
    ["closing braces", `a: ${"}".repeat(60_000)}`, "brackets"],
    ["maps in a row", `a: ${"{1}".repeat(20_000)}`, "brackets"],
    ["lists in a row", `a: ${"[] ".repeat(20_000)}`, "brackets"],
    ["links in a row", `a: ${"[[a]] ".repeat(10_000)}`, "brackets"],
    ["quotation marks", `a: ${'"'.repeat(60_000)}`, "quotation marks"],
    ["apostrophes", `a: ${"'' ".repeat(20_000)}`, "quotation marks"],
    ["anchors", `a: ${"&a ".repeat(20_000)}`, '"&"'],
    ["references", `a: ${"*a ".repeat(20_000)}`, '"*"'],
    ["tags", `a: ${"!a ".repeat(20_000)}`, '"!"'],
  ])("too many %s never reach the parser, and it is said what there is too much of", (_name, yaml, what) => {
    const result = parseFrontmatter(`---\n${yaml}\n---\n`, () => {
      throw new Error("The parser was called.");
    });
    expect(result).toMatchObject({ kind: "broken", code: "lesson/front-matter-too-deep" });
    expect(result.kind === "broken" && result.reason).toContain(what);
  });

  test("the front matter of a lesson with hundreds of terms is read", () => {
    const entries = Array.from(
      { length: 400 },
      (_, index) => `  - "term-${index}: the \`map[string]T{}\` of *every* [[GLOSSARY#term|term]] (a, b)"`,
    );
    expect(read(`---\nterms:\n${entries.join("\n")}\n---\n`).kind).toBe("ok");
  });

  it("refuses a bomb of references, whichever parser lets it through", () => {
    const levels = "bcdefghi".split("").map((key, index) => {
      const before = String.fromCharCode("a".charCodeAt(0) + index);
      return `${key}: &${key} [${new Array<string>(9).fill(`*${before}`).join(",")}]`;
    });
    expect(read(`---\na: &a [x,x,x,x,x,x,x,x,x]\n${levels.join("\n")}\n---\n`).kind).toBe("broken");

    let shared: unknown = ["x"];
    for (let level = 0; level < 20; level++) shared = [shared, shared];
    const result = parseFrontmatter("---\na: 1\n---\n", () => ({ a: shared }));
    expect(result).toMatchObject({ code: "lesson/front-matter-too-deep" });
  });

  it("refuses data that holds itself", () => {
    const loop: { self?: unknown } = {};
    loop.self = loop;
    expect(parseFrontmatter("---\na: 1\n---\n", () => loop).kind).toBe("broken");
  });

  it("never throws, whatever the text, and stays within it", () => {
    const unit = fc.constantFrom(
      "---",
      "----",
      "\n",
      "\r\n",
      "a: ",
      "- ",
      "[",
      "]",
      "{",
      "}",
      '"',
      "'",
      "#",
      " #",
      "\t",
      "&a ",
      "*a",
      "!",
      "|\n",
      "js",
      "\0",
      "\ud800",
      "\u202e",
      "\ufffd",
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (tail) => {
        const text = `---\n${tail}\n---\n`;
        const result = read(text);
        if (result.kind === "none") return;
        expect(result.position.end.offset).toBeLessThanOrEqual(text.length);
        expect(result.body).toBeLessThanOrEqual(text.length);
        if (result.kind === "broken")
          expect(result.line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
      }),
      { numRuns: propertyRuns(500) },
    );
  });
});
