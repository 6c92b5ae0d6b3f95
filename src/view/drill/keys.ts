import { elementOf, isField } from "../dom-events";

/** What a key asks of the card. */
export type Command =
  | { readonly kind: "enter"; readonly shift: boolean }
  | { readonly kind: "shortcut"; readonly number: number }
  | { readonly kind: "hint" }
  | { readonly kind: "retry" }
  | { readonly kind: "previous" }
  | { readonly kind: "next" }
  /** Into the answer: its first control. */
  | { readonly kind: "descend" }
  /** Out of a field, so that single keys work again. */
  | { readonly kind: "leave" }
  /** Nothing, and nothing else may happen either: a key held down. */
  | { readonly kind: "swallow" };

/** The answer's own controls, whose Enter submits: options, rows to order, lines of a listing. */
const ANSWER_CONTROL = "[data-answer], button.gfr-line-row";

/** What `commandFor` reads of a key press. */
export type Press = Pick<
  KeyboardEvent,
  "key" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey" | "repeat" | "isComposing" | "target"
>;

/**
 * The command a key press stands for; null when the key is not the card's.
 *
 * Single keys count only outside fields. Enter in a one-line field submits; in a text area it is a line break,
 * and Ctrl or Cmd with it submits. A button that has the focus keeps its Enter, unless it is one of the answer's
 * own (an option, a line, a row), which Space chooses as well.
 */
export function commandFor(press: Press): Command | null {
  if (press.isComposing) return null;
  const target = elementOf(press.target);
  if (press.key === "Enter") return enter(press, target);
  if (press.altKey || press.ctrlKey || press.metaKey) return null;
  if (isField(target)) return press.key === "Escape" ? { kind: "leave" } : null;
  if (/^[1-9]$/.test(press.key)) return { kind: "shortcut", number: Number(press.key) };
  if (press.shiftKey) return null;
  switch (press.key) {
    case "h":
      return { kind: "hint" };
    case "r":
      return { kind: "retry" };
    case "ArrowLeft":
      return isChoice(target) ? null : { kind: "previous" };
    case "ArrowRight":
      return isChoice(target) ? null : { kind: "next" };
    case "ArrowDown":
      return target?.getAttribute("data-focus") === "question" ? { kind: "descend" } : null;
    default:
      return null;
  }
}

function enter(press: Press, target: Element | null): Command | null {
  if (press.altKey) return null;
  const controlled = press.ctrlKey || press.metaKey;
  if (target?.localName === "textarea" && !controlled) return null;
  if (controlled && target?.localName !== "textarea") return null;
  const native = target?.closest("button, a, summary") ?? null;
  if (press.repeat) return { kind: "swallow" };
  if (native !== null && !native.matches(ANSWER_CONTROL)) return null;
  return { kind: "enter", shift: press.shiftKey };
}

/** Whether the arrows already mean something there. */
function isChoice(target: Element | null): boolean {
  return target?.localName === "input" || target?.closest(`${ANSWER_CONTROL}, .gfr-listing`) != null;
}
