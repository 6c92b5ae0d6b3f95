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
import { bin, ensureInstalled, run, stop } from "./ensure-installed.mjs";
import { ensureChromium } from "./chromium.mjs";

const STEPS = {
  types: () =>
    step([
      ["typescript", "tsc", "-p", "."],
      ["typescript", "tsc", "-p", "src/core"],
    ]),
  lint: () => step([["eslint", "eslint", "."]]),
  layers: () =>
    step([["dependency-cruiser", "depcruise", "--config", ".dependency-cruiser.cjs", "src", "pkg", "test"]]),
  unused: () => step([["knip", "knip"]]),
  build: async () => ({
    passed: 0,
    failed: (await run(process.execPath, ["esbuild.config.mjs", "production"])) === 0 ? 0 : 1,
  }),
  unit: () => vitest("unit"),
  // The star takes in the other settings.
  e2e: () => endToEnd("e2e*"),
  pages: () => endToEnd("pages"),
};

const USAGE = `Usage: npm test [-- --only STEP,STEP] [FILTER…]

Steps: ${Object.keys(STEPS).join(", ")}. A FILTER is part of a test file's path.
`;

const { only, filters } = readCall(process.argv.slice(2));
await ensureInstalled();
const reports = await mkdtemp(join(tmpdir(), "go-for-reviewers-test-"));
const results = new Map();
for (const name of only) {
  console.log(`\n── ${name}`);
  results.set(name, await STEPS[name]());
}
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
  const wanted = parsed.values.only?.split(",") ?? Object.keys(STEPS);
  const unknown = wanted.filter((name) => !Object.hasOwn(STEPS, name));
  if (unknown.length > 0) stop(`There is no step ${unknown.join(", ")}.\n\n${USAGE}`, 2);
  return { only: wanted, filters: parsed.positionals };
}

/** Runs programs one after the other; each that fails is one failure. */
async function step(programs) {
  let failed = 0;
  for (const [packageName, program, ...args] of programs) {
    const code = await run(process.execPath, [await bin(packageName, program), ...args]);
    if (code !== 0) failed += 1;
  }
  return { passed: 0, failed };
}

async function endToEnd(project) {
  if (results.get("build")?.failed > 0) {
    console.error("Not run: there is no build to test.");
    return { passed: 0, failed: 1 };
  }
  const chromium = ensureChromium();
  if (chromium === null) return { passed: 0, failed: 1 };
  return vitest(project, { CHROMIUM: chromium });
}

/** Runs one project's tests and counts them from vitest's own report. */
async function vitest(project, env = {}) {
  const report = join(reports, `${project.replace("*", "")}.json`);
  const args = [
    "run",
    "--project",
    project,
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
  if (numPendingTests > 0) console.log(`${numPendingTests} skipped in ${project.replace("*", "")}`);
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
