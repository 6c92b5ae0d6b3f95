import { execFile } from "node:child_process";
import { chmod, cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder";

const run = promisify(execFile);
let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

/** The hook the README shows. */
async function hookOfReadme(): Promise<string> {
  const readme = await readFile("README.md", "utf8");
  const hook = /```sh\n(#!\/bin\/sh\n# \.git\/hooks\/pre-commit\n[^]*?)```/.exec(readme)?.[1];
  if (hook === undefined) throw new Error("The README shows no hook.");
  return hook;
}

async function git(...args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
  try {
    const { stdout, stderr } = await run("git", [...identity, ...args], { cwd: folder.path });
    return { code: 0, said: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, said: stdout + stderr };
  }
}

test("the README's hook lets no commit through that leaves the glossary behind, and says why", async () => {
  const lesson = (term: string): string => `---\nlesson: 1\nTerms introduced:\n  - "${term} — x"\n---\n`;
  await mkdir(join(folder.path, "go-for-reviewers", "dist"), { recursive: true });
  await cp("dist/cli.mjs", join(folder.path, "go-for-reviewers", "dist", "cli.mjs"));
  await git("init", "--quiet");
  await mkdir(join(folder.path, ".git", "hooks"), { recursive: true });
  const hook = join(folder.path, ".git", "hooks", "pre-commit");
  await writeFile(hook, await hookOfReadme());
  await chmod(hook, 0o755);
  await writeFile(join(folder.path, "01 Maps.md"), lesson("comma-ok"));
  await git("add", "01 Maps.md");
  const refused = await git("commit", "-m", "Add a lesson");
  expect(refused.code).toBe(1);
  expect(refused.said).toContain("+ comma-ok: introduced in 01 Maps");
  await run("node", ["go-for-reviewers/dist/cli.mjs", "glossary", "."], { cwd: folder.path });
  await git("add", "GLOSSARY.md");
  expect(await git("commit", "-m", "Add a lesson")).toMatchObject({ code: 0 });
});
