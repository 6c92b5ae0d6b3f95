import { build } from "esbuild";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function startBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ARGUMENTS });
}

/** Runs in a page with nothing of an earlier one: no compiled code, no warm caches. */
export async function inFreshPage<Result>(
  browser: Browser,
  run: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    const result = await run(page);
    if (errors.length > 0) throw new Error(`The page failed: ${errors.join("; ")}`);
    return result;
  } finally {
    await context.close();
  }
}

/** A file of `pages/` as a script for a page. */
export function bundlePage(name: string): Promise<string> {
  return bundleScript(join("test", "bench", "pages", name));
}

/** A file with everything it imports, as one script for a page. */
export async function bundleScript(path: string): Promise<string> {
  const result = await build({
    entryPoints: [path],
    bundle: true,
    minify: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    write: false,
    logLevel: "error",
  });
  const [file] = result.outputFiles;
  if (file === undefined) throw new Error(`${path} was not built.`);
  return file.text;
}
