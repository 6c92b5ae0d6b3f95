/**
 * Makes gray-matter fit for a page that has no `Buffer` and must hold no `eval`.
 *
 * Its own engines bring a second YAML parser and one that runs JavaScript found in a note; the wrapper in
 * src/core/lesson hands in the only parser there is, so all of them are left out. `Buffer.from` is called on
 * every text merely to keep the original, which a string does as well.
 */
export const withoutEngines = {
  name: "gray-matter-without-engines",
  setup(build) {
    build.onLoad({ filter: /[\\/]gray-matter[\\/]lib[\\/]engines\.js$/ }, () => ({
      contents: "module.exports = {};",
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
