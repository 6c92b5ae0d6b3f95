import { describe, expect, inject } from "vitest";
import { patient } from "../../support/patience";
import { endToEnd } from "../support/end-to-end";
import { courseLessons, questionsIn } from "../support/lessons";
const test = endToEnd({ shared: "page", vault: "vault-template" });

const lessons = courseLessons();
// In the settings that differ from the usual one the longest tells as much.
const read = inject("setting") === "usual" ? lessons : lessons.slice(-1);

describe.each(read)("lesson $name in Live Preview", ({ name, questions, comparisons }) => {
  test("is drawn with every block to its end", async ({ reader, writer }) => {
    await reader.openNote(name);
    await writer.edit("live");
    const titles = new Set<string>();
    const drills = new Map<string, string>();
    await expect
      .poll(
        async () => {
          for (const title of await writer.text
            .locator(".gfr-compare")
            .evaluateAll((blocks) => blocks.map((block) => block.ariaLabel ?? "")))
            titles.add(title);
          for (const shown of await writer.drills().allTextContents()) drills.set(shown.slice(0, 200), shown);
          return writer.scrollOn();
        },
        { timeout: patient(100_000), interval: 30 },
      )
      .toBe(false);
    for (const { title } of comparisons) expect([...titles]).toContain(title);
    expect(questionsIn(drills.values())).toBe(questions.length);
    await writer.read();
    expect(reader.troubles()).toEqual([]);
  });
});
