import { describe, expect } from "vitest";
import { patient } from "../../support/patience";
import { endToEnd } from "../support/end-to-end";
import { courseLessons, questionsIn } from "../support/lessons";

const lessons = courseLessons();
const test = endToEnd({ shared: "page", vault: "vault-template" });

test("the course has lessons to read", () => {
  expect(lessons.length).toBeGreaterThan(0);
});

describe.each(lessons)("lesson $name", ({ name, questions, comparisons }) => {
  test("shows every block whole", async ({ reader }) => {
    await reader.openNote(name);
    const note = reader.notes.first();
    // Sections are made as they come near: read to the end, as a person would.
    await expect
      .poll(
        async () => {
          await note.evaluate((element) => element.scrollBy(0, element.clientHeight));
          return note.evaluate(
            (element) => element.scrollTop + element.clientHeight >= element.scrollHeight - 2,
          );
        },
        { timeout: patient(100_000) },
      )
      .toBe(true);
    for (const { title } of comparisons) expect(await reader.comparison(title).count(), title).toBe(1);
    const drills = note.getByRole("group", { name: "Drill", exact: true });
    expect(questionsIn(await drills.allTextContents())).toBe(questions.length);
    expect(await note.locator("pre > code.language-go-drill, pre > code.language-go-compare").count()).toBe(
      0,
    );
    expect(await note.getByText(/\(drill\/|\(compare\/|\(block\//).count()).toBe(0);
    expect(reader.troubles()).toEqual([]);
  });
});

test("says on the page that it is not Obsidian", async ({ reader }) => {
  await reader.page.getByText("Preview: not the Obsidian app").waitFor();
});
