import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, YAMLParseError } from "yaml";
import { parseYaml } from "../../pkg/cli/parse-yaml";
import { parseFrontmatter } from "../../src/core/yaml/frontmatter";
import { propertyRuns } from "../support/property-runs";

test.each([
  ["d: 2024-01-02", { d: "2024-01-02" }],
  ["t: 12:30:45", { t: "12:30:45" }],
  ["n: 1_000", { n: "1_000" }],
  ["o: 012", { o: 12 }],
  ["b: yes", { b: "yes" }],
  ["v: 1.20", { v: 1.2 }],
  ["<<: x", { "<<": "x" }],
  ["", null],
])("%j is read as Obsidian reads it", (text, value) => {
  expect(parseYaml(text)).toEqual(value);
});

test.each(["a: [", "a: b: c", "\ta: b", "a: 1\na: 2", "- @name", "a: `b`"])("%j is not YAML", (text) => {
  expect(() => parseYaml(text)).toThrow();
});

test("a bomb of aliases is refused", () => {
  const levels = Array.from(
    { length: 12 },
    (_, n) =>
      `l${n}: &l${n} [${Array(9)
        .fill(n === 0 ? "x" : `*l${n - 1}`)
        .join(",")}]`,
  );
  expect(() => parseYaml(levels.join("\n"))).toThrow(/alias/i);
});

test("a key named like a prototype is a key like any other", () => {
  const read = parseYaml("__proto__: {polluted: true}") as object;
  expect(Object.hasOwn(read, "__proto__")).toBe(true);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

const outcome = (read: (text: string) => unknown, text: string): unknown => {
  try {
    // No properties at all are as good as none, to whoever reads them.
    return { value: read(text) ?? {} };
  } catch (error) {
    return { refusedAt: error instanceof YAMLParseError ? error.linePos?.[0] : null };
  }
};

test("every text between fences is read as the YAML it is, comments, blanks and dashes included", () => {
  const piece = fc.constantFrom(
    ..."a: 1|b: |- x|  y|# c|#|\n|\n\n|---|--- |---js|--|\t| |\u2028|\u00a0|\ufeff|: |[|]|~".split("|"),
    "key: |\n",
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
  const betweenFences = text.filter((each) => !/^---[ \t]*$/m.test(each));
  fc.assert(
    fc.property(betweenFences, (yaml) => {
      const plain = (each: string): unknown =>
        parse(each, { version: "1.2", schema: "core", maxAliasCount: 100, logLevel: "error" });
      expect(outcome(parseYaml, yaml)).toEqual(outcome(plain, yaml));
    }),
    { numRuns: propertyRuns(500) },
  );
});

test.each(["js", "javascript", "JS", "coffee", "cson", "json", "toml", " js", "yaml"])(
  "front matter that calls itself %s is never run or read",
  (language) => {
    const note = `---${language}\n{"a": (globalThis.pwned = true)}\n---\nbody`;
    expect(parseFrontmatter(note, parseYaml)).toMatchObject({ kind: "broken", yaml: "" });
    expect(parseFrontmatter(`---\na: 1\n${note}`, parseYaml)).toMatchObject({ kind: "broken" });
    expect("pwned" in globalThis).toBe(false);
  },
);

test("a text that was refused is refused again, and what was read is not shared with the next reading", () => {
  expect(() => parseYaml("a: [")).toThrow();
  expect(() => parseYaml("a: [")).toThrow();
  const first = parseYaml("a: [1]") as { a: number[] };
  first.a.push(2);
  expect(parseYaml("a: [1]")).toEqual({ a: [1] });
});

test.each(["\n", " ", "\u2028"])("a long run of %j takes about as long as the YAML itself", (blank) => {
  const text = `a: |\n  x\n${blank.repeat(60_000)}`;
  const timeOf = (read: (each: string) => unknown): number => {
    const start = performance.now();
    outcome(read, text);
    return performance.now() - start;
  };
  parseYaml("a: 1");
  const own = Math.min(...[1, 2, 3].map(() => timeOf(parse)));
  expect(Math.min(...[1, 2, 3].map(() => timeOf(parseYaml)))).toBeLessThan(50 * own + 50);
});
