import { describe, expect, test } from "vitest";
import {
  defaultSettings,
  explainGlossaryPath,
  readSettings,
  storeSettings,
} from "../../src/obsidian/settings/settings";

describe("settings", () => {
  test.each([
    ["nothing stored yet", null],
    ["an empty file", {}],
    ["a list where an object should be", ["glossaryPath"]],
    ["a text where an object should be", "GLOSSARY.md"],
    [
      "values of other types",
      { glossaryPath: 3, shuffleOptions: "yes", layout: "diagonal", wrapCode: null, answersInPrint: 1 },
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
      answersInPrint: "hidden" as const,
    };
    expect(readSettings(storeSettings(null, chosen))).toEqual(chosen);
  });

  test("read what was stored under a former key, unless the key of today is there", () => {
    expect(readSettings({ answersOnPaper: "shown" }).answersInPrint).toBe("shown");
    expect(readSettings({ answersOnPaper: "shown", answersInPrint: "hidden" }).answersInPrint).toBe("hidden");
  });

  test("leave a path that may not be written for the default, and say why", () => {
    const stored = { glossaryPath: "../evil.md", wrapCode: true };
    expect(readSettings(stored)).toEqual({ ...defaultSettings, wrapCode: true });
    expect(explainGlossaryPath(stored)).toBe(
      'The stored path of the glossary note, "../evil.md", has a part made of dots, which could lead out of the vault, so GLOSSARY.md is used.',
    );
    expect(explainGlossaryPath({ glossaryPath: "notes/Words.md" })).toBe(null);
    expect(explainGlossaryPath(null)).toBe(null);
  });

  test("take no path in the folder of the app's settings, wherever that is", () => {
    const stored = { glossaryPath: "config/plugins/other.md" };
    expect(readSettings(stored, "config").glossaryPath).toBe("GLOSSARY.md");
    expect(explainGlossaryPath(stored, "config")).toContain("lies in the folder of the app's settings");
    expect(readSettings(stored).glossaryPath).toBe("config/plugins/other.md");
  });

  test("keep keys that a newer version wrote", () => {
    const stored = storeSettings({ fromTheFuture: { deep: true } }, defaultSettings);
    expect(stored.fromTheFuture).toEqual({ deep: true });
  });

  test("stay flat, since devices merge them key by key", () => {
    for (const value of Object.values(defaultSettings)) expect(typeof value).not.toBe("object");
  });
});
