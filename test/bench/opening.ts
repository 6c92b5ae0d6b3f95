import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { inFreshPage } from "./browser";
import { milliseconds, type Subject } from "./report";
import { serve } from "./serve";

const FOLDERS = 100;
const NOTES_EACH = 100;

/** When the first note could be read and when the last was known, in ms after the address was opened. */
interface Opening {
  readonly shown: number;
  readonly indexed: number;
}

/** Opens a vault of ten thousand notes in the built preview. */
export async function measureOpening(browser: Browser): Promise<Subject> {
  const vault = await mkdtemp(join(tmpdir(), "gfr-opening-"));
  try {
    await fill(vault);
    const reading = await readAll(vault);
    const server = await serve(vault);
    try {
      const { shown, indexed } = await inFreshPage(browser, (page) => open(page, server.address));
      const yardstick = milliseconds(reading, "reading the files");
      const row = (what: string, value: number) => ({
        what,
        ours: milliseconds(value),
        yardstick,
        goal: null,
      });
      return {
        title: `A vault of ${(FOLDERS * NOTES_EACH).toLocaleString("en")} notes, opened in the preview`,
        rows: [row("until the first note is shown", shown), row("until every note is known", indexed)],
      };
    } finally {
      server.stop();
    }
  } finally {
    await rm(vault, { recursive: true, force: true });
  }
}

async function open(page: Page, address: string): Promise<Opening> {
  const start = performance.now();
  await page.goto(address);
  await page.locator(".markdown-preview-view h1").first().waitFor();
  const shown = performance.now() - start;
  await page.evaluate("window.preview.ready");
  while (!(await page.evaluate("window.preview.host.metadataCache.countUnread() === 0")))
    await page.waitForTimeout(50);
  return { shown, indexed: performance.now() - start };
}

/** Notes as people write them: front matter, links, tags, a list, some prose and a listing. */
async function fill(vault: string): Promise<void> {
  const prose = "A paragraph about channels and maps, with `code` and **strong** words. ".repeat(8);
  for (let folder = 0; folder < FOLDERS; folder++) {
    await mkdir(join(vault, `Folder ${folder}`));
    const notes = Array.from({ length: NOTES_EACH }, (_, index) => folder * NOTES_EACH + index);
    await Promise.all(
      notes.map((number) => {
        const next = (number + 1) % (FOLDERS * NOTES_EACH);
        const text = `---\ntags: [go]\n---\n# Note ${number}\n\nAfter this comes [[Note ${next}]]. #tag\n\n- one\n- two\n\n${prose}\n\n\`\`\`go\nfmt.Println(${number})\n\`\`\`\n`;
        return writeFile(join(vault, `Folder ${folder}`, `Note ${number}.md`), text);
      }),
    );
  }
}

/** How long reading every file once takes without any of us, in ms. */
async function readAll(vault: string): Promise<number> {
  const start = performance.now();
  for (const folder of await readdir(vault)) {
    const names = await readdir(join(vault, folder));
    await Promise.all(names.map((name) => readFile(join(vault, folder, name), "utf8")));
  }
  return performance.now() - start;
}
