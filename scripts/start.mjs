/**
 * `npm start [-- PATH] [--port NUMBER] [--open]`: installs and builds what is missing, then serves a vault.
 *
 * Without a path it serves `vault/`, a working copy of `vault-template/` made on the first start and never
 * touched by this script again.
 */
import { cp, mkdtemp, rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { ensureInstalled, root, run, stop } from "./ensure-installed.mjs";

const USAGE = `Usage: npm start [-- PATH] [--port NUMBER] [--open]

Opens a vault in the browser, without Obsidian.

  PATH           the folder of your notes (by default vault/, a copy of the course made on the first start)
  --port NUMBER  listen on this port (by default the vault's own, or any that is free)
  --open         open the address in the browser
`;

const call = readCall(process.argv.slice(2));
if (call.path !== null) await demandFolder(call.path);
await ensureInstalled();
if ((await run(process.execPath, ["esbuild.config.mjs", "production"])) !== 0) {
  stop("The build failed: the message above says where.");
}
const vault = call.path ?? (await workingCopy());

const server = join(root, "dist", "preview-server.mjs");
process.argv = [process.execPath, server, ...call.serverArgs, "--", vault];
// In this same process, so that Ctrl+C reaches the server itself.
await import(pathToFileURL(server).href);

function readCall(args) {
  let parsed;
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: { port: { type: "string" }, open: { type: "boolean" }, help: { type: "boolean", short: "h" } },
    });
  } catch (error) {
    stop(`${error.message}\n\n${USAGE}`, 2);
  }
  const { values, positionals } = parsed;
  if (values.help) {
    process.stdout.write(USAGE);
    process.exit(0);
  }
  if (positionals.length > 1) stop(`Name one folder, in quotes if its path holds blanks.\n\n${USAGE}`, 2);
  const serverArgs = [
    ...(values.port === undefined ? [] : [`--port=${values.port}`]),
    ...(values.open ? ["--open"] : []),
  ];
  // npm runs scripts in the project's folder; a path is meant from where it was typed.
  const from = process.env.INIT_CWD ?? process.cwd();
  return { path: positionals.length === 0 ? null : resolve(from, positionals[0]), serverArgs };
}

/** Says what to do about a wrong path before anything is installed or built. */
async function demandFolder(path) {
  const kind = await kindOf(path);
  if (kind === "folder") return;
  const wrong = kind === "file" ? `${path} is a file, not a folder.` : `There is no folder ${path}.`;
  stop(
    `${wrong} Give the folder that holds your notes (npm start -- PATH), or no path to start with the course.`,
  );
}

/** The folder `vault/`, copied from the template if it is not there. The copy appears whole or not at all. */
async function workingCopy() {
  const vault = join(root, "vault");
  const kind = await kindOf(vault);
  if (kind === "file") stop(`${vault} is a file; move it away, so that the course can be copied there.`);
  if (kind === "folder") return vault;
  const unfinished = await mkdtemp(join(root, ".vault-"));
  try {
    const copy = join(unfinished, "vault");
    await cp(join(root, "vault-template"), copy, { recursive: true });
    await rename(copy, vault);
  } catch (error) {
    stop(`The course could not be copied to ${vault}: ${error.message}`);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  console.log(`Your copy of the course is in ${vault}. It is yours: nothing here overwrites it.`);
  return vault;
}

async function kindOf(path) {
  try {
    return (await stat(path)).isDirectory() ? "folder" : "file";
  } catch {
    return "none";
  }
}
