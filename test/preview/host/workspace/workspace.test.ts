// @vitest-environment happy-dom
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { installDomExtensions } from "../../../../pkg/preview/host/dom/install";
import { ServerGone } from "../../../../pkg/preview/host/vault/vault-server";
import { type Desk, makeDesk } from "./desk";

beforeAll(() => installDomExtensions(window));

let desk: Desk;
beforeEach(async () => {
  desk = await makeDesk();
});

describe("where a note is opened", () => {
  test("in the leaf last used, unless another is asked for", async () => {
    await desk.open("A.md");
    await desk.open("B.md");
    expect(desk.main()).toBe("[B]");
    await desk.open("C.md", "tab");
    expect(desk.main()).toBe("B [C]");
    await desk.open("A.md", "split");
    expect(desk.main()).toBe("B [C] | [A]");
    await desk.open("B.md", true);
    expect(desk.main()).toBe("B [C] | A [B]");
  });

  test("not in a panel at the side, though the person is in it", async () => {
    await desk.open("A.md");
    const panel = desk.workspace.getLeftLeaf();
    await panel.setViewState({ type: "panel", active: true });
    expect(desk.workspace.activeLeaf).toBe(panel);
    await desk.open("B.md");
    expect(desk.main()).toBe("[B]");
  });

  test("before or behind another; where two stand already, in the other pane", async () => {
    await desk.open("A.md");
    const first = desk.workspace.rootSplit.leaves[0]!;
    await desk.workspace.createLeafBySplit(first, "vertical", true).openFile(desk.file("B.md"));
    expect(desk.main()).toBe("[B] | [A]");
    await desk.workspace.createLeafBySplit(first, "horizontal").openFile(desk.file("C.md"));
    expect(desk.main()).toBe("B [C] | [A]");
  });

  test("a copy beside has the same state", async () => {
    await desk.open("A.md");
    const leaf = desk.workspace.activeLeaf!;
    leaf.setEphemeralState({ scroll: 40 });
    const copy = await desk.workspace.duplicateLeaf(leaf, "split");
    expect(desk.main()).toBe("[A] | [A]");
    expect(copy.getEphemeralState()).toEqual({ scroll: 40 });
  });

  test("a copy beside is where the next note is opened, also before it is filled", async () => {
    await desk.open("A.md");
    const copied = desk.workspace.duplicateLeaf(desk.workspace.activeLeaf!, "split");
    await Promise.all([copied, desk.open("B.md")]);
    expect(desk.main()).toBe("[A] | [B]");
  });

  test("in a tab where a window is asked for", async () => {
    await desk.open("A.md");
    await desk.open("B.md", "window");
    expect(desk.main()).toBe("A [B]");
  });
});

describe("a link", () => {
  test("opens the note it names at the part it names", async () => {
    const states: unknown[] = [];
    await desk.open("A.md");
    const leaf = desk.workspace.activeLeaf!;
    leaf.view.setEphemeralState = (state: unknown) => void states.push(state);
    await desk.workspace.openLinkText("B#Part", "A.md");
    expect(desk.main()).toBe("[B]");
    expect(states).toEqual([{ subpath: "#Part" }]);
  });

  test("to a note that does not exist makes it when that is wished, and does nothing when not", async () => {
    const asked: string[] = [];
    desk = await makeDesk({
      confirmNewNote: (path) => {
        asked.push(path);
        return Promise.resolve(path === "New.md");
      },
    });
    await desk.workspace.openLinkText("Other", "A.md");
    expect(desk.main()).toBe("[-]");
    await desk.workspace.openLinkText("New", "A.md");
    expect(desk.main()).toBe("[New]");
    expect(asked).toEqual(["Other.md", "New.md"]);
  });
});

describe("closing", () => {
  test("shows the tab beside, and the person is in it", async () => {
    await desk.open("A.md");
    await desk.open("B.md", "tab");
    await desk.open("C.md", "tab");
    desk.workspace.rootSplit.leaves[1]?.detach();
    expect(desk.main()).toBe("A [C]");
    desk.workspace.activeLeaf?.detach();
    expect(desk.main()).toBe("[A]");
    expect(desk.workspace.getActiveFile()?.path).toBe("A.md");
  });

  test("the last tab of a pane takes the pane with it; the last of all leaves an empty one", async () => {
    await desk.open("A.md");
    await desk.open("B.md", "split");
    desk.workspace.activeLeaf?.detach();
    expect(desk.main()).toBe("[A]");
    desk.workspace.activeLeaf?.detach();
    expect(desk.main()).toBe("[-]");
  });

  test("a note that is deleted closes where it is shown", async () => {
    await desk.open("A.md");
    await desk.open("B.md", "tab");
    desk.workspace.detachLeavesOfType("markdown");
    expect(desk.main()).toBe("[-]");
  });
});

describe("what is told", () => {
  test("which leaf the person is in, and which file, once for each change", async () => {
    const heard: string[] = [];
    const { workspace } = desk;
    workspace.on("active-leaf-change", () => heard.push("leaf"));
    workspace.on("file-open", (file: { path: string } | null) => heard.push(file?.path ?? "none"));
    await desk.open("A.md");
    expect(heard).toEqual(["leaf", "A.md"]);
    await desk.open("B.md");
    expect(heard.slice(2)).toEqual(["B.md"]);
    await desk.open("A.md", "tab");
    expect(heard.slice(3)).toEqual(["leaf", "A.md"]);
    expect(workspace.getLastOpenFiles()).toEqual(["A.md", "B.md"]);
  });

  test("that the layout stands, to those who asked before and after", () => {
    const heard: string[] = [];
    desk.workspace.onLayoutReady(() => heard.push("before"));
    expect(heard).toEqual([]);
    desk.workspace.markReady();
    desk.workspace.onLayoutReady(() => heard.push("after"));
    expect(heard).toEqual(["before", "after"]);
  });
});

describe("back and forward", () => {
  test("go through the notes of a leaf, each where it was left", async () => {
    await desk.open("A.md");
    desk.workspace.activeLeaf?.setEphemeralState({ scroll: 12 });
    await desk.open("B.md");
    desk.workspace.activeLeaf?.setEphemeralState({ scroll: 3 });
    await desk.open("C.md");
    await desk.workspace.travel("back");
    expect(desk.main()).toBe("[B]");
    expect(desk.workspace.activeLeaf?.getEphemeralState()).toEqual({ scroll: 3 });
    await desk.workspace.travel("back");
    expect(desk.workspace.activeLeaf?.getEphemeralState()).toEqual({ scroll: 12 });
    await desk.workspace.travel("back");
    expect(desk.main()).toBe("[A]");
    await desk.workspace.travel("forward");
    await desk.workspace.travel("forward");
    expect(desk.main()).toBe("[C]");
  });

  test("another way taken forgets the one that lay ahead", async () => {
    for (const path of ["A.md", "B.md"]) await desk.open(path);
    await desk.workspace.travel("back");
    await desk.open("C.md");
    await desk.workspace.travel("forward");
    expect(desk.main()).toBe("[C]");
    await desk.workspace.travel("back");
    expect(desk.main()).toBe("[A]");
  });
});

describe("while a note cannot be had", () => {
  let gone: boolean;
  beforeEach(async () => {
    gone = false;
    document.body.empty();
    desk = await makeDesk({
      reach: () => (gone ? Promise.reject(new ServerGone()) : Promise.resolve()),
    });
    for (const path of ["A.md", "B.md"]) await desk.open(path);
    gone = true;
  });
  const notices = (): readonly (string | null)[] =>
    Array.from(document.querySelectorAll(".notice"), (el) => el.textContent);

  test.each([false, "tab", "split"] as const)(
    "the one on screen stays, and why is said (%s)",
    async (where) => {
      await desk.open("C.md", where);
      expect(desk.main()).toBe("[B]");
      expect(desk.workspace.getActiveFile()?.path).toBe("B.md");
      expect(notices()).toEqual(["C cannot be opened now. The preview's server cannot be reached."]);
    },
  );

  test("the way back stays as it is, and is taken later", async () => {
    await desk.workspace.travel("back");
    expect(desk.main()).toBe("[B]");
    gone = false;
    await desk.workspace.travel("back");
    expect(desk.main()).toBe("[A]");
    gone = true;
    await desk.workspace.travel("forward");
    gone = false;
    await desk.workspace.travel("forward");
    expect(desk.main()).toBe("[B]");
  });

  test("a tab in the background waits", async () => {
    gone = false;
    const behind = desk.workspace.getLeaf("tab");
    await behind.setViewState({ type: "markdown", state: { file: "C.md" } });
    gone = true;
    await desk.workspace.revealLeaf(behind);
    expect(behind.isDeferred).toBe(true);
    gone = false;
    await behind.loadIfDeferred();
    expect(behind.isDeferred).toBe(false);
    expect(desk.main()).toBe("B [C]");
  });
});

describe("a view in the background", () => {
  test("is made when it is first shown", async () => {
    const leaf = desk.workspace.getLeftLeaf();
    const behind = desk.workspace.getLeftLeaf();
    await leaf.setViewState({ type: "panel", active: true });
    await behind.setViewState({ type: "panel", state: { query: "x" } });
    expect(behind.isDeferred).toBe(true);
    expect(behind.getDisplayText()).toBe("Panel");
    expect(desk.workspace.getLeavesOfType("panel")).toEqual([leaf, behind]);
    await desk.workspace.revealLeaf(behind);
    expect(behind.isDeferred).toBe(false);
    expect(behind.view.getState()).toEqual({ query: "x" });
  });

  test("is made at once where the app would not put it off", async () => {
    desk = await makeDesk({ deferred: false });
    await desk.workspace.getLeftLeaf().setViewState({ type: "panel", active: true });
    const behind = desk.workspace.getLeftLeaf();
    await behind.setViewState({ type: "panel" });
    expect(behind.isDeferred).toBe(false);
  });

  test("of a type nobody knows says so", async () => {
    const leaf = desk.workspace.getLeaf("tab");
    await leaf.setViewState({ type: "calendar", active: true });
    expect(leaf.containerEl.textContent).toContain("There is no view for “calendar”.");
  });
});

describe("a panel at a side", () => {
  test("is found again rather than made twice, and unfolds its side", async () => {
    const { workspace } = desk;
    workspace.rightSplit.collapse();
    const leaf = await workspace.ensureSideLeaf("panel", "right", { state: { query: "x" }, reveal: false });
    expect(workspace.rightSplit.collapsed).toBe(true);
    expect(await workspace.ensureSideLeaf("panel", "right")).toBe(leaf);
    expect(workspace.rightSplit.collapsed).toBe(false);
    expect(workspace.rightSplit.tabs.leaves).toHaveLength(1);
  });
});
