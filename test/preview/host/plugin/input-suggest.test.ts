// @vitest-environment happy-dom
import type { App } from "obsidian";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { installDomExtensions } from "../../../../pkg/preview/host/dom/install";
import { AbstractInputSuggest } from "../../../../pkg/preview/host/plugin/input-suggest";

beforeAll(() => installDomExtensions(window));

class Fruits extends AbstractInputSuggest<string> {
  /** Answers wait for these, one each. */
  readonly waits: Promise<void>[] = [];

  protected async getSuggestions(query: string): Promise<string[]> {
    await this.waits.shift();
    return ["apple", "apricot", "banana"].filter((fruit) => fruit.startsWith(query));
  }

  renderSuggestion(fruit: string, el: HTMLElement): void {
    el.setText(fruit);
  }
}

let field: HTMLInputElement;
let fruits: Fruits;
let taken: string[];

beforeEach(() => {
  document.body.replaceChildren();
  field = document.body.createEl("input");
  fruits = new Fruits({} as App, field);
  taken = [];
  fruits.onSelect((fruit) => {
    taken.push(fruit);
    fruits.setValue(fruit);
    fruits.close();
  });
});

const settled = () => new Promise((resolve) => setTimeout(resolve));
const list = () => [...document.querySelectorAll('[role="option"]')].map((el) => el.textContent);
const selected = () => document.querySelector('[aria-selected="true"]')?.textContent;

async function type(text: string): Promise<void> {
  field.value = text;
  field.dispatchEvent(new Event("input"));
  await settled();
}

/** False when the key was taken and does not reach the field. */
function press(key: string): boolean {
  return field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
}

describe("a field with suggestions", () => {
  test("shows what fits what is typed, and marks the first", async () => {
    await type("ap");
    expect(list()).toEqual(["apple", "apricot"]);
    expect(selected()).toBe("apple");
    expect(field.getAttribute("aria-expanded")).toBe("true");
    expect(document.getElementById(field.getAttribute("aria-activedescendant") ?? "")?.textContent).toBe(
      "apple",
    );
  });

  test("arrows go round, Enter takes, and the keys do not reach the dialog the field is in", async () => {
    await type("ap");
    expect(press("ArrowUp")).toBe(false);
    expect(selected()).toBe("apricot");
    expect(press("Enter")).toBe(false);
    expect(taken).toEqual(["apricot"]);
    expect(fruits.getValue()).toBe("apricot");
    expect(list()).toEqual([]);
    expect(press("Enter")).toBe(true);
  });

  test("Escape closes the list alone, the arrow down brings it back", async () => {
    await type("b");
    expect(press("Escape")).toBe(false);
    expect(list()).toEqual([]);
    expect(press("Escape")).toBe(true);
    press("ArrowDown");
    await settled();
    expect(list()).toEqual(["banana"]);
  });

  test("nothing that fits shows nothing", async () => {
    await type("x");
    expect(list()).toEqual([]);
  });

  test("an answer that comes after a later one is dropped", async () => {
    let answer: () => void = () => undefined;
    fruits.waits.push(new Promise<void>((resolve) => (answer = resolve)));
    await type("a");
    await type("b");
    answer();
    await settled();
    expect(list()).toEqual(["banana"]);
  });

  test("no more are shown than the limit allows", async () => {
    fruits.limit = 1;
    await type("");
    expect(list()).toEqual(["apple"]);
  });

  test("the list goes when the field loses the focus, and when the field itself goes", async () => {
    await type("a");
    field.dispatchEvent(new Event("blur"));
    expect(list()).toEqual([]);
    await type("a");
    field.remove();
    await settled();
    expect(list()).toEqual([]);
  });

  test("a field of text that is edited in place works too", async () => {
    const place = document.body.createDiv({ attr: { contenteditable: "true" } });
    const inPlace = new Fruits({} as App, place);
    inPlace.setValue("ban");
    place.dispatchEvent(new Event("input"));
    await settled();
    expect(list()).toEqual(["banana"]);
    expect(inPlace.getValue()).toBe("ban");
  });
});
