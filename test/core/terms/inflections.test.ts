import fc from "fast-check";
import { expect, test } from "vitest";
import { otherNumbers, plurals } from "../../../src/core/terms/inflections";

test.each([
  ["goroutine", "goroutines"],
  ["mutex", "mutexes"],
  ["proxy", "proxies"],
  ["array", "arrays"],
  ["race condition", "race conditions"],
  ["branch", "branches"],
  ["nil map", "nil maps"],
  ["echo", "echoes"],
  ["zero value", "zero values"],
  ["schéma", "schémas"],
])("%s and %s are one name in two numbers", (one, several) => {
  expect(otherNumbers(one)).toContain(several);
  expect(otherNumbers(several)).toContain(one);
});

test.each(["is", "class", ":=", "c#", "v1", ""])("%j is not taken for the plural of something", (key) => {
  expect(otherNumbers(key).filter((form) => form.length < key.length)).toEqual([]);
});

test("from any word to its plurals and back", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{3,9}$/), (word) => {
      for (const plural of plurals(word)) expect(otherNumbers(plural)).toContain(word);
    }),
  );
});
