/** Brings a path to the vault's form: forward slashes, no leading or trailing ones, plain blanks, NFC; the root is `/`. */
export function normalizePath(path: string): string {
  const trimmed = path
    .replace(/[\\/]+/g, "/")
    .replace(/^\/|\/$/g, "")
    .replace(/[\u00a0\u202f]/g, " ")
    .normalize("NFC");
  return trimmed === "" ? "/" : trimmed;
}

/** The folder a path lies in; `/` for the vault's root. */
export function parentPath(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash <= 0 ? "/" : path.slice(0, slash);
}

/** The last part of a path. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Splits a file name at its last dot; a leading dot starts no extension. */
export function splitName(name: string): { basename: string; extension: string } {
  const dot = name.lastIndexOf(".");
  if (dot <= 0) return { basename: name, extension: "" };
  return { basename: name.slice(0, dot), extension: name.slice(dot + 1).toLowerCase() };
}

/** Joins a folder and a name; the root gives the name alone. */
export function joinPath(folder: string, name: string): string {
  return folder === "/" || folder === "" ? name : `${folder}/${name}`;
}

/** Whether a path leads into something hidden, which is no part of the vault's files. */
export function isHidden(path: string): boolean {
  return path.split("/").some((part) => part.startsWith("."));
}
