import { constants } from "node:fs";
import { access, realpath, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { errorCode } from "../../disk/error-code";
import { openBrowser } from "./open-browser";
import { startServer, type Preview } from "./start-server";
import { preferredPort, vaultToken } from "./vault-identity";

const USAGE = `Usage: preview-server VAULT [--port NUMBER] [--open]

Serves a vault folder to the browser on this machine.

  --port NUMBER  listen on this port (by default the vault's own, or any that is free)
  --open         open the address in the browser
`;

/** How long a second Ctrl+C counts as part of the first, in ms. */
const PATIENCE = 500;

/** What ends the program: an exit code, and what to say on the way out. */
class Stop extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** The count shown while a large vault is read, on one line of a terminal that somebody watches. */
class Progress {
  #shown = false;

  show(entries: number): void {
    if (!process.stderr.isTTY) return;
    this.#shown = true;
    process.stderr.write(`\rReading the vault: ${entries.toLocaleString("en")} files and folders …`);
  }

  end(): void {
    if (this.#shown) process.stderr.write("\n");
  }
}

interface Call {
  readonly vault: string;
  /** Null leaves it to the vault. */
  readonly port: number | null;
  readonly open: boolean;
}

/** A vault's real path, and the token its page must have. */
interface Served {
  readonly vault: string;
  readonly token: string;
}

async function main(): Promise<void> {
  const call = readCall(process.argv.slice(2));
  if (call === null) {
    process.stdout.write(USAGE);
    return;
  }
  const vault = await openVault(call.vault);
  const token = await vaultToken(vault);
  if (token.problem !== null) console.error(token.problem);
  const served = { vault, token: token.text };
  const preview = call.port === null ? await startAtPreferredPort(served) : await start(served, call.port);
  for (const line of leftOut(preview)) console.error(line);
  console.log(`\n  The vault is open at\n\n    ${preview.address}\n\n  Press Ctrl+C to stop.\n`);
  if (call.open && !(await openBrowser(preview.address))) {
    console.error("No browser could be opened from here; open the address above yourself.");
  }
  await stopped(preview);
}

function readCall(args: readonly string[]): Call | null {
  const { values, positionals } = parsed(args);
  if (values.help === true) return null;
  const [vault, ...more] = positionals;
  if (vault === undefined || more.length > 0) throw new Stop(2, `Name one vault folder.\n\n${USAGE}`);
  const port = values.port === undefined ? null : Number(values.port);
  if (port !== null && (!/^\d+$/.test(values.port ?? "") || port > 65535)) {
    throw new Stop(2, `"${String(values.port)}" is not a port; give a number from 1 to 65535.`);
  }
  return { vault, port, open: values.open === true };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { port: { type: "string" }, open: { type: "boolean" }, help: { type: "boolean", short: "h" } },
    });
  } catch (error) {
    throw new Stop(2, `${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

/** The vault's real path. A folder that can be read but not written is served all the same, and said to be. */
async function openVault(path: string): Promise<string> {
  const given = resolve(path);
  try {
    const real = await realpath(given);
    if (!(await stat(real)).isDirectory()) {
      throw new Stop(1, `${given} is a file; name the folder that holds your notes.`);
    }
    await access(real, constants.R_OK | constants.X_OK);
    if (!(await isWritable(real))) {
      console.error(
        `${given} is read-only: lessons can be read, but nothing can be saved (GLOSSARY.md neither).`,
      );
    }
    return real;
  } catch (error) {
    switch (errorCode(error)) {
      case "ENOENT":
      case "ENOTDIR":
        throw new Stop(
          1,
          `There is no folder ${given}; check the path, or start without one to get the course.`,
        );
      case "EACCES":
      case "EPERM":
        throw new Stop(1, `${given} may not be read by you; ask its owner, or choose another folder.`);
      default:
        throw error;
    }
  }
}

async function isWritable(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Takes any free port where the vault's own is taken: it may be open already. */
async function startAtPreferredPort(served: Served): Promise<Preview> {
  try {
    return await serve(served, preferredPort(served.vault));
  } catch (error) {
    if (errorCode(error) !== "EADDRINUSE" && errorCode(error) !== "EACCES") throw error;
    return start(served, 0);
  }
}

async function start(served: Served, port: number): Promise<Preview> {
  try {
    return await serve(served, port);
  } catch (error) {
    switch (errorCode(error)) {
      case "EADDRINUSE":
        throw new Stop(1, `Port ${port} is taken by another program; choose another, or leave --port out.`);
      case "EACCES":
        throw new Stop(
          1,
          `Port ${port} needs rights you do not have; choose one above 1023, or leave --port out.`,
        );
      default:
        throw error;
    }
  }
}

async function serve(served: Served, port: number): Promise<Preview> {
  const dist = dirname(fileURLToPath(import.meta.url));
  const progress = new Progress();
  try {
    return await startServer({
      ...served,
      port,
      site: { page: join(dist, "preview"), plugin: dirname(dist) },
      onProgress: (entries) => progress.show(entries),
      onProblem: (sentence) => console.error(sentence),
    });
  } finally {
    progress.end();
  }
}

function leftOut({ vault }: Preview): readonly string[] {
  const sentence = (paths: readonly string[], why: string): readonly string[] =>
    paths.length === 0
      ? []
      : [
          `Left out: ${paths.slice(0, 3).join(", ")}${paths.length > 3 ? ` and ${paths.length - 3} more` : ""} (${why}).`,
        ];
  return [
    ...sentence(vault.links, "links out of the vault or to a folder in it"),
    ...sentence(vault.names, "names that cannot be carried to every system"),
  ];
}

/**
 * Resolves when the program was asked to stop and has let go of everything. Asking again, once it is clear that
 * the first time takes long, ends it at once; npm passes a Ctrl+C on, so one keystroke may well arrive twice.
 */
async function stopped(preview: Preview): Promise<void> {
  await new Promise<void>((resolve) => {
    let askedAt: number | null = null;
    const ask = (): void => {
      if (askedAt === null) {
        askedAt = Date.now();
        resolve();
      } else if (Date.now() - askedAt > PATIENCE) {
        process.exit(130);
      }
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, ask);
  });
  await preview.close();
  process.exit(0);
}

main().catch((error: unknown) => {
  if (error instanceof Stop) {
    console.error(error.message);
    process.exitCode = error.code;
    return;
  }
  throw error;
});
