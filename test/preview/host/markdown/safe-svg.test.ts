// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { safeSvg } from "../../../../pkg/preview/host/markdown/diagrams";

function safe(inside: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${inside}</svg>`;
  return safeSvg(svg, document)?.innerHTML ?? "none";
}

test.each([
  "<script>alert(1)</script>",
  "<foreignObject><p>a</p></foreignObject>",
  "<style>@import url(https://example.org/a.css);</style>",
  "<style>a { fill: url(https://example.org/a.svg); }</style>",
])("is left out of a picture: %s", (inside) => {
  expect(safe(inside)).toBe("");
});

test("what runs, links or fetches is taken off an element", () => {
  const shown = safe(
    '<a href="javascript:alert(1)" onclick="alert(1)" fill="url(https://a.org/b)"><text>a</text></a>',
  );
  expect(shown).not.toMatch(/href|onclick|fill/);
  expect(shown).toContain("a</text>");
});

test("a picture's own parts stay", () => {
  expect(safe('<path fill="url(#a)"/>')).toContain("url(#a)");
});

test("what is no picture is none", () => {
  expect(safeSvg("<p>a</p>", document)).toBeNull();
});
