// @vitest-environment happy-dom
import { beforeAll, beforeEach, expect, test } from "vitest";
import { installDomExtensions } from "../../../../pkg/preview/host/dom/install";
import { ConflictBar } from "../../../../pkg/preview/host/workspace/conflict-bar";

beforeAll(() => installDomExtensions(window));

let bar: ConflictBar;
let kept: string[];
beforeEach(() => {
  document.body.replaceChildren();
  bar = new ConflictBar(document.body);
  kept = [];
});

function tell(disk: string, mine = "mine\n"): void {
  bar.show({ base: "one\n", mine: () => mine, disk }, (text) => kept.push(text));
}

const button = (name: string): HTMLButtonElement | undefined =>
  [...document.querySelectorAll("button")].find(({ textContent }) => textContent === name);

test("a button under a finger stays where it is when the conflict is told once more, and offers what is newest", () => {
  tell("theirs\n");
  const pressed = button("Take the one on disk");
  tell("theirs, later\n");
  expect(button("Take the one on disk")).toBe(pressed);
  pressed?.click();
  expect(kept).toEqual(["theirs, later\n"]);
});

test("both texts are kept with marks that say which is which", () => {
  tell("theirs\n");
  button("Keep both")?.click();
  expect(kept).toEqual(["<<<<<<< typed here\nmine\n=======\ntheirs\n>>>>>>> on disk\n"]);
});

test("the bar is gone once somebody has chosen, and comes again with the next conflict", () => {
  tell("theirs\n");
  button("Keep mine")?.click();
  expect(document.querySelectorAll("button")).toHaveLength(0);
  tell("theirs\n", "mine again\n");
  button("Keep mine")?.click();
  expect(kept).toEqual(["mine\n", "mine again\n"]);
});
