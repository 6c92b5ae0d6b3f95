/** Makes sure that what `package-lock.json` names is in `node_modules`, by Node's own means alone: nothing else is there yet. */
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the project. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const OLDEST_NODE = [20, 19];

/** Ends the program with one sentence and an exit code. */
export function stop(message, code = 1) {
  console.error(message);
  process.exit(code);
}

/** Runs a program in the project's folder with its output passed on as it comes; resolves to its exit code. */
export async function run(command, args, env = {}) {
  const { code } = await start(command, args, env, "inherit");
  return code;
}

/** Runs a program beside another: resolves to its exit code and to what it wrote, errors among the rest. */
export function runAside(command, args, env = {}) {
  return start(command, args, env, ["ignore", "pipe", "pipe"]);
}

function start(command, args, env, stdio) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio, env: { ...process.env, ...env } });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (chunk) => (output += chunk));
    child.once("error", (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve({ code: 127, output });
    });
    child.once("close", (code, signal) => resolve({ code: code ?? (signal === null ? 1 : 130), output }));
  });
}

/** Runs a package's program, such as `bin("typescript", "tsc")`, with this same Node on every system. */
export async function bin(packageName, program) {
  const folder = join(root, "node_modules", packageName);
  const { bin: programs } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  return join(folder, typeof programs === "string" ? programs : programs[program]);
}

/** Installs the locked packages if any is missing or another version; ends the program when that fails. */
export async function ensureInstalled() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    stop(
      `This needs Node ${OLDEST_NODE.join(".")} or later, and this is ${process.versions.node}: see https://nodejs.org.`,
    );
  }
  if (await isInstalled()) return;
  console.log(
    "Installing the packages this project is built with. This takes a minute, the first time only.",
  );
  // Started through npm, its own script runs with this Node; that needs no shell, on Windows either.
  const npm = process.env.npm_execpath;
  const [command, ...args] = npm?.endsWith("js") ? [process.execPath, npm, "ci"] : ["npm", "ci"];
  if ((await run(command, args)) !== 0) {
    stop(
      "The packages could not be installed: npm's message above says why. Then run the same command again.",
    );
  }
}

/** Whether every package of the lock is installed in its version; optional ones belong to other systems and may be absent. */
async function isInstalled() {
  const wanted = await packagesIn("package-lock.json");
  const present = await packagesIn(join("node_modules", ".package-lock.json"));
  if (wanted === null) stop("package-lock.json is missing or broken: get it back from the repository.");
  if (present === null) return false;
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    if (path === "") return true;
    const found = present[path];
    if (found === undefined) return optional === true;
    return found.version === version && (integrity === undefined || found.integrity === integrity);
  });
}

async function packagesIn(file) {
  try {
    return JSON.parse(await readFile(join(root, file), "utf8")).packages ?? null;
  } catch {
    return null;
  }
}
