import fc from "fast-check";
import { execFileSync } from "node:child_process";
import { mkdir, symlink, truncate } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LARGEST_NOTE, readNote } from "../../pkg/cli/read-note";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder";

/** The system's own program; no package brings it. */
const MAKE_PIPE = "mkfifo";

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

async function read(content: Uint8Array | string) {
  return readNote(await folder.write("note.md", content));
}

async function problemOf(file: string) {
  const reading = await readNote(file);
  if (reading.kind === "text") throw new Error("The note was read.");
  const { code, message, position } = reading.diagnostic;
  return { code, message, at: position.start };
}

test.each(["", "text", "\uFEFFwith a mark", "a\r\nb\r", "NUL \0 inside", "中文 😀 \u202E right to left"])(
  "text comes as it is: %j",
  async (text) => {
    expect(await read(text)).toEqual({ kind: "text", text });
  },
);

describe("bytes that are not UTF-8 are blamed where they stand", () => {
  test.each<readonly [string, readonly number[], string, number, number]>([
    ["Latin-1", [...Buffer.from("caf"), 0xe9, ...Buffer.from("\nx")], "E9", 1, 4],
    ["on a later line", [...Buffer.from("a\nbü "), 0xff, 0x41], "FF", 2, 4],
    ["a character cut off at the end", [...Buffer.from("a\n😀")].slice(0, -1), "F0", 2, 1],
    ["a stray continuation", [0x80], "80", 1, 1],
    ["an encoded surrogate", [0x41, 0xed, 0xa0, 0x80], "ED", 1, 2],
    ["overlong", [0x41, 0xc0, 0xaf], "C0", 1, 2],
  ])("%s", async (_name, bytes, byte, line, column) => {
    const { code, message, at } = await problemOf(await folder.write("note.md", Uint8Array.from(bytes)));
    expect(code).toBe("note/not-utf8");
    expect(message).toBe(`The byte ${byte} here is not UTF-8; save the note as UTF-8.`);
    expect([at.line, at.column]).toEqual([line, column]);
  });

  test("UTF-16 is named", async () => {
    const { message } = await problemOf(await folder.write("note.md", Buffer.from("\uFEFFtext", "utf16le")));
    expect(message).toBe("The note is UTF-16; save it as UTF-8.");
  });

  test("wherever a bad byte is put into a text, the place named is the one it is at", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 40 }), fc.nat(40), async (text, seed) => {
        const characters = Array.from(text);
        const before = characters.slice(0, seed % (characters.length + 1)).join("");
        const after = characters.slice(seed % (characters.length + 1)).join("");
        const bytes = Buffer.concat([Buffer.from(before), Buffer.from([0xff]), Buffer.from(after)]);
        const { at } = await problemOf(await folder.write("note.md", bytes));
        expect(at.offset).toBe(before.length);
        expect(at.column).toBe(before.length - before.lastIndexOf("\n"));
      }),
      { numRuns: 200 },
    );
  });
});

describe("what is no note is said in a sentence", () => {
  test("a folder", async () => {
    await mkdir(join(folder.path, "folder.md"), { recursive: true });
    expect(await problemOf(join(folder.path, "folder.md"))).toMatchObject({ code: "note/unreadable" });
  });

  test("a link that leads back to itself", async () => {
    await symlink("loop.md", join(folder.path, "loop.md"));
    const { message } = await problemOf(join(folder.path, "loop.md"));
    expect(message).toBe("The note cannot be read: it is a symbolic link that leads back to itself.");
  });

  test("a file that is gone", async () => {
    const { message } = await problemOf(join(folder.path, "gone.md"));
    expect(message).toContain("it is not there");
  });

  test("a file over the limit, without reading it", async () => {
    const file = await folder.write("huge.md", "x");
    await truncate(file, LARGEST_NOTE * 50);
    const { code, message } = await problemOf(file);
    expect([code, message]).toEqual([
      "note/too-large",
      "The note has 500 MB; split it, because no more than 10 MB are read.",
    ]);
  });

  test("a device, which has no end", async () => {
    expect(await problemOf("/dev/zero")).toMatchObject({ code: "note/unreadable" });
  });

  test("a pipe that nobody writes to, without waiting for it", async () => {
    execFileSync(MAKE_PIPE, [join(folder.path, "pipe.md")]);
    expect(await problemOf(join(folder.path, "pipe.md"))).toMatchObject({ code: "note/unreadable" });
  });
});
