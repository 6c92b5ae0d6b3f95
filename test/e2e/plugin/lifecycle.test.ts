import { describe, expect, inject } from "vitest";
import { patient } from "../../support/patience";
import { endToEnd } from "../support/end-to-end";
import { type LeakSnapshot, type LeakWatch, watchLeaks } from "../support/leak-snapshot";
import type { Reader } from "../support/reader";
import { settingNamed, switchesIn } from "../support/settings";
import { writerOf } from "../support/writer";

const setting = inject("setting");
const usual = setting === "usual";
/** In the settings that differ from the usual one a few times tell as much. */
const CYCLES = usual ? (inject("atLength") ? 50 : 15) : 3;
let leaks: LeakWatch;
const test = endToEnd({
  shared: "page",
  options: { prepare: async (page) => void (leaks = await watchLeaks(page)) },
});

/** The preview's own two: what its settings and commands call. */
const plugin = (reader: Reader, call: "enable" | "disable"): Promise<void> =>
  reader.page.evaluate(`(async () => {
    await preview.plugin.${call}();
    if (preview.host.switches["plugin-toggle"] === "redraw")
      preview.app.workspace.iterateAllLeaves((leaf) => leaf.view.redraw?.());
  })()`);

/** Counts when nothing moves any more. */
async function settled(): Promise<LeakSnapshot> {
  let before = await leaks.take();
  await expect
    .poll(
      async () => {
        const after = await leaks.take();
        const same = JSON.stringify(after) === JSON.stringify(before);
        before = after;
        return same;
      },
      { timeout: patient(20_000), interval: 150 },
    )
    .toBe(true);
  return before;
}

const answer = async (reader: Reader): Promise<void> => {
  const drill = reader.drill("Does it wait?");
  await drill.getByText("In no order with it").click();
  await drill.getByRole("button", { name: /^Sure/ }).click();
  await drill.getByText("Nothing orders the two.").waitFor();
};

describe("what the plugin leaves behind", () => {
  test(`after ${CYCLES} times off and on, with a note open twice and a drill answered: nothing`, async ({
    reader,
  }) => {
    await reader.openNote("Channels");
    await reader.runCommand("Split right");
    await expect.poll(() => reader.notes.count()).toBe(2);
    await answer(reader);
    // Written in the second pane, read in the first.
    await writerOf(reader).edit("live");

    const cycle = async (): Promise<void> => {
      await plugin(reader, "disable");
      // A glossary update is waiting for its quiet time when the plugin goes.
      await reader.page.evaluate(
        "preview.app.vault.process(preview.app.vault.getFileByPath('Maps.md'), (text) => text + ' ')",
      );
      await plugin(reader, "enable");
    };
    for (let warm = 0; warm < 3; warm++) await cycle();
    await plugin(reader, "disable");
    const off = await settled();
    await plugin(reader, "enable");
    const on = await settled();
    const heap = usual ? await leaks.heap() : 0;

    for (let times = 0; times < CYCLES; times++) await cycle();
    const afterwards = await settled();
    const grown = usual ? (await leaks.heap()) - heap : 0;
    await plugin(reader, "disable");
    expect(steady(await settled())).toEqual(steady(off));
    expect(steady(afterwards)).toEqual(steady(on));
    // One object of each instance that stays would hold all of it: some hundred kilobytes each time.
    expect(grown / CYCLES).toBeLessThan(3000);
    await plugin(reader, "enable");
    await reader.runCommand("Close current tab");
    await expect.poll(() => reader.notes.count()).toBe(1);
    expect(reader.troubles()).toEqual([]);
  });

  test("while it is off, its blocks are code and its commands are gone; on again, they are drawn", async ({
    reader,
  }) => {
    const commands = (): Promise<number> =>
      reader.page.evaluate(
        "[...preview.host.commands.commands.keys()].filter((id) => id.startsWith('go-for-reviewers:')).length",
      );
    expect(await commands()).toBeGreaterThan(3);
    await plugin(reader, "disable");
    expect(await commands()).toBe(0);
    await reader.openNote("Maps");
    await reader.page.locator("code.language-go-drill:visible").waitFor();
    await plugin(reader, "enable");
    if (switchesIn(settingNamed(setting))["plugin-toggle"] === "keep") await reader.openNote("Channels");
    await reader.page.locator(".gfr-drill:visible").first().waitFor();
    expect(reader.troubles()).toEqual([]);
  });

  test("notes that were opened and closed leave no listener and no element", async ({ reader }) => {
    const visit = async (): Promise<void> => {
      for (const name of ["Channels", "Maps"]) {
        await reader.page.evaluate(
          `preview.app.workspace.getLeaf(false).openFile(preview.app.vault.getFileByPath("${name}.md"), { state: { mode: "preview" } })`,
        );
        await reader.page.locator(".gfr-drill:visible").first().waitFor();
      }
    };
    await visit();
    const before = await settled();
    for (let times = 0; times < Math.ceil(CYCLES / 4); times++) await visit();
    expect(steady(await settled())).toEqual(steady(before));
  });
});

test("settings that another device changed on disk are taken over, and what is drawn follows them", async ({
  reader,
  vault,
}) => {
  await reader.page.evaluate(
    `preview.app.workspace.getLeaf(false).openFile(preview.app.vault.getFileByPath("Channels.md"), { state: { mode: "preview" } })`,
  );
  const block = reader.page.locator(".block-language-go-compare:visible").first();
  await block.waitFor();
  const raw = (): Promise<boolean> =>
    block.evaluate((element) => element.classList.contains("gfr-raw-colours"));
  expect(await raw()).toBe(false);
  await vault.write(
    ".obsidian/plugins/go-for-reviewers/data.json",
    JSON.stringify({ readableColours: false }),
  );
  await expect
    .poll(async () => ({ raw: await raw(), troubles: reader.troubles() }))
    .toEqual({ raw: true, troubles: [] });
  expect(JSON.parse(await vault.read(".obsidian/plugins/go-for-reviewers/data.json"))).toMatchObject({
    readableColours: false,
  });
});

/** What must be the same to the last one. What passes by itself is left out, and what the browser keeps for a while is rounded. */
function steady(snapshot: LeakSnapshot): object {
  const { nodes, listeners } = snapshot;
  const passing: readonly (keyof LeakSnapshot)[] = ["timeouts", "frames", "notices"];
  const exact = Object.entries(snapshot).filter(([kind]) => !passing.includes(kind as keyof LeakSnapshot));
  return {
    ...Object.fromEntries(exact),
    nodes: Math.round(nodes / 200),
    listeners: Math.round(listeners / 40),
  };
}
