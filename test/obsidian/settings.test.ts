import { describe, expect, test } from "vitest";
import { defaultSettings, readSettings, storeSettings } from "../../src/obsidian/settings/settings";

describe("settings", () => {
  test.each([
    ["nothing stored yet", null],
    ["an empty file", {}],
    ["a list where an object should be", ["glossaryPath"]],
    ["a text where an object should be", "GLOSSARY.md"],
    [
      "values of other types",
      { glossaryPath: 3, shuffleOptions: "yes", layout: "diagonal", wrapCode: null, answersOnPaper: 1 },
    ],
    ["a blank path", { glossaryPath: "   " }],
  ])("fall back to their defaults on %s", (_, data) => {
    expect(readSettings(data)).toEqual(defaultSettings);
  });

  test("keep what was chosen", () => {
    const chosen = {
      ...defaultSettings,
      glossaryPath: "notes/Words.md",
      shuffleOptions: false,
      layout: "stack" as const,
      answersOnPaper: "hidden" as const,
    };
    expect(readSettings(storeSettings(null, chosen))).toEqual(chosen);
  });

  test("keep keys that a newer version wrote", () => {
    const stored = storeSettings({ fromTheFuture: { deep: true } }, defaultSettings);
    expect(stored.fromTheFuture).toEqual({ deep: true });
  });

  test("stay flat, since devices merge them key by key", () => {
    for (const value of Object.values(defaultSettings)) expect(typeof value).not.toBe("object");
  });
});
