import { describe, expect, test } from "vitest";
import { sortByKey, termKey } from "../../../src/core/glossary/key";

describe("termKey", () => {
  test.each([
    ["Goroutine", "goroutine"],
    ["  comma-ok  ", "comma-ok"],
    ["zero \t\n value", "zero value"],
    ["cafe\u0301", "caf\u00e9"],
    ["`defer`", "defer"],
    ["`go` statement", "go statement"],
    ["I", "i"],
    ["\u0130", "i\u0307"],
    ["I\u0307", "i\u0307"],
    ["＃", "＃"],
    ["ﬁ", "ﬁ"],
    ["`", "`"],
    ["   ", ""],
  ])("%j is the term %j", (term, key) => {
    expect(termKey(term)).toBe(key);
  });

  test("terms that differ in a sign are different terms", () => {
    expect(new Set(["C", "C#", "C++", "[]byte", "byte", ":=", "="].map(termKey)).size).toBe(7);
  });
});

test("[G3] entries stand in the order of code units of the NFD key, on every device", () => {
  const keys = ["\u00e9t\u00e9", "zebra", "ete", "etf", "中", "\u00e4", "a", ":=", "<-ch", "c#", "c"];
  const sorted = sortByKey(keys.map((key) => ({ key }))).map(({ key }) => key);
  expect(sorted).toEqual([
    ":=",
    "<-ch",
    "a",
    "\u00e4",
    "c",
    "c#",
    "ete",
    "etf",
    "\u00e9t\u00e9",
    "zebra",
    "中",
  ]);
});
