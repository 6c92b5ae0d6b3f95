/**
 * Makes gray-matter fit for a page that has no `Buffer` and must hold no `eval`.
 *
 * Its own engines bring a second YAML parser and one that runs JavaScript found in a note; the wrapper in
 * src/core/lesson hands in the only parser there is, so all of them are left out. `Buffer.from` is called on
 * every text merely to keep the original, which a string does as well. What it would write notes and split them into
 * sections with is never called, and what tells its few kinds of values apart knows twenty.
 */
export const withoutEngines = {
  name: "gray-matter-without-engines",
  setup(build) {
    build.onLoad({ filter: /[\\/]gray-matter[\\/]lib[\\/]engines\.js$/ }, () => ({
      contents: "module.exports = {};",
      loader: "js",
    }));
    build.onLoad(
      { filter: /[\\/](?:gray-matter[\\/]lib[\\/]stringify|section-matter[\\/]index)\.js$/ },
      () => ({
        contents: `module.exports = () => { throw new Error("Notes are only read."); };`,
        loader: "js",
      }),
    );
    build.onLoad({ filter: /[\\/]kind-of[\\/]index\.js$/ }, () => ({
      contents:
        "module.exports = (value) => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);",
      loader: "js",
    }));
    // Reading files is the host's work; gray-matter's `browser` field says the same for browser builds.
    build.onResolve({ filter: /^fs$/ }, ({ importer }) =>
      /[\\/]gray-matter[\\/]index\.js$/.test(importer)
        ? { path: "fs", namespace: "gray-matter-without-engines" }
        : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: "gray-matter-without-engines" }, () => ({
      contents: "module.exports = {};",
      loader: "js",
    }));
  },
};

/** Build options to spread into an esbuild configuration. */
export const grayMatterInBrowser = {
  plugins: [withoutEngines],
  define: { "Buffer.from": "String" },
};
