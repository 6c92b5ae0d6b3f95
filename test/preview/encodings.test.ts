// @vitest-environment happy-dom
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { App, TFile as ObsidianFile } from "obsidian";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { installDomExtensions } from "../../pkg/preview/host/dom/install";
import { MetadataCache } from "../../pkg/preview/host/metadata/metadata-cache";
import { FileManager } from "../../pkg/preview/host/vault/file-manager";
import { renameWithLinks } from "../../pkg/preview/host/vault/linked-rename";
import { Vault } from "../../pkg/preview/host/vault/vault";
import { VaultServer } from "../../pkg/preview/host/vault/vault-server";
import { versionOf } from "../../pkg/preview/server/entry";
import { changed, NOT_UTF8, UTF8, type EncodedNote } from "../support/encodings";
import { startSession, type Session } from "./server/support/session";

/** The page's vault over a real server and a real disk, with a note in each encoding. */
let session: Session;
let vault: Vault;
let app: App;

/** What a writer adds; every byte before it must stay. */
const NEW = "new\n";

beforeAll(async () => {
  installDomExtensions(window);
  session = await startSession({ "Old.md": "" });
  const request = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const body = init.body as Uint8Array | string | undefined;
    const headers = init.headers as Record<string, string>;
    const answer = await session.ask(input as string, {
      method: init.method ?? "GET",
      headers,
      ...(body === undefined ? {} : { body }),
    });
    const empty = answer.status === 204;
    return new Response(empty ? null : new Uint8Array(answer.bytes), {
      status: answer.status,
      headers: { etag: answer.headers.etag ?? "" },
    });
  };
  const server = new VaultServer(session.preview.token, request);
  vault = Vault.open(server, "Test", false);
  for (const note of [...UTF8, ...NOT_UTF8]) await writeFile(onDisk(note), note.bytes);
  const metadataCache = new MetadataCache(vault, false);
  app = { vault, metadataCache } as unknown as App;
  vault.load((await server.list()).entries);
  await metadataCache.indexAll(true);
});
afterAll(() => session.end());

const pathOf = ({ name }: EncodedNote): string => `${name}.md`;
const onDisk = (note: EncodedNote): string => join(session.vault, pathOf(note));
const bytesOf = async (note: EncodedNote): Promise<Uint8Array> =>
  new Uint8Array(await readFile(onDisk(note)));

function fileOf(note: EncodedNote): ObsidianFile {
  const found = vault.getFileByPath(pathOf(note));
  if (found === null) throw new Error(`There is no ${pathOf(note)}.`);
  return found;
}

const append = (text: string): string => text + NEW;

/** Every way in which the page or a plugin in it changes a note. */
const writers: Readonly<Record<string, (file: ObsidianFile) => Promise<unknown>>> = {
  process: (file) => vault.process(file, append),
  append: (file) => vault.append(file, NEW),
  modify: async (file) => vault.modify(file, append(await vault.read(file))),
  "the adapter's process": (file) => vault.adapter.process(file.path, append),
  "the adapter's append": (file) => vault.adapter.append(file.path, NEW),
  "the adapter's write": async (file) => vault.adapter.write(file.path, append(await vault.read(file))),
};

describe.each(Object.entries(writers))("%s of the page's vault", (_name, write) => {
  test.each(NOT_UTF8)("destroys no byte of a note that is not UTF-8: $name", async (note) => {
    await expect(write(fileOf(note))).rejects.toThrow(
      `${pathOf(note)} is not UTF-8; nothing was written. Save it as UTF-8 in another program.`,
    );
    expect(await bytesOf(note)).toEqual(new Uint8Array(note.bytes));
  });

  test.each(UTF8)("adds to a note that is UTF-8 and keeps every other byte: $name", async (note) => {
    await writeFile(onDisk(note), note.bytes);
    await write(fileOf(note));
    expect(await bytesOf(note)).toEqual(new Uint8Array(changed(note, append)));
    await writeFile(onDisk(note), note.bytes);
  });
});

test.each(NOT_UTF8)("front matter is not written into a note that is not UTF-8: $name", async (note) => {
  const files = new FileManager(app, vault);
  await expect(
    files.processFrontMatter(fileOf(note), (data) => Object.assign(data as object, { a: 1 })),
  ).rejects.toThrow("is not UTF-8");
  expect(await bytesOf(note)).toEqual(new Uint8Array(note.bytes));
});

test.each(NOT_UTF8)("the server refuses to replace a note that is not UTF-8: $name", async (note) => {
  const version = versionOf(await stat(onDisk(note), { bigint: true }));
  const { status, body } = await session.ask(`/api/file?path=${encodeURIComponent(pathOf(note))}`, {
    method: "PUT",
    headers: { "if-match": `"${version}"` },
    body: "lossy",
  });
  expect([status, body]).toEqual([422, expect.stringContaining("is not UTF-8; nothing was written")]);
  expect(await bytesOf(note)).toEqual(new Uint8Array(note.bytes));
});

test("a rename leads the links of all notes that are UTF-8, and no byte of any other changes", async () => {
  const item = vault.getAbstractFileByPath("Old.md");
  if (item === null) throw new Error("Old.md is there.");
  await renameWithLinks(app, item, "New name.md");
  for (const note of NOT_UTF8) expect(await bytesOf(note)).toEqual(new Uint8Array(note.bytes));
  for (const note of UTF8) {
    expect(await bytesOf(note)).toEqual(
      new Uint8Array(changed(note, (text) => text.replace("[[Old]]", "[[New name]]"))),
    );
  }
  await vi.waitFor(() =>
    expect(document.querySelector(".notice")?.textContent).toContain("Latin-1.md is not UTF-8"),
  );
});
