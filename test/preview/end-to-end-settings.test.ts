import { describe, expect, test } from "vitest";
import { SWITCHES } from "../../pkg/preview/host/switches";
import { pairwise } from "../e2e/support/pairwise";
import { SETTINGS, SINGLE_SETTINGS, switchesIn } from "../e2e/support/settings";

/** What a setting chose, each switch and the screen. */
const choices = SETTINGS.map((setting) => ({
  ...switchesIn(setting),
  screen: setting.width === null ? "wide" : "narrow",
}));

const values: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Object.entries(SWITCHES).map(([name, entry]) => [name, entry.values])),
  screen: ["wide", "narrow"],
};

describe("the settings the end-to-end tests run in", () => {
  test("begin with the usual one, which changes nothing", () => {
    expect(SETTINGS[0]).toMatchObject({ name: "usual", switches: "", slowdown: 1, width: null });
  });

  test("have any two values of any two switches, or of a switch and the screen, meet", () => {
    const missing = Object.keys(values).flatMap((one) =>
      Object.keys(values)
        .filter((other) => other > one)
        .flatMap((other) =>
          (values[one] ?? []).flatMap((oneValue) =>
            (values[other] ?? []).flatMap((otherValue) =>
              choices.some(
                (chosen) =>
                  (chosen as Record<string, string>)[one] === oneValue &&
                  (chosen as Record<string, string>)[other] === otherValue,
              )
                ? []
                : [`${one}:${oneValue} with ${other}:${otherValue}`],
            ),
          ),
        ),
    );
    expect(missing).toEqual([]);
  });

  test("have a machine that is four times slower among them", () => {
    expect(SETTINGS.filter(({ slowdown }) => slowdown === 4)).toHaveLength(1);
  });

  test("can be had one change at a time", () => {
    const others = Object.entries(SWITCHES).flatMap(([name, entry]) =>
      entry.values.slice(1).map((value) => `${name}:${value}`),
    );
    expect(SINGLE_SETTINGS.map(({ name }) => name)).toEqual([...others, "screen:narrow"]);
  });
});

test.each([
  [0, 1],
  [1, 4],
  [3, 4],
  [4, 5],
  [10, 6],
  [15, 7],
  [35, 8],
])("all pairs of %i factors meet in %i rows", (factors, count) => {
  const rows = pairwise(factors);
  expect(rows).toHaveLength(count);
  for (let one = 0; one < factors; one++)
    for (let other = 0; other < one; other++)
      expect(new Set(rows.map((row) => `${String(row[one])} ${String(row[other])}`)).size).toBe(4);
});
