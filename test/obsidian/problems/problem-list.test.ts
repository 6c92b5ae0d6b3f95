// @vitest-environment happy-dom
import { beforeAll, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/core/text/diagnostic";
import { ProblemList, type ShownNote } from "../../../src/obsidian/problems/problem-list";
import { installDomExtensions } from "../../../pkg/preview/host/dom/install";
import { ManualClock } from "../../support/manual-clock";

beforeAll(() => installDomExtensions(window));

const start = { offset: 0, line: 1, column: 1 };

function note(path: string, count: number): ShownNote {
  const diagnostics = Array.from({ length: count }, (_, index): Diagnostic => ({
    severity: "warning",
    code: "lesson/dead-link",
    message: `Problem ${index} of ${path}`,
    position: { start, end: start },
  }));
  return { path, diagnostics, count };
}

test("a list is drawn when what was asked for last stands there, though it was asked for while another was drawn", async () => {
  const clock = new ManualClock();
  // Every look at the clock uses a stretch up, so that the list is drawn in many.
  clock.tick = 10;
  const el = document.body.createDiv();
  const noop = () => undefined;
  const list = new ProblemList(el, clock, { open: noop, fix: noop, choose: noop });
  list.show([note("A.md", 20)]);
  const rows = list.drawn().then(() => el.querySelectorAll(".gfr-problem-row").length);
  list.show([note("A.md", 20), note("B.md", 30)]);
  await clock.pass(100_000);
  expect(await rows).toBe(50);
});
