/** Who may import whom: each folder of the plugin and of the programs around it, and what it may use besides itself. */
const layers = {
  "src/core": [],
  "src/highlight": ["src/core"],
  "src/view": ["src/core", "src/highlight"],
  "src/obsidian": ["src/core", "src/highlight", "src/view"],
  "pkg/disk": [],
  "pkg/preview": ["src/core", "pkg/disk"],
  "pkg/cli": ["src/core", "pkg/disk"],
};

/** The same inside the core. */
const coreLayers = {
  text: [],
  vault: ["text", "markdown"],
  markdown: ["text"],
  block: ["text", "markdown"],
  yaml: ["text", "markdown"],
  drill: ["text", "markdown", "block"],
  compare: ["text", "markdown", "block"],
  glossary: ["text", "vault", "markdown"],
  terms: ["text", "vault", "markdown", "glossary"],
  lesson: ["text", "vault", "markdown", "block", "drill", "compare", "yaml", "glossary", "terms"],
  reviews: ["text", "vault", "block", "drill", "compare"],
  schedule: ["text", "markdown", "block", "drill", "compare", "terms", "lesson", "reviews"],
  study: ["text", "markdown", "block", "drill", "terms", "lesson", "reviews", "schedule"],
};

const rulesFor = (root, table) =>
  Object.entries(table).map(([folder, uses]) => ({
    name: `${root}${folder}-uses-${uses.join("-") || "nothing"}`.replaceAll("/", "-"),
    severity: "error",
    from: { path: `^${root}${folder}/` },
    to: {
      path: root === "" ? "^(src|pkg)/" : `^${root}`,
      pathNot: [folder, ...uses].map((name) => `^${root}${name}/`),
    },
  }));

module.exports = {
  forbidden: [
    ...rulesFor("", layers),
    ...rulesFor("src/core/", coreLayers),
    {
      name: "core-imports-few-packages",
      severity: "error",
      from: { path: "^src/core/" },
      to: { path: "node_modules/", pathNot: "node_modules/(diff|ts-fsrs|@noble/hashes)/" },
    },
    {
      name: "only-one-file-imports-ts-fsrs",
      severity: "error",
      from: { path: "^(src|pkg)/", pathNot: "^src/core/schedule/memory[.]ts$" },
      to: { path: "node_modules/ts-fsrs/" },
    },
    {
      name: "only-one-file-imports-hashes",
      severity: "error",
      from: { path: "^(src|pkg)/", pathNot: "^src/core/block/fingerprint[.]ts$" },
      to: { path: "node_modules/@noble/hashes/" },
    },
    {
      name: "only-the-command-line-imports-gray-matter",
      severity: "error",
      from: { path: "^(src|pkg)/", pathNot: "^pkg/cli/parse-yaml[.]ts$" },
      to: { path: "node_modules/gray-matter/" },
    },
    {
      name: "only-highlight-imports-shiki",
      severity: "error",
      from: { path: "^(src|pkg)/", pathNot: "^src/highlight/" },
      to: { path: "node_modules/(@shikijs|shiki)/" },
    },
    {
      name: "only-obsidian-imports-obsidian",
      severity: "error",
      from: { path: "^(src|pkg)/", pathNot: "^(src/obsidian/|pkg/preview/|src/main[.]ts$)" },
      to: { path: "(^|node_modules/)obsidian(/|$)", pathNot: "^(src|pkg)/" },
    },
    {
      name: "preview-imports-types-only-from-obsidian",
      severity: "error",
      from: { path: "^pkg/preview/" },
      to: {
        path: "(^|node_modules/)obsidian(/|$)",
        pathNot: "^(src|pkg)/",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "page-and-server-share-only-the-protocol",
      severity: "error",
      from: { path: "^pkg/preview/(host|server)/" },
      to: { path: "^pkg/preview/", pathNot: ["^pkg/preview/$1/", "^pkg/preview/protocol[.]ts$"] },
    },
    {
      name: "only-cli-disk-and-server-import-node",
      severity: "error",
      from: { path: "^(src|pkg)/", pathNot: "^pkg/(cli|disk|preview/server)/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "the-page-has-no-disk",
      severity: "error",
      from: { path: "^pkg/preview/host/" },
      to: { path: "^pkg/disk/" },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    { name: "nothing-imports-main", severity: "error", from: {}, to: { path: "^src/main[.]ts$" } },
    { name: "src-not-to-test", severity: "error", from: { path: "^(src|pkg)/" }, to: { path: "^test/" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    // The obsidian package is types alone; found by them, an import of types can be told from any other.
    enhancedResolveOptions: { mainFields: ["module", "main", "types", "typings"] },
  },
};
