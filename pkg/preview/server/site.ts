import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "../../disk/error-code";
import { Refused } from "./respond";

/** Where the built page and the built plugin are. */
export interface SiteFolders {
  /** Holds `index.html`, `host.js`, `host.css` and `chunks/`. */
  readonly page: string;
  /** Holds `main.js`, `styles.css` and `manifest.json`. */
  readonly plugin: string;
}

interface SiteFile {
  readonly folder: keyof SiteFolders;
  readonly name: string;
  readonly type: string;
}

const SCRIPT = "text/javascript; charset=utf-8";
const STYLE = "text/css; charset=utf-8";

const FILES: ReadonlyMap<string, SiteFile> = new Map([
  ["/", { folder: "page", name: "index.html", type: "text/html; charset=utf-8" }],
  ["/host.js", { folder: "page", name: "host.js", type: SCRIPT }],
  ["/host.css", { folder: "page", name: "host.css", type: STYLE }],
  ["/plugin/main.js", { folder: "plugin", name: "main.js", type: SCRIPT }],
  ["/plugin/styles.css", { folder: "plugin", name: "styles.css", type: STYLE }],
  [
    "/plugin/manifest.json",
    { folder: "plugin", name: "manifest.json", type: "application/json; charset=utf-8" },
  ],
]);

/** What the page fetches only when a note needs it, by the names the build gives: `chunks/mermaid-ABCD1234.js`. */
const CHUNK = /^\/chunks\/[\w-][\w.-]{0,150}\.(js|css|woff2)$/;

const CHUNK_TYPES: Readonly<Record<string, string>> = { js: SCRIPT, css: STYLE, woff2: "font/woff2" };

/**
 * What the page may load and run: its own files, and the plugin from a blob it makes itself. Styles may stand in
 * elements, because views set them; nothing else comes from anywhere, and nothing is evaluated from text.
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Whether a path is one of the site's own files. */
export function isSiteFile(pathname: string): boolean {
  return FILES.has(pathname) || CHUNK.test(pathname);
}

/** A file of the site, read afresh each time so that a new build shows on reload. */
export async function siteFile(
  pathname: string,
  folders: SiteFolders,
): Promise<{ bytes: Buffer; type: string }> {
  const file = FILES.get(pathname) ?? chunk(pathname);
  if (file === undefined) throw new Refused(404, "There is nothing at this address.");
  try {
    return { bytes: await readFile(join(folders[file.folder], file.name)), type: file.type };
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
    throw new Refused(404, `${file.name} has not been built; run "npm run build".`);
  }
}

function chunk(pathname: string): SiteFile | undefined {
  const type = CHUNK_TYPES[CHUNK.exec(pathname)?.[1] ?? ""];
  return type === undefined ? undefined : { folder: "page", name: pathname.slice(1), type };
}
