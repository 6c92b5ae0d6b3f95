import { expect, test } from "vitest";
import { diagnosticJson, formatDiagnostic } from "../../pkg/cli/format-diagnostic";

const at = { line: 12, column: 3, offset: 200 };

test("a diagnostic is one line that editors can follow", () => {
  const diagnostic = {
    severity: "error",
    code: "drill/no-answer",
    message: "No option is marked right.",
    position: { start: at, end: at },
  } as const;
  expect(formatDiagnostic({ path: "lessons/06 Goroutines.md", diagnostic })).toBe(
    "lessons/06 Goroutines.md:12:3: error: No option is marked right. (drill/no-answer)",
  );
});

test.each([
  ["lesson/broken-anchor", "lesson/dead-place"],
  ["lesson/dead-link", undefined],
])("JSON gives %s with its former name, %s, for those who look for that", (code, formerCode) => {
  const diagnostic = { severity: "warning", code, message: "", position: { start: at, end: at } } as const;
  expect(diagnosticJson({ path: "06.md", diagnostic }).formerCode).toBe(formerCode);
});
