// @vitest-environment happy-dom
import { describe, expect, test } from "vitest";
import { parseNote } from "../../../../pkg/preview/host/markdown/parse-note";
import { safeDom, sanitizeHTMLToDom } from "../../../../pkg/preview/host/markdown/safe-dom";

/** A note's text as the page would hold it. */
function shown(markdown: string, softBreaks = true): HTMLElement {
  const el = document.createElement("div");
  const note = parseNote(markdown, { softBreaks });
  el.append(
    safeDom(
      note.sections.map((section) => section.element),
      document,
    ),
  );
  return el;
}

describe("what a note may put on the page", () => {
  test.each([
    "<script>alert(1)</script>",
    '<img src="x" onerror="alert(1)">',
    '<a href="javascript:alert(1)">x</a>',
    "[x](javascript:alert(1))",
    '<iframe src="https://example.org"></iframe>',
    '<svg onload="alert(1)"><script>alert(1)</script></svg>',
    '<form action="https://example.org"><button formaction="javascript:alert(1)">x</button></form>',
    "<style>body { display: none }</style>",
    '<object data="x"></object><embed src="x">',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
    '<div style="x" onclick="alert(1)">x</div>',
  ])("nothing of %s can run", (markdown) => {
    const el = shown(markdown);
    expect(el.querySelector("script, iframe, style, object, embed, form, svg, math")).toBeNull();
    for (const element of el.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        expect(name).not.toMatch(/^on/);
        expect(value).not.toMatch(/^\s*(javascript|data):/i);
      }
    }
  });

  test("what is nothing but a script leaves an empty fragment, which any element takes", () => {
    const [section] = parseNote("<script>alert(1)</script>", { softBreaks: true }).sections;
    const fragment = safeDom(section === undefined ? [] : [section.element], document);
    expect(fragment.nodeType).toBe(Node.DOCUMENT_FRAGMENT_NODE);
    expect(fragment.childNodes).toHaveLength(0);
  });

  test("harmless HTML is kept, inline and as blocks", () => {
    const el = shown("press <kbd>Ctrl</kbd>\n\n<details><summary>More</summary>text</details>");
    expect(el.querySelector("p kbd")?.textContent).toBe("Ctrl");
    expect(el.querySelector("details summary")?.textContent).toBe("More");
  });

  test("ids cannot take the name of something on the page", () => {
    expect(shown('<a id="preview">x</a>').querySelector("a")?.id).toBe("user-content-preview");
  });
});

describe("Obsidian's Markdown", () => {
  test("wikilinks keep target and text; in tables the bar is escaped", () => {
    const el = shown("[[a#b]] [[c|d]]\n\n| x |\n|---|\n| [[e\\|f]] `g \\| h` |");
    expect([...el.querySelectorAll("a")].map((a) => [a.dataset.href, a.textContent, a.className])).toEqual([
      ["a#b", "a > b", "internal-link"],
      ["c", "d", "internal-link"],
      ["e", "f", "internal-link"],
    ]);
    expect(el.querySelector("td code")?.textContent).toBe("g | h");
  });

  test("callouts have type, title, fold and content", () => {
    const el = shown("> [!Why]- Who **waits**?\n> Nobody.\n>\n> ````go-drill\n> a\n> \tb\n> ````");
    const callout = el.querySelector<HTMLElement>(".callout");
    expect(callout?.dataset).toMatchObject({ callout: "why", calloutFold: "-" });
    expect(callout?.classList.contains("is-collapsed")).toBe(true);
    expect(callout?.querySelector(".callout-title-inner")?.textContent).toBe("Who waits?");
    expect(callout?.querySelector(".callout-title-inner strong")).not.toBeNull();
    expect(callout?.querySelector(".callout-content p")?.textContent).toBe("Nobody.");
    expect(callout?.querySelector("pre > code.language-go-drill")?.textContent).toBe("a\n\tb\n");
  });

  test("a callout without a title shows its type, and without content has none", () => {
    const el = shown("> [!warning]");
    expect(el.querySelector(".callout-title-inner")?.textContent).toBe("Warning");
    expect(el.querySelector(".callout-content")).toBeNull();
  });

  test("tasks of any mark are boxes", () => {
    const el = shown("- [ ] a\n- [x] b\n- [/] c\n- d");
    const boxes = [
      ...el.querySelectorAll<HTMLInputElement>("li.task-list-item > input.task-list-item-checkbox"),
    ];
    expect(boxes.map((box) => [box.dataset.task, box.hasAttribute("checked")])).toEqual([
      [" ", false],
      ["x", true],
      ["/", true],
    ]);
    expect(el.querySelectorAll("li")[2]?.textContent.trim()).toBe("c");
  });

  test("tags, highlights, comments and block ids", () => {
    const el = shown("a #tag ==bright *x*== %%hidden [[x]]%% end ^id\n\n%%\nhidden\n%%");
    expect(el.querySelector("a.tag")?.textContent).toBe("#tag");
    expect(el.querySelector("mark em")?.textContent).toBe("x");
    expect(el.textContent).not.toMatch(/hidden|\^id|==|%%/);
  });

  test("a line end shows as one unless the vault is strict about them", () => {
    expect(shown("a\nb").querySelectorAll("br")).toHaveLength(1);
    expect(shown("a\nb", false).querySelectorAll("br")).toHaveLength(0);
  });

  test("footnotes stand at the end", () => {
    const el = shown("a[^1]\n\n[^1]: The note.");
    expect(el.querySelector("sup a")?.getAttribute("href")).toBe("#fn-1");
    expect(el.querySelector("section.footnotes li")?.textContent).toContain("The note.");
  });
});

describe("sections", () => {
  test("each root block is one, with its lines and a key that changes with what it refers to", () => {
    const one = parseNote("# A\n\ntext [^1]\n\n```go\nx\n```\n\n[^1]: b", { softBreaks: true });
    expect(one.sections.map(({ lineStart, lineEnd }) => [lineStart, lineEnd])).toEqual([
      [0, 0],
      [2, 2],
      [4, 6],
      [8, 8],
    ]);
    const other = parseNote("# A\n\ntext [^1]\n\n```go\nx\n```\n\n[^1]: c", { softBreaks: true });
    expect(one.sections.map(({ key }, index) => key === other.sections[index]?.key)).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});

test("HTML becomes nodes without anything that runs", () => {
  const el = document.createElement("div");
  el.append(sanitizeHTMLToDom('<p onclick="alert(1)">a</p><script>alert(1)</script>'));
  expect(el.innerHTML).toBe("<p>a</p>");
});
