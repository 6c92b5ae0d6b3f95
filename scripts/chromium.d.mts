/** The path of a browser, or null when there is none. */
export function findChromium(): string | null;
/** The same, after trying to install one; says on stderr what to do when there still is none. */
export function ensureChromium(): string | null;
