#!/usr/bin/env node
import { createInterface } from "node:readline/promises";
import { runCommandLine } from "./command-line";
import type { Terminal } from "./command";

// Whoever reads the output may stop early, as `head` does; that is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(process.exitCode);
});

const terminal: Terminal = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  watched: process.stderr.isTTY,
  confirm: async (question) => {
    if (!process.stdin.isTTY || !process.stderr.isTTY) return null;
    const prompt = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return /^y(es)?$/i.test((await prompt.question(`${question} [y/N] `)).trim());
    } finally {
      prompt.close();
    }
  },
  time: () => {
    const now = new Date();
    return { t: now.getTime(), tz: -now.getTimezoneOffset() };
  },
  now: () => performance.now(),
  folder: process.cwd(),
};

process.exitCode = await runCommandLine(process.argv.slice(2), terminal);
