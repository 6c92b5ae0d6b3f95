/** Runs modules of the tests outside of them. */
import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/** Modules that find files beside themselves must still do so from inside the bundle. */
const ownAddresses = {
  name: "own-addresses",
  setup: (pluginBuild) => {
    pluginBuild.onLoad({ filter: /[\\/](src|test)[\\/].*\.tsx?$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8"))
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href))
        .replaceAll("import.meta.dirname", JSON.stringify(dirname(path))),
      loader: path.endsWith("x") ? "tsx" : "ts",
    }));
  },
};

/** Bundles a module into `.cache/NAME` and imports it; packages stay outside. */
export async function importBundled(entry, name) {
  const outfile = `.cache/${name}/main.mjs`;
  await mkdir(dirname(outfile), { recursive: true });
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    plugins: [ownAddresses],
    logLevel: "warning",
  });
  return import(pathToFileURL(outfile).href);
}
