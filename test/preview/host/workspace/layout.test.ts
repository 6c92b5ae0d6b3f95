// @vitest-environment happy-dom
import fc from "fast-check";
import type { App } from "obsidian";
import { beforeAll, describe, expect, test } from "vitest";
import { installDomExtensions } from "../../../../pkg/preview/host/dom/install";
import {
  type Layout,
  applyLayout,
  describeLayout,
  isLayout,
  restoreLayout,
} from "../../../../pkg/preview/host/workspace/layout";
import { type Desk, makeDesk } from "./desk";

beforeAll(() => installDomExtensions(window));

const FILES = { "A.md": "", "B.md": "", "C.md": "" };

/** What a person may do with panes and tabs. */
const STEPS: Readonly<Record<string, (desk: Desk) => Promise<void>>> = {
  open: (desk) => desk.open("A.md"),
  tab: (desk) => desk.open("B.md", "tab"),
  beside: (desk) => desk.open("C.md", "split"),
  close: ({ workspace }) => {
    workspace.getMostRecentLeaf()?.detach();
    return Promise.resolve();
  },
  first: ({ workspace }) => {
    const [leaf] = workspace.rootSplit.leaves;
    if (leaf !== undefined) workspace.choose(leaf);
    return Promise.resolve();
  },
};

/** A layout without what is given anew each time. */
function comparable(layout: unknown): unknown {
  return JSON.parse(
    JSON.stringify(layout, (key, value: unknown) => (key === "id" ? undefined : value)),
  ) as unknown;
}

describe("a layout", () => {
  test("that is kept and opened again is the same layout", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...Object.keys(STEPS)), { minLength: 1, maxLength: 12 }),
        async (steps) => {
          const before = await makeDesk({ files: FILES });
          await before.open("A.md");
          for (const step of steps) await STEPS[step]?.(before);
          const kept = comparable(describeLayout(before.workspace));
          const after = await makeDesk({ files: FILES });
          await applyLayout(
            after.workspace,
            JSON.parse(JSON.stringify(describeLayout(before.workspace))) as Layout,
          );
          expect(after.main()).toBe(before.main());
          expect(comparable(describeLayout(after.workspace))).toEqual(kept);
        },
      ),
      { numRuns: 25 },
    );
  });

  test("keeps what is in the background unmade, with how far it was read", async () => {
    const before = await makeDesk({ files: FILES });
    await before.open("A.md");
    before.workspace.activeLeaf?.setEphemeralState({ scroll: 7 });
    await before.open("B.md", "tab");
    const after = await makeDesk({ files: FILES });
    await applyLayout(after.workspace, describeLayout(before.workspace));
    const [first, second] = after.workspace.rootSplit.leaves;
    expect([first?.isDeferred, second?.isDeferred]).toEqual([true, false]);
    expect(after.workspace.activeLeaf).toBe(second);
    await first?.loadIfDeferred();
    expect(first?.getEphemeralState()).toEqual({ scroll: 7 });
  });

  test("that names a note which is gone opens the rest", async () => {
    const before = await makeDesk({ files: FILES });
    await before.open("A.md");
    await before.open("B.md", "split");
    const after = await makeDesk({ files: { "B.md": "" } });
    await applyLayout(after.workspace, describeLayout(before.workspace));
    expect(after.main()).toContain("[B]");
  });

  test.each([null, 3, {}, { version: 1, main: {}, lastOpenFiles: [] }, { version: 2, panes: {} }])(
    "%j is none",
    (value) => {
      expect(isLayout(value)).toBe(false);
    },
  );

  test.each(["no layout", { version: 2, panes: [{ leaves: 3 }], lastOpenFiles: [] }, { version: 7 }])(
    "that is none or damaged changes nothing: %j",
    async (kept) => {
      const desk = await makeDesk({ files: FILES });
      await desk.open("A.md");
      await restoreLayout({ loadLocalStorage: () => kept } as unknown as App, desk.workspace);
      expect(desk.main()).toBe("[A]");
    },
  );
});
