import type { App, TFile as ObsidianFile } from "obsidian";
import { joinPath } from "../base/paths";
import { parseLinktext } from "../metadata/links";

/** Finds what a link means; when there is no such note, makes it if that is wished. The file is null when it is not. */
export async function findLinked(
  app: App,
  linktext: string,
  sourcePath: string,
  confirmNewNote: (path: string) => Promise<boolean>,
): Promise<{ file: ObsidianFile | null; subpath: string }> {
  const { path, subpath } = parseLinktext(linktext);
  const found = app.metadataCache.getFirstLinkpathDest(path, sourcePath);
  if (found !== null) return { file: found, subpath };
  const name = /\.[a-z0-9]+$/i.test(path) ? path : `${path}.md`;
  const target = name.includes("/")
    ? name
    : joinPath(app.fileManager.getNewFileParent(sourcePath).path, name);
  const file = (await confirmNewNote(target)) ? await app.vault.create(target, "") : null;
  return { file, subpath };
}
