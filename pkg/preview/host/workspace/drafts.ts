import type { App } from "obsidian";

/** What was typed in a file and is not on disk. */
export interface Draft {
  /** The file's text when the typing began. */
  readonly base: string;
  readonly text: string;
}

const keyOf = (path: string): string => `draft:${path}`;

/** Keeps a draft in the browser until it is dropped. One that is too large for its storage stays in the page alone. */
export function keepDraft(app: App, path: string, draft: Draft): void {
  try {
    app.saveLocalStorage(keyOf(path), draft);
  } catch (error) {
    console.warn(`The draft of ${path} could not be kept in the browser.`, error);
  }
}

/** The draft of a file; null when there is none. */
export function readDraft(app: App, path: string): Draft | null {
  const draft: unknown = app.loadLocalStorage(keyOf(path));
  return isDraft(draft) ? draft : null;
}

/** Forgets the draft of a file, which has been saved or refused. */
export function dropDraft(app: App, path: string): void {
  app.saveLocalStorage(keyOf(path), null);
}

function isDraft(value: unknown): value is Draft {
  return (
    typeof value === "object" &&
    value !== null &&
    "base" in value &&
    typeof value.base === "string" &&
    "text" in value &&
    typeof value.text === "string"
  );
}
