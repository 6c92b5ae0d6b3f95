/** How esbuild makes the plugin: for a release, and while it is worked on. */

/** What every part of the project is built with. */
export const shared = {
  bundle: true,
  target: "es2022",
  logLevel: "warning",
  legalComments: "none",
  jsx: "automatic",
  jsxImportSource: "preact",
};

/** The modules Obsidian hands to plugins. Node's own stay out of this list: an import of one must fail the build. */
const providedByObsidian = ["obsidian", "@codemirror/*", "@lezer/*"];

export const plugin = {
  ...shared,
  entryPoints: ["src/main.ts"],
  outfile: "main.js",
  format: "cjs",
  platform: "browser",
  external: providedByObsidian,
  // A phone has no `process`; what asks for it (the grammar engine's debug flag) is told so at build time.
  define: { process: "undefined" },
};

export const pluginStyles = {
  ...shared,
  entryPoints: ["src/view/styles/styles.css"],
  outfile: "styles.css",
};
