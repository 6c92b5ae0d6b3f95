import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { ChoiceQuestion } from "../../../src/core/drill/kinds/choice";
import { optionOrder, shuffled, startingOrder } from "../../../src/core/drill/shuffle";
import { CHOICE, OUTPUT_CHOICE, option } from "../../view/drill/samples";

const asking = (...texts: string[]): ChoiceQuestion => ({
  ...CHOICE,
  options: texts.map((text, i) => option(i === 0, text)),
});
const seeds = Array.from({ length: 40 }, (_, i) => `question ${i}`);
const orders = (question: ChoiceQuestion) =>
  new Set(seeds.map((seed) => optionOrder(question, seed, true).join()));

describe("shuffled", () => {
  it("is a permutation, and the same for the same seed", () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.string(), (count, seed) => {
        const order = shuffled(count, seed);
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
        expect(shuffled(count, seed)).toEqual(order);
      }),
    );
  });

  it("puts each of three in each place about as often", () => {
    const first = [0, 0, 0];
    for (let i = 0; i < 3000; i++) {
      const place = shuffled(3, `seed ${i}`)[0] ?? 0;
      first[place] = (first[place] ?? 0) + 1;
    }
    for (const count of first) expect(count).toBeGreaterThan(850);
  });
});

describe("the order of options", () => {
  it("changes from attempt to attempt", () => {
    expect(orders(asking("It waits", "It returns", "It blocks")).size).toBeGreaterThan(3);
  });

  it("stays as written where the author or the reader wants it so [D3]", () => {
    const kept = { ...CHOICE, attributes: { ...CHOICE.attributes, shuffle: false } };
    expect(orders(kept)).toEqual(new Set(["0,1,2"]));
    expect(optionOrder(CHOICE, "any seed", false)).toEqual([0, 1, 2]);
  });

  test.each([
    ["numbers that rise", ["0", "1", "2", "10"]],
    ["numbers that fall", ["`100`", "`10`", "`1`"]],
    ["numbers with units", ["1 ms", "10 ms", "100 ms"]],
    ["yes and no", ["Yes, at once", "No, never"]],
    ["true and false", ["True", "False"]],
  ])("stays as written for %s", (_, texts) => {
    expect(orders(asking(...texts)).size).toBe(1);
  });

  test.each([
    ["numbers in no order", ["7", "1", "4"]],
    ["numbers among words", ["3 goroutines leak", "None", "1"]],
    ["words that begin with a number", ["2 is printed first", "3 is printed first", "4 is printed first"]],
  ])("is shuffled for %s", (_, texts) => {
    expect(orders(asking(...texts)).size).toBeGreaterThan(1);
  });

  test.each([
    "All of the above",
    "None of these.",
    "Both A and B",
    "Neither of them",
    "1 and 2",
    "Any of the above",
  ])("keeps %s last", (last) => {
    const question = asking("It waits", last, "It returns", "It blocks");
    for (const seed of seeds) expect(optionOrder(question, seed, true).at(-1)).toBe(1);
    expect(orders(question).size).toBeGreaterThan(1);
  });

  it("takes an option that merely begins with all or none for an ordinary one", () => {
    const question = asking("All goroutines stop", "None is told", "It blocks");
    expect(orders(question).size).toBeGreaterThan(3);
  });

  it("shuffles the accepted outcome among the wrong options [D6]", () => {
    expect(new Set(seeds.map((seed) => optionOrder(OUTPUT_CHOICE, seed, true)[0])).size).toBe(3);
  });
});

describe("the starting order of items [D7]", () => {
  it("is a permutation, stable, and never the answer", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 15 }),
        fc.nat({ max: 4 }),
        fc.string(),
        (items, distractors, seed) => {
          const order = startingOrder(items + distractors, items, seed);
          expect([...order].sort((a, b) => a - b)).toEqual(
            Array.from({ length: items + distractors }, (_, i) => i),
          );
          expect(startingOrder(items + distractors, items, seed)).toEqual(order);
          expect(order.filter((i) => i < items)).not.toEqual(Array.from({ length: items }, (_, i) => i));
        },
      ),
    );
  });
});
