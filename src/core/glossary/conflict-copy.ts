/**
 * Whether a file is a copy that a synchronising program made of another: its terms are the other's already.
 * Known are the names given by Obsidian Sync, Dropbox, Nextcloud and Syncthing.
 */
export function isConflictCopy(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return / ?\([^()]*conflict(?:ed copy)?\b[^()]*\)/i.test(name) || name.includes(".sync-conflict-");
}
