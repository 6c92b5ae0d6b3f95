import { describe, expect, test } from "vitest";
import { nearest } from "../../../src/core/text/nearest";

const known = ["type", "tags", "go", "shuffle", "ref", "source", "accept", "spot"];

describe("nearest", () => {
  test.each([
    ["tpye", "type"],
    ["Type", "type"],
    ["tag", "tags"],
    ["shufle", "shuffle"],
    ["suorce", "source"],
    ["acept", "accept"],
    ["spto", "spot"],
    ["g", "go"],
    ["colour", null],
    ["note", null],
    ["id", null],
    ["", null],
  ])("finds for %j %j", (word, expected) => {
    expect(nearest(word, known)).toBe(expected);
  });
});
