// @vitest-environment happy-dom
import { render } from "preact";
import { afterEach, expect, test } from "vitest";
import { Markdown } from "../../../src/view/text/markdown";

const place = document.createElement("div");
afterEach(() => render(null, place));

function drawn(text: string): { readonly given: readonly string[]; readonly shown: string } {
  const given: string[] = [];
  const host = {
    renderMarkdown: (markdown: string, element: HTMLElement) => {
      given.push(markdown);
      element.textContent = markdown;
      return () => undefined;
    },
  };
  render(<Markdown text={text} host={host} />, place);
  return { given, shown: place.textContent };
}

test("Markdown is the host's to render", () => {
  expect(drawn("a *word*")).toEqual({ given: ["a *word*"], shown: "a *word*" });
});

test.each([
  ["characters", "*word* ".repeat(20_000)],
  ["lines", "*line*\n".repeat(1_000)],
  ["quotes in quotes", `A quote:\n\n${"> ".repeat(500)}deep`],
  ["lists in lists", `${"- ".repeat(30)}${"1. ".repeat(30)}deep`],
])("a text of too many %s is shown whole, as it was written, and said to be", (_name, text) => {
  const { given, shown } = drawn(text);
  expect(given).toEqual([]);
  expect(shown).toBe(
    `This text is too long or too deeply nested to be formatted, so it is shown as it is written.${text}`,
  );
});
