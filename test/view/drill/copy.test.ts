// @vitest-environment happy-dom
import { afterEach, expect, test } from "vitest";
import { type OpenedDrill, open } from "./opened";
import { CHOICE, SPOT, drillOf } from "./samples";

let drill: OpenedDrill | null = null;
afterEach(() => {
  drill?.close();
  document.body.replaceChildren();
});

test.each([SPOT, CHOICE])(
  "the code of a question of kind $kind is copied without marks and numbers",
  async (question) => {
    drill = await open(drillOf(question));
    await drill.click(drill.button("Copy the code"));
    const code = question.prompt.find((content) => content.kind === "code");
    expect(drill.host.copied).toEqual([code?.text]);
    expect(drill.host.copied[0]).not.toMatch(/\/\/[!?]/);
    expect(drill.text()).toContain("Copied the code.");
  },
);
