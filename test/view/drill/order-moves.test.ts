import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { shiftOf, arrange, dropPlace, move } from "../../../src/view/drill/order-drag";

describe("moving items", () => {
  test.each([
    { from: 0, to: 2, moved: [2, 3, 1, 4] },
    { from: 3, to: 0, moved: [4, 1, 2, 3] },
    { from: 1, to: 1, moved: [1, 2, 3, 4] },
    { from: 1, to: 99, moved: [1, 3, 4, 2] },
    { from: 1, to: -5, moved: [2, 1, 3, 4] },
    { from: 9, to: 0, moved: [1, 2, 3, 4] },
  ])("from $from to $to", ({ from, to, moved }) => {
    expect(move([1, 2, 3, 4], from, to)).toEqual(moved);
  });

  it("keeps every item, and moving back restores the order", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1 }), fc.nat(), fc.nat(), (items, a, b) => {
        const [from, to] = [a % items.length, b % items.length];
        expect(move(move(items, from, to), to, from)).toEqual(items);
      }),
    );
  });

  it("leaves out what is not placed, in the order it first stood", () => {
    expect(arrange([2, 0], [3, 0, 1, 2])).toEqual({ placed: [2, 0], leftOut: [3, 1] });
  });
});

describe("dragging a row", () => {
  const middles = [20, 60, 100, 140];

  test.each([
    { from: 0, pointer: 20, place: 0 },
    { from: 0, pointer: 61, place: 1 },
    { from: 0, pointer: 500, place: 3 },
    { from: 3, pointer: 59, place: 1 },
    { from: 3, pointer: -50, place: 0 },
    { from: 2, pointer: 100, place: 2 },
  ])("the row at $from carried to $pointer lands at $place", ({ from, pointer, place }) => {
    expect(dropPlace(middles, from, pointer)).toBe(place);
  });

  it("makes room where it would land, and nowhere else", () => {
    const down = { from: 1, to: 3, by: 83, stride: 40 };
    expect([0, 1, 2, 3, 4].map((row) => shiftOf(row, down))).toEqual([0, 83, -40, -40, 0]);
    const up = { from: 3, to: 1, by: -70, stride: 40 };
    expect([0, 1, 2, 3, 4].map((row) => shiftOf(row, up))).toEqual([0, 40, 40, -70, 0]);
    expect(shiftOf(0, null)).toBe(0);
  });
});
