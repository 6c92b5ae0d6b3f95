import { spawn } from "node:child_process";
import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder, type TemporaryFolder } from "../../support/temporary-folder";

const SCRIPTS = [
  "ensure-installed",
  "start",
  "test",
  "lint",
  "run",
  "dev",
  "install-vault",
  "vault-plugin",
  "chromium",
];

/** What a script said and how it ended. */
interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * A fresh clone in small: the real scripts, with stand-ins for npm, the build and the programs that test.
 * The stand-in for npm installs by writing what npm writes; each says on standard output that it ran.
 */
export interface Project extends TemporaryFolder {
  run(script: string, args?: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended>;
}

export async function freshClone(): Promise<Project> {
  const folder = await temporaryFolder();
  await mkdir(join(folder.path, "scripts"));
  for (const name of SCRIPTS) {
    await copyFile(join("scripts", `${name}.mjs`), join(folder.path, "scripts", `${name}.mjs`));
  }
  await writeLock(folder, "1.0.0");
  await folder.write("vault-template/lessons/06.md", "lesson");
  await folder.write("vault-template/.obsidian/app.json", "{}");
  await folder.write("manifest.json", "{}");
  await folder.write(
    "npm.js",
    `const { cpSync, mkdirSync } = require("node:fs");
     console.log("npm", ...process.argv.slice(2));
     if (process.env.NPM_FAILS) process.exit(1);
     mkdirSync("node_modules", { recursive: true });
     cpSync("package-lock.json", "node_modules/.package-lock.json");`,
  );
  await folder.write(
    "esbuild.config.mjs",
    `import { mkdirSync, writeFileSync } from "node:fs";
     console.log("build", ...process.argv.slice(2));
     if (process.env.BUILD_FAILS) process.exit(1);
     mkdirSync("dist", { recursive: true });
     for (const name of ["main.js", "styles.css"]) writeFileSync(name, name);
     writeFileSync("dist/preview-server.mjs", 'console.log("serve", JSON.stringify(process.argv.slice(2)))');`,
  );
  return {
    ...folder,
    run: (script, args = [], env = {}) => {
      const child = spawn(process.execPath, [join(folder.path, "scripts", script), ...args], {
        cwd: folder.path,
        env: {
          PATH: process.env.PATH,
          npm_execpath: join(folder.path, "npm.js"),
          INIT_CWD: folder.path,
          ...env,
        },
      });
      let out = "";
      let err = "";
      child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
      child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
      return new Promise((resolve) => child.once("close", (code) => resolve({ code, out, err })));
    },
  };
}

/** A lock with a package to be there and one that is for other systems. */
export async function writeLock(folder: TemporaryFolder, version: string): Promise<void> {
  const packages = {
    "": {},
    "node_modules/needed": { version, integrity: `sha512-${version}` },
    "node_modules/elsewhere": { version, optional: true },
  };
  await folder.write("package-lock.json", JSON.stringify({ packages }));
}
