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
  /** All drills that are drawn in the editor; those far from what is in view are not. */
  drills(): Locator;
  /** A drill by the title of the question it shows. */
  drill(title: string): Locator;
  /** Scrolls down by nearly a screen; false when the end was in view. */
  scrollOn(): Promise<boolean>;
  press(...keys: string[]): Promise<void>;
}

const EDITOR = "window.preview.app.workspace.activeEditor.editor";

export function writerOf(reader: Reader): Writer {
  const { page } = reader;
  const text = page.locator(".markdown-source-view .cm-content:visible");
  const editor = async <Result>(expression: string): Promise<Result> =>
    page.evaluate(`${EDITOR}.${expression}`);
  const drills = (): Locator => text.getByRole("group", { name: "Drill", exact: true });
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
    drills,
    drill: (title) => drills().filter({ has: page.getByRole("group", { name: title, exact: true }) }),
    scrollOn: () =>
      page.locator(".cm-scroller:visible").evaluate(async (element) => {
        const ended = element.scrollTop + element.clientHeight >= element.scrollHeight - 2;
        element.scrollBy(0, element.clientHeight * 0.9);
        // What comes into view is drawn in one frame and measured in the next.
        for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
        return !ended;
      }),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
  };
}
