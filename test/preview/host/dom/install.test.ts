// @vitest-environment happy-dom
import { beforeAll, describe, expect, test } from "vitest";
import { installDomExtensions } from "../../../../pkg/preview/host/dom/install";

beforeAll(() => installDomExtensions(window));

describe("members that Obsidian adds to the DOM", () => {
  test("createEl makes, fills and places an element", () => {
    const parent = createDiv({ cls: "a b" });
    const link = parent.createEl("a", {
      text: "x",
      href: "y",
      attr: { "data-z": 1, hidden: null },
      cls: ["c", "d"],
    });
    const first = parent.createSpan({ text: "first", prepend: true });
    expect(parent.className).toBe("a b");
    expect(link.outerHTML).toBe('<a class="c d" data-z="1" href="y">x</a>');
    expect(parent.firstChild).toBe(first);
    expect(parent.createDiv("cls", (el) => el.setText("in")).textContent).toBe("in");
    expect(parent.createSvg("svg").namespaceURI).toContain("svg");
  });

  test("classes, text, attributes and finding", () => {
    const el = createDiv();
    el.addClass("a", "b");
    el.toggleClass(["b", "c"], true);
    el.removeClass("a");
    el.setAttr("title", "t");
    el.setAttr("title", null);
    el.createEl("p", { text: "one" });
    expect([...el.classList]).toEqual(["b", "c"]);
    expect(el.getAttr("title")).toBeNull();
    expect(el.find("p").getText()).toBe("one");
    expect(el.findAllSelf("div, p")).toHaveLength(2);
    el.empty();
    expect(el.childNodes).toHaveLength(0);
    expect(el.instanceOf(HTMLElement)).toBe(true);
    expect(el.doc).toBe(document);
  });

  test("delegated listeners hear matching descendants, and stop when asked", () => {
    const el = document.body.createDiv();
    const inner = el.createEl("button").createSpan();
    const heard: string[] = [];
    const listener = (_event: Event, target: HTMLElement) => void heard.push(target.tagName);
    el.on("click", "button", listener);
    inner.click();
    el.off("click", "button", listener);
    inner.click();
    expect(heard).toEqual(["BUTTON"]);
  });

  test("onNodeInserted calls back when the element comes into the page", async () => {
    const el = createDiv();
    let count = 0;
    const stop = el.onNodeInserted(() => count++);
    document.body.append(el);
    await new Promise((resolve) => setTimeout(resolve, 5));
    el.remove();
    await new Promise((resolve) => setTimeout(resolve, 5));
    document.body.append(el);
    await new Promise((resolve) => setTimeout(resolve, 5));
    stop();
    expect(count).toBe(2);
  });

  test("arrays, strings and numbers have theirs", () => {
    expect([1, 2].last()).toBe(2);
    expect([1, 1, 2].unique()).toEqual([1, 2]);
    expect([1].contains(1)).toBe(true);
    const list = [1, 2, 1];
    list.remove(1);
    expect(list).toEqual([2]);
    expect("{0} and {1}".format("a", "b")).toBe("a and b");
    expect(Math.clamp(9, 0, 5)).toBe(5);
    expect(Object.keys(Object.getPrototypeOf([]) as object)).toEqual([]);
  });
});
