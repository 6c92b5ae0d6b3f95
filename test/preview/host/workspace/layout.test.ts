// @vitest-environment happy-dom
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { installDomExtensions } from "../../../../pkg/preview/host/dom/install";
import { isLayout } from "../../../../pkg/preview/host/workspace/layout";
import { type Desk, makeDesk } from "./desk";

beforeAll(() => installDomExtensions(window));

const FILES = { "A.md": "", "B.md": "", "C.md": "" };

/** What a person may do with panes and tabs. */
const STEPS: Readonly<Record<string, (desk: Desk) => Promise<void>>> = {
  open: (desk) => desk.open("A.md"),
  tab: (desk) => desk.open("B.md", "tab"),
  beside: (desk) => desk.open("C.md", "split"),
  below: async (desk) => {
    await desk.workspace.splitActiveLeaf("horizontal").openFile(desk.file("A.md"));
  },
  close: ({ workspace }) => {
    workspace.getMostRecentLeaf()?.detach();
    return Promise.resolve();
  },
  first: ({ workspace }) => {
    const [leaf] = workspace.rootSplit.leaves;
    if (leaf !== undefined) workspace.choose(leaf);
    return Promise.resolve();
  },
  pin: ({ workspace }) => {
    workspace.getMostRecentLeaf()?.togglePinned();
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
          const kept = comparable(before.workspace.getLayout());
          const after = await makeDesk({ files: FILES });
          await after.workspace.changeLayout(JSON.parse(JSON.stringify(before.workspace.getLayout())));
          expect(after.main()).toBe(before.main());
          expect(comparable(after.workspace.getLayout())).toEqual(kept);
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
    await after.workspace.changeLayout(before.workspace.getLayout());
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
    await after.workspace.changeLayout(before.workspace.getLayout());
    expect(after.main()).toContain("[B]");
  });

  test.each([null, 3, {}, { version: 2, main: {}, left: {}, right: {} }, { version: 1, main: {} }])(
    "%j is none",
    (value) => {
      expect(isLayout(value)).toBe(false);
    },
  );

  test("that is none changes nothing", async () => {
    const desk = await makeDesk({ files: FILES });
    await desk.open("A.md");
    await desk.workspace.changeLayout({ version: 7 });
    expect(desk.main()).toBe("[A]");
  });
});

test("a tab that is let go before it is first shown stays let go", async () => {
  const before = await makeDesk({ files: FILES });
  await before.open("A.md");
  before.workspace.activeLeaf?.setPinned(true);
  await before.open("B.md", "tab");
  const after = await makeDesk({ files: FILES });
  await after.workspace.changeLayout(before.workspace.getLayout());
  const [first] = after.workspace.rootSplit.leaves;
  expect([first?.isDeferred, first?.pinned]).toEqual([true, true]);
  first?.setPinned(false);
  await first?.loadIfDeferred();
  expect(first?.pinned).toBe(false);
});
