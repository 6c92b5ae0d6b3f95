import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import * as lessons from "../../src/core/lesson/parse-lesson";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder";
import { call } from "./support/call";

vi.mock(import("../../src/core/lesson/parse-lesson"), { spy: true });

let vault: TemporaryFolder;
beforeAll(async () => {
  vault = await temporaryFolder();
  await vault.write(".obsidian/app.json", "{}");
  await vault.write("1 Sound.md", '---\nlesson: 1\nterms:\n  - "comma-ok: the idiom"\n---\n');
  await vault.write("2 Faulty.md", "---\nlesson: 2\n---\n");
  await vault.write("3 Wrong.md", "---\nlesson: 3\n---\n\n```go-drill\n```\n");
});
afterAll(() => vault.remove());

beforeEach(async () => {
  const { parseLesson } = await vi.importActual<typeof lessons>("../../src/core/lesson/parse-lesson");
  vi.mocked(lessons.parseLesson).mockImplementation((path, text, options) => {
    if (path === "2 Faulty.md") throw new RangeError("Maximum call stack size exceeded");
    return parseLesson(path, text, options);
  });
});
afterEach(() => {
  vi.mocked(lessons.parseLesson).mockReset();
});

test("a fault of ours in one note is told at that note, and check goes on with the others", async () => {
  const { code, out } = await call(vault.path, ["check", "."]);
  expect(code).toBe(1);
  expect(out).toMatch(/2 Faulty\.md:1:1: error: A bug in this program .*Maximum call stack/);
  expect(out).toContain("(note/internal-error)");
  expect(out).toMatch(/3 Wrong\.md:.*\(drill\/empty\)/);
});

test("the lessons beside it are listed", async () => {
  const { code, out, err } = await call(vault.path, ["list", "."]);
  expect(code).toBe(1);
  expect(out).toContain("1 Sound.md");
  expect(err).toContain("(note/internal-error)");
});

test("the glossary is written from the others, and what it has of that note is kept", async () => {
  const { code, out, err } = await call(vault.path, ["glossary", "."]);
  expect(code).toBe(1);
  expect(out).toContain("GLOSSARY.md written");
  expect(err).toContain("(note/internal-error)");
});
