// @vitest-environment happy-dom
import { beforeAll, describe, expect, test } from "vitest";
import { installDomExtensions } from "../../../../pkg/preview/host/dom/install";
import { sanitizeHTMLToDom } from "../../../../pkg/preview/host/markdown/html-to-markdown";
import { findRanges } from "../../../../pkg/preview/host/workspace/find-bar";

beforeAll(() => installDomExtensions(window));

/** What is found in a note, as text. */
function find(html: string, wanted: string): string[] {
  const note = document.createElement("div");
  note.append(sanitizeHTMLToDom(html));
  // The sanitiser lets no note hide anything; the plugin may.
  for (const el of note.querySelectorAll("del")) el.setAttribute("hidden", "");
  return findRanges(note, wanted).map((range) => range.toString());
}

describe("finding in a note that is read", () => {
  test("case does not count", () => {
    expect(find("<p>Nil map, NIL MAP</p>", "nil map")).toEqual(["Nil map", "NIL MAP"]);
  });

  test("words run on over marks and links within a block", () => {
    expect(find("<p>a <strong>nil</strong> <em>map</em></p>", "nil map")).toEqual(["nil map"]);
  });

  test("and not from one block to the next", () => {
    expect(find("<p>nil</p><p>map</p>", "nilmap")).toEqual([]);
    expect(find("<ul><li>nil</li><li>map</li></ul>", "nilmap")).toEqual([]);
  });

  test("what is hidden is not found", () => {
    expect(find("<p>nil <del>nil</del></p>", "nil")).toHaveLength(1);
  });

  test("places do not overlap", () => {
    expect(find("<p>aaaa</p>", "aa")).toEqual(["aa", "aa"]);
  });
});
