import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commentSyntax } from "../../../src/core/compare/comment-syntax";
import { findComments } from "../../../src/core/compare/comments";
import { readFenceMeta } from "../../../src/core/compare/fence-meta";
import { lintComparison } from "../../../src/core/compare/lint";
import { insertMarkers } from "../../../src/core/compare/insert-markers";
import { stripCode } from "../../../src/core/compare/markers";
import { parseComparison } from "../../../src/core/compare/parse";
import { printComparison } from "../../../src/core/compare/print";
import { comparison } from "../../support/arbitraries/comparison";
import { anyLanguage, comparisonSource, oddCode } from "../../support/arbitraries/comparison-source";
import { positionsIn, withoutPositions } from "../../support/compact-positions";
import { propertyRuns } from "../../support/property-runs";

const numRuns = propertyRuns(1000);

describe("laws of comparisons", () => {
  it("[B4] parsing any text never throws, and all positions lie in it", () => {
    fc.assert(
      fc.property(comparisonSource, (source) => {
        const { model, diagnostics } = parseComparison(source);
        const lint = lintComparison(model);
        for (const { start, end } of positionsIn({ model, diagnostics, lint })) {
          expect(start.offset).toBeGreaterThanOrEqual(0);
          expect(end.offset).toBeGreaterThanOrEqual(start.offset);
          expect(end.offset).toBeLessThanOrEqual(source.length);
        }
      }),
      { numRuns },
    );
  });

  it("[B5] what any text is read as stays the same when printed and read again, and printing twice changes nothing", () => {
    fc.assert(
      fc.property(comparisonSource, (source) => {
        const { model } = parseComparison(source);
        const text = printComparison(model);
        const again = parseComparison(text).model;
        expect(withoutPositions(again)).toEqual(withoutPositions(model));
        expect(printComparison(again)).toBe(text);
      }),
      { numRuns },
    );
  });

  it("[B5] a sound comparison is read back without a diagnostic", () => {
    fc.assert(
      fc.property(comparison, (model) => {
        const { model: again, diagnostics } = parseComparison(printComparison(model));
        expect(withoutPositions(again)).toEqual(withoutPositions(model));
        expect(diagnostics.filter(({ code }) => code !== "compare/empty-pane")).toEqual([]);
      }),
      { numRuns: propertyRuns(300) },
    );
  });

  it("[B2] CRLF reads as LF does", () => {
    fc.assert(
      fc.property(comparisonSource, (source) => {
        const lf = source.replaceAll("\r\n", "\n").replaceAll("\r", "");
        const crlf = lf.replaceAll("\n", "\r\n");
        expect(withoutPositions(parseComparison(crlf).model)).toEqual(
          withoutPositions(parseComparison(lf).model),
        );
      }),
      { numRuns },
    );
  });

  it("[C3] [C4] code without markers and marks keeps every byte", () => {
    fc.assert(
      fc.property(anyLanguage, oddCode, (language, code) => {
        const plain = code.replace(/[①-⑳]|\[!code|\(\d+\)/g, "");
        expect(stripCode(plain, language)).toEqual({ text: plain, badges: [], directives: [], left: null });
      }),
      { numRuns },
    );
  });

  it("[C3] markers put back into their comments are found where they were", () => {
    fc.assert(
      fc.property(anyLanguage, oddCode, (language, code) => {
        const { text, badges } = stripCode(code, language);
        const again = stripCode(insertMarkers(text, language, badges), language);
        const places = badges.map(({ number, line, column }) => [number, line, column]);
        expect(again.text).toBe(text);
        expect(again.badges.map(({ number, line, column }) => [number, line, column])).toEqual(places);
      }),
      { numRuns: propertyRuns(3000) },
    );
  });

  it("[C3] a marker was written in a comment, and badges stand within their lines", () => {
    fc.assert(
      fc.property(anyLanguage, oddCode, (language, code) => {
        const comments = findComments(code, commentSyntax(language));
        const { text, badges } = stripCode(code, language);
        const lines = text.split("\n");
        for (const { from, to, line, column } of badges) {
          expect(comments.some((comment) => comment.from <= from && to <= comment.to)).toBe(true);
          expect(column).toBeLessThanOrEqual(lines[line - 1]?.length ?? -1);
        }
      }),
      { numRuns },
    );
  });

  it("[C3] comments are in order and do not overlap", () => {
    fc.assert(
      fc.property(anyLanguage, oddCode, (language, code) => {
        let last = 0;
        for (const { start, from, to, end } of findComments(code, commentSyntax(language))) {
          expect([last <= start, start <= from, from <= to, to <= end, end <= code.length]).not.toContain(
            false,
          );
          last = end;
        }
      }),
      { numRuns },
    );
  });

  it("[C4] any info string is read without throwing, and places lie in it", () => {
    const unit = fc.constantFrom(
      "{",
      "}",
      "1",
      "-",
      ",",
      '"',
      "'",
      "\\",
      "=",
      "title",
      "ins",
      " ",
      "go",
      "/",
      "\ud800",
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (info) => {
        const meta = readFenceMeta(info);
        for (const { start, end } of [...meta.ranges, ...meta.texts, ...meta.unreadable, ...meta.unknown]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(info.length);
        }
      }),
      { numRuns },
    );
  });
});
