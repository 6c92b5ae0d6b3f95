// @vitest-environment happy-dom
import { beforeAll, expect, test } from "vitest";
import { installDomExtensions } from "../../../../pkg/preview/host/dom/install";
import { htmlToMarkdown, sanitizeHTMLToDom } from "../../../../pkg/preview/host/markdown/html-to-markdown";

beforeAll(() => installDomExtensions(window));

test.each([
  ["<h2>Title</h2><p>A <b>bold</b> and <em>soft</em> word</p>", "## Title\n\nA **bold** and *soft* word"],
  ["<ul><li>one</li><li>two</li></ul>", "- one\n- two"],
  ['<ol start="3"><li>one</li><li>two</li></ol>', "3. one\n4. two"],
  ["<ul><li>one<ul><li>two</li></ul></li></ul>", "- one\n  - two"],
  ['<ul><li><input type="checkbox" checked> done</li></ul>', "- [x] done"],
  ["<p><del>gone</del> <mark>seen</mark></p>", "~~gone~~ ==seen=="],
  ['<pre><code class="language-go">a := 1\n</code></pre>', "```go\na := 1\n```"],
  ['<p><a href="https://go.dev">Go</a></p>', "[Go](https://go.dev)"],
  [
    '<table><tr><th>a</th><th align="right">b</th></tr><tr><td>1|2</td><td>3</td></tr></table>',
    "| a | b |\n| --- | ---: |\n| 1\\|2 | 3 |",
  ],
  ["<script>alert(1)</script><p>text</p>", "text"],
])("%s", (html, expected) => {
  expect(htmlToMarkdown(html)).toBe(expected);
});

test("HTML becomes nodes without anything that runs", () => {
  const el = document.createElement("div");
  el.append(sanitizeHTMLToDom('<p onclick="alert(1)">a</p><script>alert(1)</script>'));
  expect(el.innerHTML).toBe("<p>a</p>");
});
