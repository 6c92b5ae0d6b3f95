import { spawn, type ChildProcess } from "node:child_process";
import * as disk from "node:fs/promises";
import { chmod, mkdir, readFile, readdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { makePrivateFolder, userFolder } from "../../pkg/disk/private-folder";
import { lockFolder, vaultLock } from "../../pkg/disk/vault-lock";
import { buildText } from "../support/programs";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder";

vi.mock("node:fs/promises", { spy: true });

let folder: TemporaryFolder;
let vault: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  vault = join(folder.path, "vault");
  await mkdir(vault);
});
afterEach(async () => {
  await rm(lockFolder(vault), { recursive: true, force: true });
  await folder.remove();
});

/** Takes the lock so many times and each time adds one to a number in a file; may be killed while it has the lock. */
const COUNT = `
  import { readFile, writeFile } from "node:fs/promises";
  import { vaultLock } from "./vault-lock";
  const [, , vault, times, deadly] = process.argv;
  const lock = vaultLock(vault, 60_000);
  for (let turn = 1; turn <= Number(times); turn++) {
    await lock(async () => {
      if (deadly === "yes" && turn === Number(times)) process.kill(process.pid, "SIGKILL");
      const before = Number(await readFile(vault + "/count", "utf8"));
      await writeFile(vault + "/count", String(before + 1));
    });
  }
`;

const ended = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve) => child.once("close", (code, signal) => resolve(code ?? signal)));

test("four processes that change one file under the lock lose no change, also when others are killed while they hold it", async () => {
  const program = await buildText(COUNT, "pkg/disk", join(folder.path, "count.mjs"));
  await folder.write("vault/count", "0");
  const run = (times: number, deadly: boolean): Promise<unknown> =>
    ended(
      spawn(process.execPath, [program, vault, String(times), deadly ? "yes" : "no"], { stdio: "inherit" }),
    );
  const ends = await Promise.all([
    ...Array.from({ length: 4 }, () => run(50, false)),
    ...Array.from({ length: 4 }, () => run(10, true)),
  ]);
  expect(ends).toEqual([0, 0, 0, 0, "SIGKILL", "SIGKILL", "SIGKILL", "SIGKILL"]);
  expect(await readFile(join(vault, "count"), "utf8")).toBe(String(4 * 50 + 4 * 9));
  // What the killed ones left is swept by who comes after them, and the folder goes with the last.
  await vaultLock(vault)(() => Promise.resolve());
  await expect(readdir(lockFolder(vault))).rejects.toThrow("ENOENT");
});

test("who cannot have the lock is told so, and its task does not run", async () => {
  let ran = false;
  await vaultLock(vault)(async () => {
    const refused = vaultLock(
      vault,
      50,
    )(() => {
      ran = true;
      return Promise.resolve();
    });
    await expect(refused).rejects.toThrow(/^Another program holds the vault's lock; nothing was written\. /);
  });
  expect(ran).toBe(false);
});

test("a task that fails gives the lock back, and its error passes through", async () => {
  await expect(vaultLock(vault)(() => Promise.reject(new Error("mine")))).rejects.toThrow("mine");
  expect(await vaultLock(vault)(() => Promise.resolve("had"))).toBe("had");
});

test("the lock is had and given back although its folder cannot be removed just then", async () => {
  const lock = vaultLock(vault, 1000);
  const busy = Object.assign(new Error("somebody just put a claim there"), { code: "ENOTEMPTY" });
  vi.mocked(disk.rmdir).mockRejectedValueOnce(busy).mockRejectedValueOnce(busy);
  expect(await lock(() => Promise.resolve("had"))).toBe("had");
  expect(await readdir(lockFolder(vault))).toEqual(["1"]);
  expect(await lock(() => Promise.resolve("had again"))).toBe("had again");
  await expect(readdir(lockFolder(vault))).rejects.toThrow("ENOENT");
});

test("tasks of one process run one after the other, and leave no folder behind", async () => {
  let running = 0;
  let most = 0;
  const lock = vaultLock(vault, 60_000);
  const task = async (): Promise<void> => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 1));
    running--;
  };
  await Promise.all(Array.from({ length: 30 }, () => lock(task)));
  expect(most).toBe(1);
  await expect(readdir(lockFolder(vault))).rejects.toThrow("ENOENT");
});

test("who looked at a turn that is gone, and claims the one after it, sees the holder who began again with the first", async () => {
  await vaultLock(vault)(async () => {
    vi.mocked(disk.readdir).mockResolvedValueOnce(["6"] as never);
    const refused = vaultLock(vault, 50)(() => Promise.reject(new Error("it ran")));
    await expect(refused).rejects.toThrow(/^Another program holds the vault's lock/);
    expect(await readdir(lockFolder(vault))).toEqual(["1"]);
  });
});

test("two vaults do not wait for each other, and nothing is written into either", async () => {
  const other = join(folder.path, "other");
  await mkdir(other);
  await vaultLock(vault)(() => vaultLock(other, 50)(() => Promise.resolve()));
  expect(await readdir(vault)).toEqual([]);
});

test("a link that somebody put in the lock's place is not followed", async () => {
  await folder.write("elsewhere/1/kept", "text");
  await makePrivateFolder(userFolder());
  await symlink(join(folder.path, "elsewhere"), lockFolder(vault));
  await expect(vaultLock(vault)(() => Promise.resolve())).rejects.toThrow("is not a folder of yours");
  expect(await readFile(join(folder.path, "elsewhere/1/kept"), "utf8")).toBe("text");
});

test("a folder for all locks that others can open is not used", async () => {
  await makePrivateFolder(userFolder());
  await chmod(userFolder(), 0o777);
  await expect(vaultLock(vault)(() => Promise.resolve())).rejects.toThrow("is not a folder of yours alone");
  await chmod(userFolder(), 0o700);
});
