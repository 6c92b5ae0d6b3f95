import fc from "fast-check";
import { posix, win32 } from "node:path";
import { describe, expect, test } from "vitest";
import { isHidden, notePathError, vaultPathError } from "../../../src/core/vault/note-path";
import { HOSTILE_PATHS } from "../../support/hostile-paths";

test.each([
  "GLOSSARY.md",
  "Words/Glossary.MD",
  "a..b/c.md",
  "Übung/中文/👩‍💻.md",
  "C# & Go (1) [x] ^y #z.md",
  "~/note.md",
  "obsidian/note.md",
])("%j may be written as a note", (path) => {
  expect(notePathError(path)).toBe(null);
});

describe("what may not be written as a note has a reason", () => {
  test.each([
    ["", "is empty"],
    ["../evil.md", "lead out of the vault"],
    ["a/./evil.md", "made of dots"],
    ["a//evil.md", "empty part"],
    ["/evil.md", "absolute"],
    ["a\\evil.md", "backslash"],
    ["evil\0.md", "control character"],
    ["evil\ud800.md", "Unicode"],
    [".. /evil.md", "dot or a blank"],
    ["nul.md", "device"],
    ["C:/evil.md", "colon"],
    ["GLOSSARY.md:evil.md", "colon"],
    [".git/evil.md", "hidden"],
    ["a/.evil.md", "hidden"],
    ["\u200c.git/evil.md", "hidden"],
    [".git/hooks/pre-commit", "hidden"],
    ["main.js", "end in .md"],
    ["GLOSSARY", "end in .md"],
  ])("%j: %s", (path, reason) => {
    expect(notePathError(path)).toContain(reason);
  });

  test.each(["settings/evil.md", "Settings/plugins/evil.md"])(
    "%j, in a vault whose settings do not stand in a hidden folder",
    (path) => {
      expect(notePathError(path, "settings")).toContain("the app's settings");
      expect(notePathError(path)).toBe(null);
    },
  );

  test(`none of ${HOSTILE_PATHS.length} hostile paths may be written`, () => {
    expect(HOSTILE_PATHS.length).toBeGreaterThan(200);
    expect(HOSTILE_PATHS.filter((path) => notePathError(path.trim()) === null)).toEqual([]);
  });
});

test("whatever may be written stays below the vault and out of hidden folders, by the rules of any system", () => {
  const piece = fc.constantFrom("..", ".", "/", "\\", "a", " ", ":", ".md", "\0", "\u200c", "C:", ".git");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const path = pieces.join("");
      if (notePathError(path) !== null) return;
      expect(vaultPathError(path)).toBe(null);
      expect(isHidden(path)).toBe(false);
      for (const system of [posix, win32]) {
        const below = system.relative(system.resolve("/vault"), system.resolve("/vault", path));
        expect(system.isAbsolute(below)).toBe(false);
        expect(below.split(/[\\/]/).some((part) => part.startsWith(".."))).toBe(false);
        expect(below).toMatch(/\.md$/);
      }
    }),
  );
});
