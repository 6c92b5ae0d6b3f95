import { expect, test } from "vitest";
import { parseComparison } from "../../src/core/compare/parse";
import { parseDrill } from "../../src/core/drill/parse";

/** More than a call takes as arguments. */
const MANY = 130_000;

test("no count of quotation marks behind a fence overflows the stack", () => {
  const { diagnostics } = parseComparison(`\`\`\`go ${'"'.repeat(300_000)}\na\n\`\`\`\n`);
  expect(diagnostics.length).toBeGreaterThan(MANY);
});

test("no count of quoted lines or of equal keys overflows the stack", () => {
  const { model } = parseDrill(`- [x] a\n${"  > b\n".repeat(MANY)}- [ ] c\n`);
  expect(model.questions).toHaveLength(1);
  expect(parseDrill(`### a\n${"go: 1\n".repeat(MANY)}\n= a\n`).model.questions).toHaveLength(1);
});
