import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { freshClone, type Project } from "./support/project";

const PROGRAMS = [
  ["typescript", "tsc"],
  ["dependency-cruiser", "depcruise"],
  ["knip", "knip"],
] as const;

let project: Project;
beforeEach(async () => {
  project = await freshClone();
  await project.run("start.mjs");
  for (const [name, program] of PROGRAMS)
    await standIn(name, program, `process.exit(process.env.${program}_fails ? 1 : 0)`);
  await project.write("node_modules/eslint/package.json", JSON.stringify({ main: "index.js" }));
  await project.write(
    "node_modules/eslint/index.js",
    `exports.ESLint = class {
       async lintFiles() { return [{ errorCount: process.env.eslint_fails ? 1 : 0 }]; }
       async loadFormatter() { return { format: () => "" }; }
     };`,
  );
  // Reports as vitest does: what the environment says, for the project that is run.
  await standIn(
    "vitest",
    "vitest",
    `const project = process.argv[process.argv.indexOf("--project") + 1];
     const file = process.argv.find((arg) => arg.startsWith("--outputFile.json=")).split("=")[1];
     const { crash, ...report } = JSON.parse(process.env["report_" + project.replace("*", "")] ?? '{"numPassedTests":1}');
     const whole = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, testResults: [], ...report };
     if (!crash) require("node:fs").writeFileSync(file, JSON.stringify(whole));
     console.log("vitest", ...process.argv.slice(2).filter((arg) => !arg.startsWith("-")), "CI=" + process.env.CI);
     process.exit(crash || whole.numFailedTests > 0 || whole.testResults.length > 0 ? 1 : 0);`,
  );
});
afterEach(() => project.remove());

async function standIn(name: string, program: string, code: string): Promise<void> {
  await project.write(
    `node_modules/${name}/package.json`,
    JSON.stringify({ bin: { [program]: "program.js" } }),
  );
  await project.write(`node_modules/${name}/program.js`, code);
}

const BROWSER = { CHROMIUM: process.execPath };

async function run(env: Readonly<Record<string, string>> = {}, args: readonly string[] = []) {
  const { code, out, err } = await project.run("test.mjs", args, { ...BROWSER, ...env });
  return { code, out, err, last: out.split("\n").at(-2), ends: out.endsWith("\n") };
}

const failing = { status: "failed", assertionResults: [{ status: "failed" }] };
const broken = { status: "failed", assertionResults: [] };

describe("the last line counts the tests, and a step that fails without naming one", () => {
  test.each<readonly [string, Readonly<Record<string, string>>, string, number]>([
    ["all is well", {}, "3 passed, 0 failed", 0],
    ["types", { tsc_fails: "1" }, "3 passed, 2 failed", 1],
    ["lint, by our own rules and by the directory's", { eslint_fails: "1" }, "3 passed, 1 failed", 1],
    ["layers", { depcruise_fails: "1" }, "3 passed, 1 failed", 1],
    ["unused code", { knip_fails: "1" }, "3 passed, 1 failed", 1],
    ["the build, without which nothing is tested end to end", { BUILD_FAILS: "1" }, "1 passed, 3 failed", 1],
    [
      "tests",
      { report_unit: JSON.stringify({ numPassedTests: 40, numFailedTests: 2, testResults: [failing] }) },
      "42 passed, 2 failed",
      1,
    ],
    [
      "a file that cannot be loaded",
      { report_e2e: JSON.stringify({ numPassedTests: 5, testResults: [broken] }) },
      "7 passed, 1 failed",
      1,
    ],
    ["vitest itself", { report_unit: JSON.stringify({ crash: true }) }, "2 passed, 1 failed", 1],
    ["no browser", { CHROMIUM: "/nowhere/chromium" }, "1 passed, 2 failed", 1],
  ])("%s", async (_name, env, line, code) => {
    const ended = await run(env);
    expect([ended.last, ended.code, ended.ends]).toEqual([line, code, true]);
  });
});

test("says what to do when the browser that is named is none", async () => {
  const { err } = await run({ CHROMIUM: "/nowhere/chromium" });
  expect(err).toContain("CHROMIUM names /nowhere/chromium, which is not a program.");
});

test("runs the steps and files that are named, with missing golden files failing", async () => {
  const { out, last } = await run({}, ["--only", "unit", "test/core"]);
  expect(out).toContain("vitest run unit* test/core CI=1");
  expect(out).not.toContain("── types");
  expect(last).toBe("1 passed, 0 failed");
});

test("a step that does not exist is a wrong call", async () => {
  const { code, err } = await run({}, ["--only", "units"]);
  expect([code, err.startsWith("There is no step units.")]).toEqual([2, true]);
});
