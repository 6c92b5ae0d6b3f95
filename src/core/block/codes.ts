import type { FenceOpening } from "../markdown/fence-line";
import type { HeadingLine } from "../markdown/heading-line";
import type { ItemLine } from "./lines";
import { nearest } from "../text/nearest";

/** Every code the diagnostics of the block grammar carry, each with what it means. */
export const blockCodes = {
  "block/unclosed-fence": "The block ends inside a fence.",
  "block/malformed-box": "A task item's box is written so that Markdown does not see it.",
  "block/unreadable-box": "A task item's box holds neither a blank nor an x.",
  "block/heading-blank": "No blank stands between a heading's number signs and its text.",
  "block/bad-id": "An id holds something other than letters, digits and hyphens.",
  "block/unknown-key": "An attribute's key is not known.",
  "block/key-case": "An attribute's key is not in lower case.",
  "block/duplicate-key": "An attribute is given twice.",
  "block/late-key": "A line looks like an attribute but does not stand directly under a heading.",
  "block/answer-blank": "No blank stands between `=` and the answer after it.",
} as const;

export type BlockCode = keyof typeof blockCodes;

/** The message for a block that ends inside a fence: either may be the cause. [B1] */
export function unclosedFence({ character, length, language }: FenceOpening): string {
  const run = character.repeat(length);
  return (
    `The block ends inside the ${run}${language} fence that begins here. Close it with ${run}; and when the block itself ` +
    "is fenced with three backticks, fence it with four (````), so that three-backtick fences can stand inside."
  );
}

export function headingWithoutBlank(line: string, { level }: HeadingLine): string {
  return `A heading needs a blank after its number signs: write "${"#".repeat(level)} ${line.slice(level)}".`;
}

export function badId(id: string): string {
  const repaired = id
    .replace(/[^A-Za-z0-9-]+/g, "-")
    .replace(/^-+/, "")
    .replace(/-$/, "");
  const remedy = repaired === "" ? "." : `. Write "^${repaired}".`;
  return `"^${id}" is not an id: an id holds letters (a–z), digits and hyphens only${remedy}`;
}

export function unknownKey(key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  const id = key === "id" ? ' An id stands at the end of the heading: "### Title ^the-id".' : "";
  const remedy =
    near === null
      ? `Known keys are ${known.join(", ")}. If the line is text, leave a blank line above it.`
      : `Did you mean "${near}:"?`;
  return `"${key}" is not a known attribute and is ignored.${id} ${remedy}`;
}

/** `written` is the item's marker and box. */
export function badBox(written: string, { error, box, text }: ItemLine): string {
  const marker = /^(?:[-+*]|\d+[.)])/.exec(written)?.[0] ?? "-";
  if (error === "unreadable") {
    return `"${written}" says neither right nor wrong: write "${marker} [x]" for a right option, "${marker} [ ]" for a wrong one.`;
  }
  const proper = `${marker} [${box === "checked" ? "x" : " "}]`;
  if (written === proper) return `A blank is missing after "${written}": write "${proper} ${text}".`;
  return `"${written}" is not a task item's box: write "${proper} ${text}".`;
}
