// @vitest-environment happy-dom
import type { MarkdownPostProcessorContext } from "obsidian";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { installDomExtensions } from "../../../../pkg/preview/host/dom/install";
import {
  registerCodeBlock,
  registerPostProcessor,
  runPostProcessors,
  unregisterPostProcessor,
} from "../../../../pkg/preview/host/markdown/post-processors";
import { parseNote } from "../../../../pkg/preview/host/markdown/parse-note";
import { safeDom } from "../../../../pkg/preview/host/markdown/safe-dom";

const context = {} as MarkdownPostProcessorContext;
const added: (() => void)[] = [];

beforeAll(() => installDomExtensions(window));
afterEach(() => {
  for (const remove of added.splice(0)) remove();
});

function shown(markdown: string): HTMLElement {
  const el = document.createElement("div");
  el.append(
    safeDom(
      parseNote(markdown, { softBreaks: true }).sections.map((section) => section.element),
      document,
    ),
  );
  return el;
}

describe("code-block processors", () => {
  test("each block of the language is handed over as written, in callouts and lists too", async () => {
    const sources: string[] = [];
    const processor = registerCodeBlock("go-drill", (source, el) => {
      sources.push(source);
      el.textContent = "drawn";
    });
    added.push(() => unregisterPostProcessor(processor));
    const el = shown(
      "````go-drill\na\n\n\tb  \n````\n\n> [!note]\n> ````go-drill\n> c\n> ````\n\n- item\n  ````go-drill\n  \td\n  ````\n\n```go\nx\n```",
    );
    await runPostProcessors(el, context);
    expect(sources).toEqual(["a\n\n\tb  ", "c", "\td"]);
    expect(el.querySelectorAll("div.block-language-go-drill")).toHaveLength(3);
    expect(el.querySelectorAll("pre")).toHaveLength(1);
    expect(
      el.querySelector(".callout-content .block-language-go-drill, li .block-language-go-drill"),
    ).not.toBeNull();
  });

  test("a language can be registered once; after it was given back, again", () => {
    const processor = registerCodeBlock("x", () => undefined);
    expect(() => registerCodeBlock("x", () => undefined)).toThrow("already registered");
    unregisterPostProcessor(processor);
    const again = registerCodeBlock("x", () => undefined);
    unregisterPostProcessor(again);
  });
});

test("processors run by their order, equal ones as they came", async () => {
  const order: string[] = [];
  for (const [name, sortOrder] of [
    ["b", 0],
    ["c", 10],
    ["a", -5],
    ["d", 10],
  ] as const) {
    const processor = () => void order.push(name);
    registerPostProcessor(processor, sortOrder);
    added.push(() => unregisterPostProcessor(processor));
  }
  await runPostProcessors(document.createElement("div"), context);
  expect(order).toEqual(["a", "b", "c", "d"]);
});
