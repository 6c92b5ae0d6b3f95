import fc from "fast-check";
import { posix, win32 } from "node:path";
import { describe, expect, test } from "vitest";
import { accessTo, isVaultPath, parseVaultPath } from "../../../pkg/preview/server/vault-path";

describe("paths a vault can hold", () => {
  test.each([
    "note.md",
    "Lessons/06 Goroutines, channels.md",
    "..notes.md",
    "a..b/c.md",
    "console.md",
    "com10.md",
    "Übung/中文/😀.md",
    "C# & Go (1) [x] ^y #z.md",
    "%2e%2e/note.md",
    "~/note.md",
    ".obsidian/app.json",
  ])("%j", (path) => {
    expect(parseVaultPath(path)).toBe(path);
  });
});

describe("paths that are refused with a reason", () => {
  test.each([
    ["", "empty"],
    ["/etc/passwd", "absolute"],
    ["//server/share", "absolute"],
    ["..", "dots"],
    ["../secret.md", "dots"],
    ["a/../../secret.md", "dots"],
    ["a/./b.md", "dots"],
    ["a//b.md", "empty part"],
    ["a/", "empty part"],
    ["..\\secret.md", "backslash"],
    ["a\\b.md", "backslash"],
    ["note.md\0.png", "control"],
    ["note\n.md", "control"],
    ["note\u0085.md", "control"],
    ["note\ud800.md", "Unicode"],
    ["note.", "dot or a blank"],
    ["note.md ", "dot or a blank"],
    ["... /x", "dot or a blank"],
    ["CON", "device"],
    ["con.md", "device"],
    ["a/Aux.txt/b", "device"],
    ["nul .md", "device"],
    ["COM1", "device"],
    ["lpt9.md", "device"],
    ["com¹.md", "device"],
    ["CONIN$", "device"],
    ["x".repeat(256), "255 bytes"],
    ["ü".repeat(128), "255 bytes"],
    ["a/".repeat(2500) + "b", "4096"],
  ])("%j: %s", (path, reason) => {
    expect(() => parseVaultPath(path)).toThrow(reason);
    expect(isVaultPath(path)).toBe(false);
  });

  test.each([
    "C:/Windows/win.ini",
    "C:secret.md",
    "note.md:stream",
    "a<b.md",
    "what?.md",
    'a"b.md',
    "a|b.md",
  ])("on Windows, %j", (path) => {
    expect(() => parseVaultPath(path, "win32")).toThrow("Windows");
    expect(isVaultPath(path, "linux")).toBe(true);
  });
});

test("whatever path is taken stays below the vault, by the rules of either kind of system", () => {
  const piece = fc.constantFrom(
    "..",
    ".",
    "/",
    "\\",
    "a",
    "C:",
    " ",
    "con",
    "\0",
    "%2e",
    "~",
    "\u2025",
    "．．",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const path = pieces.join("");
      if (isVaultPath(path, "linux")) {
        expect(posix.resolve("/vault", path).startsWith("/vault/")).toBe(true);
      }
      if (isVaultPath(path, "win32")) {
        expect(win32.resolve("C:\\vault", path).startsWith("C:\\vault\\")).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

describe("what may be done with a path", () => {
  test.each([
    ["note.md", "write"],
    ["folder/note.md", "write"],
    [".obsidian/plugins/go-for-reviewers/data.json", "write"],
    [".obsidian/plugins/go-for-reviewers/glossary-6.md", "write"],
    [".obsidian/plugins/go-for-reviewers/glossary-7.md", "none"],
    [".obsidian/app.json", "read"],
    [".obsidian/templates.json", "read"],
    [".obsidian/appearance.json", "read"],
    [".obsidian", "none"],
    [".obsidian/workspace.json", "none"],
    [".obsidian/plugins/go-for-reviewers/main.js", "none"],
    [".obsidian/plugins/other/data.json", "none"],
    [".Obsidian/app.json", "none"],
    [".obsidian/plugins/go-for-reviewers/DATA.json", "none"],
    [".git/config", "none"],
    ["folder/.git/config", "none"],
    [".trash/note.md", "none"],
    [".env", "none"],
    ["folder/.hidden.md", "none"],
  ])("%s: %s", (path, access) => {
    expect(accessTo(parseVaultPath(path))).toBe(access);
  });
});
