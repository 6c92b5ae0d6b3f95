// @vitest-environment happy-dom
import type { App, SettingDefinitionItem } from "obsidian";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { installDomExtensions } from "../../../../pkg/preview/host/dom/install";
import { SettingTab } from "../../../../pkg/preview/host/settings/setting-tab";

beforeAll(() => installDomExtensions(window));

class Tab extends SettingTab {
  readonly stored: Record<string, unknown> = {};
  definitions: SettingDefinitionItem[] = [];

  override getSettingDefinitions(): SettingDefinitionItem[] {
    return this.definitions;
  }

  override getControlValue(key: string): unknown {
    return this.stored[key];
  }

  override setControlValue(key: string, value: unknown): void {
    this.stored[key] = value;
  }
}

let tab: Tab;

beforeEach(() => {
  tab = new Tab({} as App);
  document.body.replaceChildren(tab.containerEl);
});

function show(...definitions: SettingDefinitionItem[]): void {
  tab.definitions = definitions;
  tab.show();
}

const field = (selector: string) => {
  const found = tab.containerEl.querySelector<HTMLInputElement>(selector);
  if (found === null) throw new Error(`There is no ${selector}.`);
  return found;
};

function type(selector: string, value: string, event = "input"): void {
  field(selector).value = value;
  field(selector).dispatchEvent(new Event(event));
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe("declared settings", () => {
  test("each control shows what is stored, or its default, and stores what is chosen", async () => {
    tab.stored.name = "kept";
    show(
      { name: "Toggle", control: { type: "toggle", key: "toggle", defaultValue: true } },
      { name: "Text", control: { type: "text", key: "name", defaultValue: "other" } },
      { name: "Choice", control: { type: "dropdown", key: "choice", options: { a: "A", b: "B" } } },
      { name: "Number", control: { type: "number", key: "number", defaultValue: 3 } },
    );
    expect(field("input[type=checkbox]").checked).toBe(true);
    expect(field("input[type=text]").value).toBe("kept");
    field("input[type=checkbox]").click();
    type("input[type=text]", "new");
    type("select", "b", "change");
    type("input[type=number]", "12");
    await settled();
    expect(tab.stored).toEqual({ toggle: false, name: "new", choice: "b", number: 12 });
  });

  test("a value that does not hold is refused with the reason, and the stored one stays", async () => {
    show({
      name: "Path",
      control: {
        type: "text",
        key: "path",
        validate: (value) => (value.endsWith(".md") ? undefined : "Name a Markdown file."),
      },
    });
    type("input", "x");
    await settled();
    expect(tab.stored.path).toBeUndefined();
    expect(tab.containerEl.querySelector("[role=alert]")?.textContent).toBe("Name a Markdown file.");
    type("input", "x.md");
    await settled();
    expect(tab.stored.path).toBe("x.md");
    expect(tab.containerEl.querySelector("[role=alert]")).toBeNull();
  });

  test("visible and disabled are asked again after a change", async () => {
    show(
      { name: "On", control: { type: "toggle", key: "on" } },
      { name: "Only when on", visible: () => tab.stored.on === true, control: { type: "text", key: "x" } },
      { name: "Needs it", control: { type: "text", key: "y", disabled: () => tab.stored.on !== true } },
    );
    const [, hidden, needs] = tab.containerEl.querySelectorAll<HTMLElement>(".setting-item");
    expect(hidden?.style.display).toBe("none");
    expect(needs?.querySelector("input")?.disabled).toBe(true);
    field("input[type=checkbox]").click();
    await settled();
    expect(hidden?.style.display).toBe("");
    expect(needs?.querySelector("input")?.disabled).toBe(false);
  });

  test.each(["slider", "color", "folder"])(
    "a control the preview lacks, %s, is missed by its name",
    (type) => {
      const definition = { name: "Other", control: { type, key: "other" } } as SettingDefinitionItem;
      expect(() => show(definition)).toThrow(`The preview has no control "${type}" in settings.`);
    },
  );

  test.each(["page", "list"])("what the preview lacks beside groups, %s, is missed by its name", (type) => {
    expect(() => show({ type, name: "Other" } as SettingDefinitionItem)).toThrow(
      `The preview has no "${type}" in settings.`,
    );
  });

  test("a row drawn by hand is cleaned up when the tab is hidden", () => {
    const cleanup = vi.fn();
    show({ name: "Own", render: () => cleanup });
    tab.hide();
    expect(cleanup).toHaveBeenCalledOnce();
    expect(tab.containerEl.childNodes).toHaveLength(0);
  });

  test("a tab without definitions draws itself", () => {
    const display = vi.spyOn(tab, "display");
    show();
    expect(display).toHaveBeenCalledOnce();
  });
});
