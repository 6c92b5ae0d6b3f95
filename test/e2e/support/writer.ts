import { expect } from "vitest";
import type { Locator } from "playwright-core";
import type { Reader } from "./reader";

/** Somebody who writes in the note that is open: with keys, as a person does. */
export interface Writer {
  /** The text of the editor. */
  readonly text: Locator;
  /** Opens the editor of the note on show, in Live Preview or in source mode, with the focus in it. */
  edit(mode?: "live" | "source"): Promise<void>;
  /** Goes back to reading. */
  read(): Promise<void>;
  /** Puts the cursor at a place: lines and columns from 0. */
  putCursor(line: number, ch?: number): Promise<void>;
  cursor(): Promise<{ readonly line: number; readonly ch: number }>;
  /** The whole text as the editor holds it. */
  value(): Promise<string>;
  type(text: string): Promise<void>;
  press(...keys: string[]): Promise<void>;
}

const EDITOR = "window.preview.app.workspace.activeEditor.editor";

export function writerOf(reader: Reader): Writer {
  const { page } = reader;
  const text = page.locator(".markdown-source-view .cm-content:visible");
  const editor = async <Result>(expression: string): Promise<Result> =>
    page.evaluate(`${EDITOR}.${expression}`);
  return {
    text,
    edit: async (mode = "live") => {
      if ((await text.count()) === 0) await page.keyboard.press("Control+e");
      await text.waitFor();
      const isLive = await page.locator(".markdown-source-view.is-live-preview:visible").count();
      if (isLive > 0 !== (mode === "live")) await reader.runCommand("Toggle Live Preview/Source mode");
      await text.focus();
    },
    read: async () => {
      await page.keyboard.press("Control+e");
      await expect.poll(() => text.count()).toBe(0);
    },
    putCursor: (line, ch = 0) => editor(`setCursor(${line}, ${ch})`),
    cursor: () => editor("getCursor()"),
    value: () => editor("getValue()"),
    type: (typed) => page.keyboard.type(typed),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
  };
}
