// @vitest-environment happy-dom
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { installDomExtensions } from "../../../../pkg/preview/host/dom/install";
import { Menu } from "../../../../pkg/preview/host/ui/menu";

beforeAll(() => installDomExtensions(window));

let shown: Menu | null = null;

afterEach(() => {
  shown?.hide();
  document.body.replaceChildren();
});

/** A menu with a line for each name; `-` stands for a separator, `section/name` for a line of a section. */
function menuOf(...names: string[]): { readonly menu: Menu; readonly taken: string[] } {
  const menu = new Menu();
  const taken: string[] = [];
  for (const name of names) {
    if (name === "-") menu.addSeparator();
    else
      menu.addItem((item) => {
        const [section, title = section] = name.split("/");
        item.setTitle(title ?? "").onClick(() => taken.push(title ?? ""));
        if (name.includes("/")) item.setSection(section ?? "");
      });
  }
  shown = menu;
  return { menu, taken };
}

const lines = () =>
  [...document.querySelectorAll(".menu > *")].map((el) =>
    el.classList.contains("menu-separator") ? "-" : el.textContent,
  );
const focused = () => document.activeElement?.textContent;
const press = (key: string) =>
  document.activeElement?.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
  );

describe("a menu", () => {
  test("shows separators only between lines, and lines of a section together", () => {
    menuOf("-", "a", "-", "-", "b", "-").menu.showAtPosition({ x: 0, y: 0 });
    expect(lines()).toEqual(["a", "-", "b"]);
    shown?.hide();
    menuOf("one/a", "two/b", "one/c", "d").menu.showAtPosition({ x: 0, y: 0 });
    expect(lines()).toEqual(["a", "c", "-", "b", "-", "d"]);
  });

  test("goes by arrows, Home and End, round at the ends and past what cannot be chosen", () => {
    const { menu } = menuOf("a", "b", "c");
    menu.addItem((item) => item.setTitle("off").setDisabled(true));
    menu.showAtPosition({ x: 0, y: 0 });
    expect(focused()).toBe("a");
    press("ArrowDown");
    expect(focused()).toBe("b");
    press("End");
    expect(focused()).toBe("c");
    press("ArrowDown");
    expect(focused()).toBe("a");
    press("ArrowUp");
    expect(focused()).toBe("c");
    press("Home");
    expect(focused()).toBe("a");
  });

  test("a letter goes to the next line that begins with it", () => {
    menuOf("Rename", "Copy path", "Copy link").menu.showAtPosition({ x: 0, y: 0 });
    press("c");
    expect(focused()).toBe("Copy path");
    press("c");
    expect(focused()).toBe("Copy link");
    press("C");
    expect(focused()).toBe("Copy path");
  });

  test("Enter closes it, gives the focus back, and then does what the line is for", () => {
    const button = document.body.createEl("button", { text: "opener" });
    button.focus();
    const { menu, taken } = menuOf("a", "b");
    let hidden = 0;
    menu.onHide(() => (hidden += 1));
    menu.showAtPosition({ x: 0, y: 0 });
    press("ArrowDown");
    press("Enter");
    expect(taken).toEqual(["b"]);
    expect(hidden).toBe(1);
    expect(lines()).toEqual([]);
    expect(document.activeElement).toBe(button);
  });

  test("what takes the focus away closes it, and keeps the focus", () => {
    const { menu } = menuOf("a");
    menu.showAtPosition({ x: 0, y: 0 });
    const field = document.body.createEl("input");
    field.focus();
    expect(lines()).toEqual([]);
    expect(document.activeElement).toBe(field);
  });

  test("Escape and a press elsewhere close it and do nothing", () => {
    const { menu, taken } = menuOf("a");
    menu.showAtPosition({ x: 0, y: 0 });
    press("Escape");
    expect(lines()).toEqual([]);
    menu.showAtPosition({ x: 0, y: 0 });
    document.querySelector(".menu-mask")?.dispatchEvent(new Event("pointerdown"));
    expect(lines()).toEqual([]);
    expect(taken).toEqual([]);
  });

  test("says of a line whether it is on", () => {
    const { menu } = menuOf();
    menu.addItem((item) => item.setTitle("Pin").setChecked(true));
    menu.addItem((item) => item.setTitle("Plain").setChecked(null));
    menu.showAtPosition({ x: 0, y: 0 });
    const [pin, plain] = [...document.querySelectorAll(".menu-item")];
    expect(pin?.getAttribute("role")).toBe("menuitemcheckbox");
    expect(pin?.getAttribute("aria-checked")).toBe("true");
    expect(plain?.getAttribute("role")).toBe("menuitem");
  });
});
