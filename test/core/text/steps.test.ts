import { describe, expect, test } from "vitest";
import { finish, whileWanted, type Steps } from "../../../src/core/text/steps";

function* threeSteps(done: number[]): Steps<string> {
  for (const step of [1, 2, 3]) {
    done.push(step);
    yield;
  }
  return "all";
}

describe("work that is given up", () => {
  test("ends at the next pause once nobody wants it, and answers nothing", () => {
    const done: number[] = [];
    expect(finish(whileWanted(threeSteps(done), () => done.length < 2))).toBe(null);
    expect(done).toEqual([1, 2]);
  });

  test("is done as ever while somebody wants it", () => {
    expect(finish(whileWanted(threeSteps([]), () => true))).toBe("all");
  });
});
