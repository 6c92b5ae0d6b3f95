import { expect, test } from "vitest";
import { parseYaml } from "../../pkg/cli/parse-yaml";

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
