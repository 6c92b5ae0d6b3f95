// @vitest-environment happy-dom
import type { App } from "obsidian";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { installDomExtensions } from "../../../../pkg/preview/host/dom/install";
import { Modal } from "../../../../pkg/preview/host/ui/modal";
import { Keymap, Scope } from "../../../../pkg/preview/host/ui/scope";
import { FuzzySuggestModal } from "../../../../pkg/preview/host/ui/suggest-modal";

beforeAll(() => installDomExtensions(window));

let app: App;
let keymap: Keymap;
let page: HTMLElement;
let opener: HTMLElement;

beforeEach(() => {
  document.body.replaceChildren();
  page = document.body.createDiv();
  opener = page.createEl("button");
  opener.focus();
  const scope = new Scope();
  keymap = new Keymap(scope);
  app = { scope, keymap } as unknown as App;
});

const press = (key: string, init: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init });
  document.activeElement?.dispatchEvent(event);
  keymap.handle(event);
};

describe("a dialog", () => {
  test("takes the focus, keeps the page behind it out of reach, and undoes both", () => {
    const modal = new Modal(app);
    modal.contentEl.createEl("input");
    modal.open();
    expect(document.activeElement?.tagName).toBe("INPUT");
    expect(page.hasAttribute("inert")).toBe(true);
    modal.close();
    expect(page.hasAttribute("inert")).toBe(false);
    expect(document.activeElement).toBe(opener);
  });

  test("a dialog over a dialog: only the last is in reach, in whatever order they close", () => {
    const [first, second] = [new Modal(app), new Modal(app)];
    first.open();
    second.open();
    expect(first.containerEl.hasAttribute("inert")).toBe(true);
    first.close();
    expect(page.hasAttribute("inert")).toBe(true);
    second.close();
    expect(page.hasAttribute("inert")).toBe(false);
  });

  test("notices stay in reach", () => {
    const notices = document.body.createDiv({ cls: "notice-container" });
    new Modal(app).open();
    expect(notices.hasAttribute("inert")).toBe(false);
  });

  test("Escape closes the last one, and its close callback is called once", () => {
    const closed: string[] = [];
    for (const name of ["first", "second"])
      new Modal(app)
        .setTitle(name)
        .setCloseCallback(() => closed.push(name))
        .open();
    press("Escape");
    expect(closed).toEqual(["second"]);
    press("Escape");
    press("Escape");
    expect(closed).toEqual(["second", "first"]);
  });

  test("is called by its title", () => {
    const modal = new Modal(app).setTitle("Rename");
    modal.open();
    expect(modal.modalEl.getAttribute("aria-label")).toBe("Rename");
    expect(modal.modalEl.getAttribute("role")).toBe("dialog");
  });

  test("an error while it opens is reported, and it can be closed all the same", () => {
    const modal = new (class extends Modal {
      override async onOpen(): Promise<void> {
        await Promise.resolve();
      }
    })(app);
    modal.open();
    modal.close();
    expect(modal.containerEl.isConnected).toBe(false);
  });
});

class Letters extends FuzzySuggestModal<string> {
  readonly chosen: string[] = [];

  getItems(): string[] {
    return ["alpha", "beta", "gamma"];
  }

  getItemText(item: string): string {
    return item;
  }

  onChooseItem(item: string): void {
    this.chosen.push(item);
  }
}

describe("a dialog of suggestions", () => {
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  const active = (modal: Letters) =>
    document.getElementById(modal.inputEl.getAttribute("aria-activedescendant") ?? "")?.textContent;

  test("narrows down while one types; arrows choose, Enter takes and closes", async () => {
    const modal = new Letters(app);
    modal.open();
    await settled();
    expect(active(modal)).toBe("alpha");
    press("ArrowUp");
    expect(active(modal)).toBe("gamma");
    modal.inputEl.value = "be";
    modal.inputEl.dispatchEvent(new Event("input"));
    await settled();
    expect(active(modal)).toBe("beta");
    press("Enter");
    expect(modal.chosen).toEqual(["beta"]);
    expect(modal.containerEl.isConnected).toBe(false);
  });

  test("says when nothing fits, and Enter takes nothing", async () => {
    const modal = new Letters(app);
    modal.emptyStateText = "No letter is called that.";
    modal.open();
    modal.inputEl.value = "zzz";
    modal.inputEl.dispatchEvent(new Event("input"));
    await settled();
    expect(modal.resultContainerEl.textContent).toBe("No letter is called that.");
    expect(modal.inputEl.hasAttribute("aria-activedescendant")).toBe(false);
    press("Enter");
    expect(modal.chosen).toEqual([]);
    expect(modal.containerEl.isConnected).toBe(true);
  });
});
