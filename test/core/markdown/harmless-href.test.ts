import fc from "fast-check";
import { expect, test } from "vitest";
import { harmlessHref } from "../../../src/core/markdown/links";
import { propertyRuns } from "../../support/property-runs";

const PAGE = "http://127.0.0.1:21000/?token=secret";

test.each(["", "Note", "folder/Note.md", "Note#Part: one", "#^block", "Übung 1#x", "a b?c:d"])(
  "%j is written as it is",
  (link) => {
    expect(harmlessHref(link)).toBe(link);
  },
);

test.each([
  "javascript:alert(1)",
  " javascript:alert(1)",
  "\u0001javascript:alert(1)",
  "java\nscript:alert(1)",
  "JaVaScRiPt:alert(1)//Note",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x",
  "https://example.org",
  "//example.org",
  "\\\\example.org",
  "/\t/example.org",
])("%j does not leave the page", (link) => {
  const { origin, protocol } = new URL(harmlessHref(link), PAGE);
  expect([origin, protocol]).toEqual(["http://127.0.0.1:21000", "http:"]);
});

test("no link leaves the page", () => {
  const part = fc.constantFrom(
    "javascript:",
    "https:",
    "x",
    "/",
    "\\",
    ":",
    "#",
    "?",
    " ",
    "\t",
    "\n",
    "\u0000",
    "@",
    ".",
  );
  const link = fc.oneof(
    fc.string(),
    fc.array(part, { maxLength: 8 }).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(link, (text) => {
      const { origin, protocol } = new URL(harmlessHref(text), PAGE);
      expect([origin, protocol]).toEqual(["http://127.0.0.1:21000", "http:"]);
    }),
    { numRuns: propertyRuns(100) },
  );
});
