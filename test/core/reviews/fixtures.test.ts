import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formatEvent } from "../../../src/core/reviews/event";
import { parseReviewNote } from "../../../src/core/reviews/note";

const folder = join(import.meta.dirname, "../../fixtures/reviews");
const names = readdirSync(folder).filter((name) => name.endsWith(".md"));

describe("notes of the log", () => {
  test.each(names)("%s is read as recorded, line by line", async (name) => {
    const { lines, bad, unknown } = parseReviewNote(await readFile(join(folder, name), "utf8"));
    const read = {
      lines: lines.map(({ line, event }) => `${line}: ${formatEvent(event)}`),
      bad: bad.map(({ line, why }) => `${line}: ${why}`),
      unknown,
    };
    await expect(`${JSON.stringify(read, null, 2)}\n`).toMatchFileSnapshot(
      join(folder, name.replace(/\.md$/, ".json")),
    );
  });
});
