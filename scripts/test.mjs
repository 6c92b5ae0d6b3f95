/**
 * `npm test [-- --only STEP,STEP] [FILTER…]`: everything that proves the project, from a fresh clone on.
 *
 * Every step runs even after one failed. The last line is `N passed, N failed`: the tests, plus one failure for
 * each step that failed without naming a test.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bin, ensureInstalled, run, runAside, stop } from "./ensure-installed.mjs";
import { ensureChromium } from "./chromium.mjs";

/** Checks of the sources: a script of ours, or a package with its program, and what it is given. They run one after the other beside the build and the unit tests, which leave a core free. */
const CHECKS = {
  types: [
    ["typescript", "tsc", "-p", "."],
    ["typescript", "tsc", "-p", "src/core"],
  ],
  // Our own rules and the community directory's.
  lint: [["scripts/lint.mjs", "own", "directory"]],
  layers: [["dependency-cruiser", "depcruise", "--config", ".dependency-cruiser.cjs", "src", "pkg", "test"]],
  unused: [["knip", "knip"]],
};

/** What uses all there is: these run one after the other. */
const TESTS = {
  build: async () => ({
    passed: 0,
    failed: (await run(process.execPath, ["esbuild.config.mjs", "production"])) === 0 ? 0 : 1,
  }),
  unit: () => vitest("unit", ["unit*"]),
  // All other mixtures are tried by `npm run e2e:matrix`.
  e2e: () => endToEnd("e2e", "e2e mix 1"),
  pages: () => endToEnd("pages"),
};

/** Tests that other work would starve: they wait until the checks are done. */
const ALONE = new Set(["e2e", "pages"]);

const STEPS = [...Object.keys(CHECKS), ...Object.keys(TESTS)];

const USAGE = `Usage: npm test [-- --only STEP,STEP] [FILTER…]

Steps: ${STEPS.join(", ")}. A FILTER is part of a test file's path.
`;

const { only, filters } = readCall(process.argv.slice(2));
await ensureInstalled();
const reports = await mkdtemp(join(tmpdir(), "go-for-reviewers-test-"));
const results = new Map();
const checked = checkSources(Object.keys(CHECKS).filter((name) => only.includes(name)));
for (const name of Object.keys(TESTS).filter((each) => only.includes(each))) {
  if (ALONE.has(name)) await checked;
  console.log(`\n── ${name}`);
  results.set(name, await TESTS[name]());
}
await checked;
await rm(reports, { recursive: true, force: true });

const total = (count) => [...results.values()].reduce((sum, result) => sum + result[count], 0);
const failing = [...results].filter(([, { failed }]) => failed > 0).map(([name]) => name);
console.log(failing.length === 0 ? "\nEvery step passed." : `\nFailed: ${failing.join(", ")}.`);
process.exitCode = failing.length === 0 ? 0 : 1;
console.log(`${total("passed")} passed, ${total("failed")} failed`);

function readCall(args) {
  let parsed;
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: { only: { type: "string" }, help: { type: "boolean", short: "h" } },
    });
  } catch (error) {
    stop(`${error.message}\n\n${USAGE}`, 2);
  }
  if (parsed.values.help) {
    process.stdout.write(USAGE);
    process.exit(0);
  }
  const wanted = parsed.values.only?.split(",") ?? STEPS;
  const unknown = wanted.filter((name) => !STEPS.includes(name));
  if (unknown.length > 0) stop(`There is no step ${unknown.join(", ")}.\n\n${USAGE}`, 2);
  return { only: wanted, filters: parsed.positionals };
}

/** Runs checks one after the other and prints each once it has ended; each program that fails is one failure. */
async function checkSources(names) {
  for (const name of names) {
    const ended = [];
    for (const check of CHECKS[name]) ended.push(await runAside(process.execPath, await commandOf(check)));
    console.log(`\n── ${name}\n${ended.map(({ output }) => output).join("")}`);
    results.set(name, { passed: 0, failed: ended.filter(({ code }) => code !== 0).length });
  }
}

async function commandOf([first, ...rest]) {
  if (first.endsWith(".mjs")) return [first, ...rest];
  const [program, ...args] = rest;
  return [await bin(first, program), ...args];
}

async function endToEnd(...projects) {
  if (results.get("build")?.failed > 0) {
    console.error("Not run: there is no build to test.");
    return { passed: 0, failed: 1 };
  }
  const chromium = ensureChromium();
  if (chromium === null) return { passed: 0, failed: 1 };
  return vitest(projects[0], projects, { CHROMIUM: chromium });
}

/** Runs the tests of some projects and counts them from vitest's own report. */
async function vitest(name, projects = [name], env = {}) {
  const report = join(reports, `${name}.json`);
  const args = [
    "run",
    ...projects.flatMap((project) => ["--project", project]),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  // CI: a golden file that is missing fails instead of being written.
  const code = await run(process.execPath, [await bin("vitest", "vitest"), ...args, ...filters], {
    CI: "1",
    ...env,
  });
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = await readReport(report);
  if (numPendingTests > 0) console.log(`${numPendingTests} skipped in ${name}`);
  // A file that cannot be loaded fails without a test to blame.
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  ).length;
  const failed = numFailedTests + broken;
  return { passed: numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed };
}

async function readReport(file) {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, testResults: [] };
  }
}
