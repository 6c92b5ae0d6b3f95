/**
 * Builds everything that runs: the plugin (`main.js`, `styles.css`), the command line (`dist/cli.mjs`) and the
 * preview (`dist/preview-server.mjs`, `dist/preview/`).
 *
 * `node esbuild.config.mjs production` minifies and holds the size budget; without it the output is readable.
 */
import { build } from "esbuild";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { gzipSync } from "node:zlib";
import { plugin, pluginStyles, shared } from "./scripts/plugin-build.mjs";
import { noticeFor } from "./scripts/third-party.mjs";

const production = process.argv.includes("production");

/** What `main.js` may weigh, gzipped. */
const budget = 224 * 1024;

/** The plugin, with the licences of what it holds at its head: a vault gets this file and no other. */
async function buildPlugin() {
  const { metafile } = await build({ ...plugin, minify: production, metafile: true });
  const notice = await noticeFor(Object.keys(metafile.inputs), {
    // The grammars are translated before they are bundled; VS Code passed them on to Shiki.
    packages: ["@shikijs/langs"],
    licences: "scripts/grammars/licences",
  });
  await writeFile("main.js", `${notice}\n${await readFile("main.js", "utf8")}`);
}

/** The page and its styles; chunks of former builds go once the new ones are there, so that a page that is open loses nothing it needs. */
async function buildPage() {
  const results = await Promise.all([previewPage, previewStyles].map(build));
  const built = new Set(
    results.flatMap(({ metafile }) => Object.keys(metafile.outputs).map((path) => basename(path))),
  );
  const chunks = await readdir("dist/preview/chunks").catch(() => []);
  await Promise.all(
    chunks
      .filter((name) => !built.has(name))
      .map((name) => rm(`dist/preview/chunks/${name}`, { force: true })),
  );
}

const forNode = {
  ...shared,
  format: "esm",
  platform: "node",
  target: "node20",
  banner: {
    // Bundled CommonJS packages ask for Node's modules with `require`.
    js: 'import { createRequire as gfrCreateRequire } from "node:module";\nconst require = gfrCreateRequire(import.meta.url);',
  },
};

const commandLine = { ...forNode, entryPoints: ["pkg/cli/main.ts"], outfile: "dist/cli.mjs" };

const previewServer = {
  ...forNode,
  entryPoints: ["pkg/preview/server/main.ts"],
  outfile: "dist/preview-server.mjs",
};

/** Diagrams are drawn by an optional package; where it is not installed, the page says so in the diagram's place. */
const optionalMermaid = {
  name: "optional-mermaid",
  setup: ({ onResolve, onLoad, resolve }) => {
    onResolve({ filter: /^mermaid$/ }, async ({ path, pluginData, ...args }) => {
      if (pluginData === "asked") return undefined;
      const { resolveDir, importer, kind } = args;
      const found = await resolve(path, { resolveDir, importer, kind, pluginData: "asked" });
      return found.errors.length === 0 ? found : { path, namespace: "absent" };
    });
    onLoad({ filter: /^mermaid$/, namespace: "absent" }, () => ({ contents: "export default null;" }));
  },
};

const previewPage = {
  ...shared,
  entryPoints: { host: "pkg/preview/host/main.ts" },
  outdir: "dist/preview",
  format: "esm",
  // What few notes need (formulas, diagrams, the editor) is fetched by the page when a note needs it.
  splitting: true,
  chunkNames: "chunks/[name]-[hash]",
  assetNames: "chunks/[name]-[hash]",
  platform: "browser",
  plugins: [optionalMermaid],
  minify: production,
  metafile: true,
};

const previewStyles = {
  ...shared,
  entryPoints: { host: "pkg/preview/host/host.css", "chunks/katex": "node_modules/katex/dist/katex.css" },
  outdir: "dist/preview",
  assetNames: "chunks/[name]-[hash]",
  // Every browser the page runs in reads the first of a font's forms; the others are not shipped.
  loader: { ".woff2": "file", ".woff": "empty", ".ttf": "empty" },
  metafile: true,
};

await mkdir("dist/preview", { recursive: true });
await Promise.all([
  buildPlugin(),
  buildPage(),
  ...[{ ...pluginStyles, minify: production }, commandLine, previewServer].map(build),
  copyFile("pkg/preview/host/index.html", "dist/preview/index.html"),
]);

const size = gzipSync(await readFile("main.js")).length;
process.stdout.write(`main.js: ${(size / 1024).toFixed(1)} KB gzipped of ${budget / 1024} KB\n`);
if (production && size > budget) {
  console.error(`main.js is over its budget of ${budget / 1024} KB gzipped.`);
  process.exit(1);
}
