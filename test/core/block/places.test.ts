import { describe, expect, test } from "vitest";
import type { Element } from "../../../src/core/block/element";
import { readBlock } from "../../../src/core/block/read-block";

/** A block's first element, and what its places cover. */
function first(source: string): readonly [Element | undefined, (place: PlaceLike) => string | null] {
  const [element] = readBlock(source, { keys: ["level"], answers: true }).elements;
  return [element, (place) => (place === null ? null : source.slice(place.start, place.end))];
}

type PlaceLike = { readonly start: number; readonly end: number } | null;

describe("elements carry the places of their parts", () => {
  test.each([
    ["## Title ^l01-a ##", "^l01-a"],
    ["  ##\tTitle  ^a  ", "^a"],
    ["### Title", null],
    ["### Title ^not_an_id", null],
  ])("the id of %j", (source, id) => {
    const [element, written] = first(source);
    if (element?.kind !== "heading") throw new Error("No heading.");
    expect(written(element.idPlace)).toBe(id);
  });

  test.each([
    ["- [x] yes", "-", "[x]"],
    ["  12)  [ ] no", "12)", "[ ]"],
    ["-[] no", "-", "[]"],
    ["* plain", "*", null],
  ])("marker and box of %j", (source, marker, box) => {
    const [element, written] = first(source);
    if (element?.kind !== "item") throw new Error("No item.");
    expect([written(element.markerPlace), written(element.boxPlace)]).toEqual([marker, box]);
  });

  test("the signs of an item's quotes", () => {
    const source = "- a\n  > one\n  > two\n\n  > three";
    const [element] = first(source);
    if (element?.kind !== "item") throw new Error("No item.");
    expect(element.quoteSigns).toEqual([6, 14, 23]);
  });

  test("the sign of each line of a callout, and its type", () => {
    const source = "> [!hint|wide]- Who?\n> Me.";
    const [element, written] = first(source);
    if (element?.kind !== "callout") throw new Error("No callout.");
    expect(written(element.typePlace)).toBe("[!hint|wide]");
    expect(element.quoteSigns).toEqual([0, 21]);
  });

  test.each([
    ["= text", null, 0],
    ["__12__  = text", "__12__", 8],
  ])("blank and sign of %j", (source, blank, sign) => {
    const [element, written] = first(source);
    if (element?.kind !== "answer") throw new Error("No answer.");
    expect(written(element.blankPlace)).toBe(blank);
    expect(element.signPlace).toEqual({ start: sign, end: sign + 1 });
  });

  test.each([
    ["```go  {1} \nx\n````  ", "```", "go  {1}", "````"],
    ["  ~~~\nx\n ~~~", "~~~", "", "~~~"],
    ["```go\nx", "```", "go", null],
  ])("runs and info string of %j", (source, opening, info, closing) => {
    const [element, written] = first(source);
    if (element?.kind !== "fence") throw new Error("No fence.");
    expect(written(element.openingRun)).toBe(opening);
    expect(written(element.info)).toBe(info);
    expect(written(element.closingRun)).toBe(closing);
  });
});
