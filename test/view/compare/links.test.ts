import { describe, expect, test } from "vitest";
import {
  describeCounterparts,
  linkAt,
  linkOfMarker,
  linksInPane,
  linksOf,
} from "../../../src/view/compare/links";
import { badgeAfter } from "../../../src/view/compare/keyboard-navigation";
import { NOWHERE, comparison } from "./models";

const both = comparison({
  panes: [
    { language: "python", label: "Python", code: "a # ② x\nb # ① y\nc # ③" },
    { language: "go", label: "Go", code: "d // ① z\ne\nf // ② w\ng // ②" },
  ],
  notes: ["one", "two", "three"],
});

describe("links", () => {
  test("join the lines that carry one number, in every pane [C3]", () => {
    const byNote = new Map(linksOf(both).map((link) => [link.note, link.lines]));
    expect(byNote.get(1)).toEqual([[2], [1]]);
    expect(byNote.get(2)).toEqual([[1], [3, 4]]);
  });

  test("reach a marker that stands in one pane only", () => {
    const alone = linksOf({ ...both, counterparts: [] }).find((link) => link.note === 3);
    expect(alone?.lines).toEqual([[3], []]);
  });

  test("are found by their lines and by their markers", () => {
    const links = linksOf(both);
    expect(linkAt(links, 1, 4)?.note).toBe(2);
    expect(linkAt(links, 1, 2)).toBeNull();
    const marker = { number: 1, line: 1, column: 0, position: NOWHERE };
    expect(linkOfMarker(links, 1, marker)?.note).toBe(1);
    expect(linkOfMarker(links, 1, { ...marker, number: 9 })).toBeNull();
  });

  test("are walked from a pane's top to its bottom", () => {
    const links = linksOf(both);
    expect(linksInPane(links, 0).map((link) => link.note)).toEqual([2, 1, 3]);
    expect(linksInPane(links, 1).map((link) => link.note)).toEqual([1, 2]);
  });

  test("say where they lead", () => {
    const links = linksOf(both);
    const words = (note: number, pane: number) => {
      const link = links.find((candidate) => candidate.note === note);
      return link === undefined ? "no such link" : describeCounterparts(both, link, pane);
    };
    expect(words(1, 0)).toBe("Go line 1");
    expect(words(2, 0)).toBe("Go lines 3 and 4");
    expect(words(2, 1)).toBe("Python line 1");
    expect(words(3, 0)).toBe("");
  });
});

test.each([
  ["ArrowDown", 2, 0, [1, 0]],
  ["ArrowUp", 2, 0, [2, 0]],
  ["End", 2, 0, [3, 0]],
  ["Home", 3, 0, [2, 0]],
  ["ArrowRight", 2, 0, [2, 1]],
  ["ArrowLeft", 2, 1, [2, 0]],
  ["ArrowRight", 3, 0, null],
  ["x", 2, 0, null],
] as const)("%s from note %i in pane %i leads to %j", (key, note, pane, expected) => {
  const links = linksOf(both);
  const link = links.find((candidate) => candidate.note === note);
  if (link === undefined) throw new Error(`There is no link with note ${note}.`);
  const to = badgeAfter(key, links, { link, pane });
  expect(to === null ? null : [to.link.note, to.pane]).toEqual(expected);
});
