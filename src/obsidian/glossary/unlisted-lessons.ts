import { TFolder, type ListedFiles, type Vault } from "obsidian";
import { lessonsNamedIn } from "../../core/glossary/named-lessons";

/**
 * Lessons the glossary names that the vault does not have, and that were not deleted for all that is known: a folder
 * stands in their place, their folder cannot be listed, or the disk has them and the vault does not. [T4]
 */
export async function unlistedLessons(vault: Vault, glossary: string): Promise<readonly string[]> {
  const listings = new Map<string, Promise<ListedFiles | null>>();
  const list = (folder: string): Promise<ListedFiles | null> => {
    const listing = listings.get(folder) ?? vault.adapter.list(folder).catch(() => null);
    listings.set(folder, listing);
    return listing;
  };
  const unlisted: string[] = [];
  for (const path of lessonsNamedIn(glossary)) {
    const there = vault.getAbstractFileByPath(path);
    if (there instanceof TFolder) unlisted.push(path);
    if (there !== null) continue;
    const listed = await list(folderOf(vault, path));
    if (listed === null || listed.files.includes(path)) unlisted.push(path);
  }
  return unlisted;
}

/** The nearest folder up that the vault has; `/` is the vault's own. */
function folderOf(vault: Vault, path: string): string {
  for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) {
    const folder = path.slice(0, slash);
    if (vault.getFolderByPath(folder) !== null) return folder;
  }
  return "/";
}
