import { mkdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Changes } from "../../../pkg/preview/server/changes";
import { walkVault } from "../../../pkg/preview/server/walk";
import { folderSnapshot } from "../../support/folder-snapshot";
import { HOSTILE_PATHS } from "../../support/hostile-paths";
import { temporaryFolder } from "../../support/temporary-folder";
import { startSession } from "./support/session";

const HIDDEN_PART = /(?:^|\/)\./;

/** The plugin's own data, which the page may write. */
const OWN_DATA = "vault/.obsidian/plugins/go-for-reviewers/data.json";

test(
  `none of ${HOSTILE_PATHS.length} paths is written outside the vault or hidden, in five ways`,
  { timeout: 300_000 },
  async () => {
    const session = await startSession({
      "note.md": "mine",
      ".git/hooks/pre-commit": "#!/bin/sh\n",
      ".obsidian/app.json": "{}",
      ".obsidian/plugins/other/main.js": "other();",
      ".obsidian/plugins/go-for-reviewers/main.js": "ours();",
      ".obsidian/plugins/go-for-reviewers/data.json": "{}",
    });
    const { outside } = session;
    await outside.write("outside/kept.md", "kept");
    await outside.write(".ssh/authorized_keys", "ssh-rsa OLD");
    await mkdir(join(outside.path, "vault-2"));
    /** Everything but the vault's visible files. */
    const border = async () =>
      Object.entries(await folderSnapshot(outside.path)).filter(
        ([path]) => path !== OWN_DATA && (!path.startsWith("vault/") || HIDDEN_PART.test(path)),
      );
    const before = await border();
    for (const path of HOSTILE_PATHS) {
      const name = encodeURIComponent(path.replace(/\p{Surrogate}/gu, "\uFFFD"));
      const file = `/api/file?path=${name}`;
      await session.ask(file, { method: "PUT", body: "owned", headers: { "If-None-Match": "*" } });
      await session.ask(file, { method: "PUT", body: "owned", headers: { "If-Match": '"1"' } });
      await session.ask(`/api/folder?path=${name}`, { method: "POST" });
      await session.ask(`/api/rename?path=note.md&to=${name}`, { method: "POST" });
      if (!path.includes("data.json")) await session.ask(file, { method: "DELETE" });
      await outside.write("vault/note.md", "mine");
    }
    const trash = (path: string): boolean => path.startsWith("vault/.trash");
    expect((await border()).filter(([path]) => !trash(path))).toEqual(before);
    expect(session.trouble).toEqual([]);
    await session.end();
  },
);

test("[T4] a note or folder that becomes a link to nothing is not told as deleted", async () => {
  const folder = await temporaryFolder();
  await folder.write("part/a.md", "a");
  await folder.write("b.md", "b");
  const changes = new Changes();
  changes.begin((await walkVault(folder.path)).entries);
  for (const path of ["part", "b.md"]) {
    await rm(join(folder.path, path), { recursive: true });
    await symlink("nowhere", join(folder.path, path));
  }
  const told: unknown[] = [];
  changes.subscribe((change) => told.push(change));
  changes.compare(await walkVault(folder.path));
  expect(told).toEqual([]);
  await rm(join(folder.path, "part"));
  changes.compare(await walkVault(folder.path));
  expect(told).toEqual([
    { kind: "deleted", path: "part/a.md" },
    { kind: "deleted", path: "part" },
  ]);
  await folder.remove();
});
