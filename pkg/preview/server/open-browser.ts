import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makePrivateFolder, userFolder } from "../../disk/private-folder";

/**
 * Opens an address in the reader's browser; false when the system has no way to.
 *
 * Other users of the machine can read what a program is called with. So the browser is given a page of this user's
 * alone that leads to the address, and not the address with its token.
 */
export async function openBrowser(address: string): Promise<boolean> {
  const [command, ...rest] = opener(await writePage(address));
  return new Promise((resolve) => {
    const child = spawn(command, rest, { stdio: "ignore", detached: true });
    child.once("error", () => resolve(false));
    child.once("spawn", () => {
      child.unref();
      resolve(true);
    });
  });
}

/** Writes a page that leads to `address`, for nobody else to read. */
async function writePage(address: string): Promise<string> {
  await makePrivateFolder(userFolder());
  const page = join(userFolder(), `open-${new URL(address).port}.html`);
  const text = `<!doctype html><meta http-equiv="refresh" content="0;url=${address}"><title>Go for Reviewers</title>\n`;
  await writeFile(page, text, { mode: 0o600 });
  return page;
}

function opener(page: string): readonly [string, ...string[]] {
  switch (process.platform) {
    case "darwin":
      return ["open", page];
    case "win32":
      return ["rundll32", "url.dll,FileProtocolHandler", page];
    default:
      return ["xdg-open", page];
  }
}
