/** Bundles the harness page into one HTML text that needs no server. */
import { build } from "esbuild";
import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The comparisons of the lessons, as they are written. */
async function lessonBlocks() {
  const folder = join(here, "../../../vault-template/lessons");
  const blocks = [];
  for (const name of await readdir(folder)) {
    const note = await readFile(join(folder, name), "utf8");
    for (const [, block] of note.matchAll(/^````go-compare\n([^]*?)^````$/gm)) blocks.push(block);
  }
  return blocks;
}

const here = dirname(fileURLToPath(import.meta.url));

export async function harnessPage() {
  const options = { bundle: true, write: false, logLevel: "error", target: "es2022" };
  const [script, style] = await Promise.all([
    build({
      ...options,
      entryPoints: [join(here, "page.tsx")],
      define: { LESSON_BLOCKS: JSON.stringify(await lessonBlocks()) },
      format: "iife",
      jsx: "automatic",
      jsxImportSource: "preact",
    }),
    build({ ...options, entryPoints: [join(here, "page.css")] }),
  ]);
  return [
    "<!doctype html><html lang='en'><meta charset='utf-8'><title>Comparisons</title>",
    "<meta name='viewport' content='width=device-width, initial-scale=1'>",
    `<style>${style.outputFiles[0].text}</style><body><main id='note'></main>`,
    `<script>${script.outputFiles[0].text.replaceAll("</script", "<\\/script")}</script>`,
  ].join("\n");
}
