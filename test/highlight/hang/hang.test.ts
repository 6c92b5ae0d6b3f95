import { expect, test } from "vitest";
import { grammarHangCorpus, hangCorpus } from "./corpus";
import { runChild } from "./run-child";
import { measureSlowness, patient } from "../../support/patience";

measureSlowness();

/** Milliseconds for the whole corpus, which takes about a second; a hang takes for ever. */
const LIMIT = patient(60_000);
const SEEDS = 200;

test.each([
  { what: "the highlighter", engine: "ours", corpus: grammarHangCorpus },
  { what: "its fallback", engine: "prism", corpus: hangCorpus },
])("no code freezes $what", { timeout: LIMIT + 30_000 }, async ({ engine, corpus }) => {
  const { exitCode, output, errors } = await runChild("./child.ts", [String(SEEDS), engine], LIMIT);
  const lines = output.trim().split("\n");
  const last = lines.at(-1) ?? "";
  expect(errors).toBe("");
  expect(exitCode, `stopped in ${last}`).toBe(0);
  expect(lines).toHaveLength(2 * corpus(SEEDS).length);
});

test(
  "the stock Go grammar on the JavaScript engine does freeze, and is stopped",
  { timeout: 60_000 },
  async () => {
    const { exitCode, output } = await runChild("./stock-child.ts", [], 4_000);
    expect(exitCode).toBeNull();
    expect(output).toBe("");
  },
);
