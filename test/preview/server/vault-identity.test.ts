import { chmod, chown, mkdir, readFile, readdir, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { preferredPort, vaultId, vaultToken } from "../../../pkg/preview/server/vault-identity";
import { temporaryFolder, type TemporaryFolder } from "../../support/temporary-folder";

const VAULT = "/home/reader/vault";
const PLANTED = "planted-planted-planted-planted-";

let folder: TemporaryFolder;
let state: string;
let tokens: string;
let file: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  state = join(folder.path, "state");
  tokens = join(state, "go-for-reviewers");
  file = join(tokens, vaultId(VAULT));
});
afterEach(() => folder.remove());

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

/** Puts a token in the file's place, as another start would have. */
async function plant(text = PLANTED): Promise<void> {
  await mkdir(tokens, { recursive: true, mode: 0o700 });
  await writeFile(file, text, { mode: 0o600 });
}

test("a vault's token is the same at every start, and only its owner can read it", async () => {
  const first = await vaultToken(VAULT, state);
  expect(first).toEqual({ text: expect.stringMatching(/^[\w-]{32}$/) as unknown, problem: null });
  expect(await vaultToken(VAULT, state)).toEqual(first);
  expect((await vaultToken("/home/reader/other", state)).text).not.toBe(first.text);
  expect([await modeOf(tokens), await modeOf(file)]).toEqual([0o700, 0o600]);
  expect(await readdir(tokens)).toHaveLength(2);
});

test("first starts at the same time have one token, and leave nothing else behind", async () => {
  const starts = await Promise.all(Array.from({ length: 20 }, () => vaultToken(VAULT, state)));
  expect(new Set(starts.map(({ text }) => text)).size).toBe(1);
  expect(await readdir(tokens)).toEqual([vaultId(VAULT)]);
});

describe("a token is not used, a new one takes its place, and that is said", () => {
  const cases: readonly (readonly [name: string, plant: () => Promise<void>])[] = [
    [
      "where others can read it",
      async () => {
        await plant();
        await chmod(file, 0o640);
      },
    ],
    [
      "where others can write it",
      async () => {
        await plant();
        await chmod(file, 0o602);
      },
    ],
    [
      "where it is a link",
      async () => {
        const elsewhere = await folder.write("elsewhere", PLANTED);
        await chmod(elsewhere, 0o600);
        await mkdir(tokens, { recursive: true, mode: 0o700 });
        await symlink(elsewhere, file);
      },
    ],
    ["where it is cut short", () => plant("planted")],
    ["where it is longer", () => plant(`${PLANTED}x`)],
    ["where it is very long", () => plant(PLANTED.repeat(10_000))],
    ["where it is empty", () => plant("")],
    ["where it has other characters", () => plant("planted planted planted planted ")],
  ];
  test.each(cases)("%s", async (_name, prepare) => {
    await prepare();
    const { text, problem } = await vaultToken(VAULT, state);
    expect(text).not.toContain("planted");
    expect(problem).toBe(
      `${file} was not a file of yours alone, so the token in it was not used: open the new address.`,
    );
    expect(await vaultToken(VAULT, state)).toEqual({ text, problem: null });
    expect(await modeOf(file)).toBe(0o600);
  });

  test.skipIf(process.getuid?.() !== 0)("where it is another user's", async () => {
    await plant();
    await chown(file, 65534, 65534);
    const { text, problem } = await vaultToken(VAULT, state);
    expect(text).not.toBe(PLANTED);
    expect(problem).toContain("was not a file of yours alone");
    expect((await stat(file)).uid).toBe(0);
  });
});

test("what a link in the token's place leads to stays as it is", async () => {
  const elsewhere = await folder.write("elsewhere", "mine");
  await mkdir(tokens, { recursive: true, mode: 0o700 });
  await symlink(elsewhere, file);
  await vaultToken(VAULT, state);
  expect(await readFile(elsewhere, "utf8")).toBe("mine");
});

describe("a token is made for one start, which is said", () => {
  const cases: readonly (readonly [name: string, plant: () => Promise<unknown>])[] = [
    [
      "where others can open the folder",
      async () => {
        await plant();
        await chmod(tokens, 0o755);
      },
    ],
    [
      "where the folder is a link",
      async () => {
        await mkdir(join(folder.path, "elsewhere"), { mode: 0o700 });
        await writeFile(join(folder.path, "elsewhere", vaultId(VAULT)), PLANTED, { mode: 0o600 });
        await mkdir(state);
        await symlink(join(folder.path, "elsewhere"), tokens);
      },
    ],
    ["where the folder is a file", () => folder.write("state/go-for-reviewers", "")],
    ["where the folder for all programs is a file", () => folder.write("state", "")],
    [
      "where a folder has the token's name",
      async () => {
        await mkdir(tokens, { recursive: true, mode: 0o700 });
        await mkdir(file);
      },
    ],
  ];
  test.each(cases)("%s", async (_name, prepare) => {
    await prepare();
    const { text, problem } = await vaultToken(VAULT, state);
    expect(text).toMatch(/^[\w-]{32}$/);
    expect(text).not.toBe(PLANTED);
    expect(problem).toMatch(
      /^The address will be another at the next start, since its token could not be kept: .*\.$/,
    );
    expect((await vaultToken(VAULT, state)).text).not.toBe(text);
  });
});

test("a vault has one port, out of a range that systems do not hand out", () => {
  expect(preferredPort(VAULT)).toBe(preferredPort(VAULT));
  for (let index = 0; index < 200; index++) {
    const port = preferredPort(`/vaults/${index}`);
    expect(port).toBeGreaterThanOrEqual(21_000);
    expect(port).toBeLessThan(31_000);
  }
});
