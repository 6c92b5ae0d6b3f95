import { describe, expect, test } from "vitest";
import { capturesLoopVariable } from "../../../src/core/drill/loop-variable";

describe("capturesLoopVariable", () => {
  test.each([
    ["a closure", "for i := 0; i < 3; i++ {\n\tgo func() { use(i) }()\n}", true],
    ["a value of range", "for _, v := range vs {\n\tdefer func() { use(v) }()\n}", true],
    ["an address", "for _, v := range vs {\n\tps = append(ps, &v)\n}", true],
    [
      "an inner loop",
      "for range 3 {\n\tfor k := range m {\n\t\tfs = append(fs, func() { use(k) })\n\t}\n}",
      true,
    ],
    ["a parameter of the same name", "for _, v := range vs {\n\tgo func(v int) { use(v) }(v)\n}", false],
    ["a copy", "for _, v := range vs {\n\tv := v\n\tgo func() { use(v) }()\n}", false],
    ["a closure that does not use it", "for i := range 3 {\n\tgo func() { use(x) }()\n}", false],
    ["a closure after the loop", "for i := range 3 {\n\tuse(i)\n}\ngo func() { use(i) }()", false],
    ["a loop that assigns", "var i int\nfor i = range 3 {\n\tgo func() { use(i) }()\n}", false],
    ["no loop", "i := 1\ngo func() { use(i) }()", false],
  ])("judges %s", (_, code, captured) => {
    expect(capturesLoopVariable(code)).toBe(captured);
  });
});
