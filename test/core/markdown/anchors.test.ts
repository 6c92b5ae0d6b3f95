import { expect, test } from "vitest";
import { anchorsOf } from "../../../src/core/markdown/anchors";
import { readNote } from "../../../src/core/markdown/note";
import { growthOf } from "../../support/growth";

test.each([
  ["## Leaks", ["Leaks"], []],
  ["## Leaks ##", ["Leaks"], []],
  ["## Leaks \t ##  ", ["Leaks"], []],
  ["# C#", ["C#"], []],
  ["# ##", [""], []],
  ["## Leaks ^leaks", ["Leaks ^leaks", "Leaks"], ["leaks"]],
  ["# ^leaks", ["^leaks"], ["leaks"]],
  ["Leaks\n=====", ["Leaks"], []],
  ["> ## Leaks", ["Leaks"], []],
  ["A paragraph. ^why-1 ", [], ["why-1"]],
  ["^alone", [], ["alone"]],
  ["not^one ^nor this", [], []],
])("%j has the headings %j and the ids %j", (text, headings, ids) => {
  const places = anchorsOf(readNote(text));
  expect([...new Set(places.headings)]).toEqual(headings);
  expect(places.ids).toEqual(ids);
});

test.each(["## a$b", "## a$#b", "a$^b", "## a ^$", "$x", "x$"])(
  "blanks in %j are searched for places in time in proportion to the text",
  (shape) => {
    const growth = growthOf(
      (length) => anchorsOf(readNote(shape.replace("$", " ".repeat(length)))),
      20_000,
      80_000,
    );
    expect(growth).toBeLessThan(10);
  },
);
