/** Who may import whom in src: each folder, and the folders it may use besides itself. */
const layers = {
  core: [],
  disk: [],
  highlight: ["core"],
  view: ["core", "highlight"],
  obsidian: ["core", "highlight", "view"],
  preview: ["core", "disk"],
  cli: ["core", "disk"],
};

module.exports = {
  forbidden: [
    ...Object.entries(layers).map(([folder, uses]) => ({
      name: `${folder}-uses-${uses.join("-") || "nothing"}`,
      severity: "error",
      from: { path: `^src/${folder}/` },
      to: { path: "^src/", pathNot: [folder, ...uses].map((name) => `^src/${name}/`) },
    })),
    {
      name: "core-siblings-share-only-text",
      severity: "error",
      from: { path: "^src/core/(drill|compare|glossary|schedule)/" },
      to: { path: "^src/core/", pathNot: ["^src/core/text/", "^src/core/$1/"] },
    },
    {
      name: "text-imports-nothing",
      severity: "error",
      from: { path: "^src/core/text/" },
      to: { pathNot: "^src/core/text/" },
    },
    {
      name: "only-lesson-imports-gray-matter",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/core/lesson/" },
      to: { path: "node_modules/gray-matter/" },
    },
    {
      name: "only-highlight-imports-shiki",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/highlight/" },
      to: { path: "node_modules/(@shikijs|shiki)/" },
    },
    {
      name: "only-obsidian-imports-obsidian",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(obsidian/|preview/|main[.]ts$)" },
      to: { path: "(^|node_modules/)obsidian(/|$)", pathNot: "^src/" },
    },
    {
      name: "preview-imports-types-only-from-obsidian",
      severity: "error",
      from: { path: "^src/preview/" },
      to: {
        path: "(^|node_modules/)obsidian(/|$)",
        pathNot: "^src/",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "page-and-server-share-only-the-protocol",
      severity: "error",
      from: { path: "^src/preview/(host|server)/" },
      to: { path: "^src/preview/", pathNot: ["^src/preview/$1/", "^src/preview/protocol[.]ts$"] },
    },
    {
      name: "only-cli-disk-and-server-import-node",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(cli|disk|preview/server)/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "the-page-has-no-disk",
      severity: "error",
      from: { path: "^src/preview/host/" },
      to: { path: "^src/disk/" },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    { name: "nothing-imports-main", severity: "error", from: {}, to: { path: "^src/main[.]ts$" } },
    { name: "src-not-to-test", severity: "error", from: { path: "^src/" }, to: { path: "^test/" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    // The obsidian package is types alone; found by them, an import of types can be told from any other.
    enhancedResolveOptions: { mainFields: ["module", "main", "types", "typings"] },
  },
};
