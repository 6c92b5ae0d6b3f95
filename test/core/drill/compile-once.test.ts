import { expect, test, vi } from "vitest";
import { grade } from "../../../src/core/drill/drill";
import * as regexp from "../../../src/core/drill/linear-regexp";
import { parseDrill } from "../../../src/core/drill/parse";

vi.mock(import("../../../src/core/drill/linear-regexp"), { spy: true });

test("a pattern is compiled once, however often its question is graded [D8]", () => {
  const [question] = parseDrill("What is it called?\n\n= /comma.?ok/i\n").model.questions;
  const compile = vi.mocked(regexp.compileRegexp);
  compile.mockClear();
  for (const text of ["comma-ok", "comma ok", "semicolon", "Comma OK"]) {
    expect(question && grade(question, { kind: "text", text }).result).toBe(
      text === "semicolon" ? "wrong" : "correct",
    );
  }
  expect(compile).toHaveBeenCalledTimes(1);
});
