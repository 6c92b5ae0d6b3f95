import { expect, test } from "vitest";
import { runChild } from "../../../highlight/hang/run-child";

test(
  "no source freezes the parser, the printer, the lint or the search for blocks",
  { timeout: 300_000 },
  async () => {
    const { exitCode, output, errors } = await runChild(
      new URL("./child.ts", import.meta.url).href,
      [],
      240_000,
    );
    expect(errors).toBe("");
    expect(output.trimEnd().split("\n").at(-1)).toBe("done");
    expect(exitCode).toBe(0);
  },
);
