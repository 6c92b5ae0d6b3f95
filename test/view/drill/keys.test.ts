// @vitest-environment happy-dom
import { describe, expect, it, test } from "vitest";
import { type Press, commandFor } from "../../../src/view/drill/keys";

function press(key: string, target: string, how: Partial<Press> = {}): Press {
  const holder = document.createElement("div");
  const [name = "div", attribute] = target.split(" ");
  const element = document.createElement(name);
  if (attribute !== undefined) element.setAttribute(...(attribute.split("=") as [string, string]));
  holder.append(element);
  return {
    key,
    target: element,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    repeat: false,
    isComposing: false,
    ...how,
  };
}

describe("the card's keys", () => {
  test.each([
    ["Enter", "div", "enter"],
    ["Enter", "input type=radio", "enter"],
    ["Enter", "input type=text", "enter"],
    ["Enter", "button data-answer=", "enter"],
    ["Enter", "button", undefined],
    ["Enter", "a", undefined],
    ["Enter", "summary", undefined],
    ["Enter", "textarea", undefined],
    ["3", "div", "shortcut"],
    ["0", "div", undefined],
    ["3", "textarea", undefined],
    ["h", "button", "hint"],
    ["h", "input type=text", undefined],
    ["H", "div", undefined],
    ["r", "input type=checkbox", "retry"],
    ["ArrowLeft", "div", "previous"],
    ["ArrowRight", "button", "next"],
    ["ArrowRight", "input type=radio", undefined],
    ["ArrowDown", "div data-focus=question", "descend"],
    ["ArrowDown", "div", undefined],
    ["Escape", "textarea", "leave"],
    ["Escape", "div", undefined],
    ["x", "div", undefined],
  ])("%s on %s is %s", (key, target, kind) => {
    expect(commandFor(press(key, target))?.kind).toBe(kind);
  });

  it("submits a text area by Enter with Ctrl or Cmd, unsure with Shift", () => {
    expect(commandFor(press("Enter", "textarea", { ctrlKey: true }))).toEqual({
      kind: "enter",
      shift: false,
    });
    expect(commandFor(press("Enter", "textarea", { metaKey: true, shiftKey: true }))).toEqual({
      kind: "enter",
      shift: true,
    });
    expect(commandFor(press("Enter", "div", { ctrlKey: true }))).toBeNull();
  });

  it("swallows Enter held down, on any button too", () => {
    expect(commandFor(press("Enter", "button", { repeat: true }))).toEqual({ kind: "swallow" });
  });

  test.each(["altKey", "ctrlKey", "metaKey", "isComposing"] as const)(
    "leaves keys with %s alone",
    (modifier) => {
      for (const key of ["1", "h", "r", "ArrowLeft"]) {
        expect(commandFor(press(key, "div", { [modifier]: true }))).toBeNull();
      }
    },
  );
});
