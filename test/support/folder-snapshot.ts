import { readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";

/** Everything below a folder, by path: of each file its bytes, of each link where it leads. Paths in `without` are left out. */
export async function folderSnapshot(
  folder: string,
  without: readonly string[] = [],
): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  const visit = async (inside: string): Promise<void> => {
    for (const child of await readdir(join(folder, inside), { withFileTypes: true })) {
      const path = inside === "" ? child.name : `${inside}/${child.name}`;
      if (without.includes(path)) continue;
      if (child.isFile()) found[path] = await readFile(join(folder, path), "latin1");
      else found[path] = child.isSymbolicLink() ? `-> ${await readlink(join(folder, path))}` : "not a file";
      if (child.isDirectory()) await visit(path);
    }
  };
  await visit("");
  return found;
}
