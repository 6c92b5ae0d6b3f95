import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits, type Edit, undoEdits } from "../../../src/core/text/edits";

const BEFORE = "One [[a]], two [[b]], three [[c]].";
const MADE = ["a", "b", "c"].map((name): Edit => {
  const start = BEFORE.indexOf(`[[${name}]]`);
  return { start, end: start + 5, text: `[[GLOSSARY#${name}|${name}]]` };
});
const AFTER = applyEdits(BEFORE, MADE);

function takenBack(now: string): readonly [string, number] {
  const { edits, lost } = undoEdits(BEFORE, MADE, now);
  return [applyEdits(now, edits), lost];
}

describe("edits are taken back", () => {
  test("in a text that is as they left it", () => {
    expect(takenBack(AFTER)).toEqual([BEFORE, 0]);
  });

  test("around what was written since, which stays", () => {
    expect(takenBack(AFTER.replace("two", "and two"))).toEqual([BEFORE.replace("two", "and two"), 0]);
    expect(takenBack(`New.\n${AFTER}`)).toEqual([`New.\n${BEFORE}`, 0]);
  });

  test("but for one that was changed itself", () => {
    const now = AFTER.replace("[[GLOSSARY#b|b]]", "[[GLOSSARY#b|bee]]");
    expect(takenBack(now)).toEqual(["One [[a]], two [[GLOSSARY#b|bee]], three [[c]].", 1]);
  });

  test("and nowhere in a text that is another one", () => {
    expect(takenBack("Nothing of it.")).toEqual(["Nothing of it.", 3]);
  });

  test("and what they take back was theirs, whatever was written", () => {
    fc.assert(
      fc.property(fc.nat(AFTER.length), fc.nat(8), fc.string(), (at, gone, text) => {
        const now = AFTER.slice(0, at) + text + AFTER.slice(at + gone);
        const { edits, lost } = undoEdits(BEFORE, MADE, now);
        expect(edits.length + lost).toBe(3);
        for (const { start, end } of edits)
          expect(MADE.map((each) => each.text)).toContain(now.slice(start, end));
      }),
    );
  });
});
