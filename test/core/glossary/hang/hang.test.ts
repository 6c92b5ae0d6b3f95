import { expect, test } from "vitest";
import { runChild } from "../../../highlight/hang/run-child";
import { hangCorpus } from "./corpus";
import { measureSlowness, patient } from "../../../support/patience";

measureSlowness();

/** Milliseconds for the whole corpus, which takes some seconds; looking at every line for every line would take more than a minute. */
const LIMIT = patient(60_000);

test("no note and no lesson freezes the glossary", { timeout: LIMIT + 30_000 }, async () => {
  const child = "../../core/glossary/hang/child.ts";
  const { exitCode, output, errors } = await runChild(child, [], LIMIT);
  const lines = output.trim().split("\n");
  expect(errors).toBe("");
  expect(exitCode, `stopped in ${lines.at(-1) ?? ""}`).toBe(0);
  expect(lines).toHaveLength(2 * hangCorpus.length);
});
