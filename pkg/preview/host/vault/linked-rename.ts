import type { App, TFile as ObsidianFile } from "obsidian";
import { parseLinktext } from "../metadata/links";
import { Notice } from "../ui/notice";
import { type TAbstractFile, TFile, TFolder } from "./files";
import { allReferences, rewriteLinks } from "./rewrite-links";
import { pathText } from "./link-texts";
import { vaultSettings } from "./vault-settings";

/** What the links of one note mean: the file each link path leads to. */
interface Meanings {
  readonly note: ObsidianFile;
  readonly files: ReadonlyMap<string, ObsidianFile>;
}

/**
 * Moves a file or folder, and leads the links of all notes to where the files are now: those to what is moved, and
 * those in the moved notes themselves. A link that still means the same file stays as it is written. A note whose links
 * cannot be written does not hold up the others, and a notice names it.
 */
export async function renameWithLinks(app: App, item: TAbstractFile, newPath: string): Promise<void> {
  const before = meaningsAround(app, new Set(filesOf(item).map((file) => file.path)));
  await app.vault.rename(item, newPath);
  const failures: string[] = [];
  for (const { note, files } of before) {
    const newTarget = (linkpath: string, markdown: boolean): string | null => {
      const file = files.get(linkpath);
      if (file === undefined || app.metadataCache.getFirstLinkpathDest(linkpath, note.path) === file)
        return null;
      return pathText(app.metadataCache, file, note.path, vaultSettings().newLinkFormat, !markdown);
    };
    const outdated = [...files.keys()].some((linkpath) => newTarget(linkpath, false) !== null);
    if (!outdated) continue;
    await app.vault
      .process(note, (text) => rewriteLinks(text, newTarget))
      .catch((error: unknown) => {
        failures.push(`${note.path}: ${error instanceof Error ? error.message : String(error)}`);
      });
  }
  if (failures.length > 0) new Notice(["Some links still have the former name.", ...failures].join("\n"));
}

/** The notes whose links a move can change, each with what its links mean until then. */
function meaningsAround(app: App, moved: ReadonlySet<string>): readonly Meanings[] {
  return app.vault.getMarkdownFiles().flatMap((note) => {
    const cache = app.metadataCache.getFileCache(note);
    if (cache === null) return [];
    const files = new Map<string, ObsidianFile>();
    for (const { link } of allReferences(cache)) {
      const { path } = parseLinktext(link);
      const file = path === "" ? null : app.metadataCache.getFirstLinkpathDest(path, note.path);
      if (file !== null && (moved.has(note.path) || moved.has(file.path))) files.set(path, file);
    }
    return files.size === 0 ? [] : [{ note, files }];
  });
}

function filesOf(item: TAbstractFile): readonly TFile[] {
  if (item instanceof TFile) return [item];
  return item instanceof TFolder ? item.children.flatMap((child) => filesOf(child)) : [];
}
