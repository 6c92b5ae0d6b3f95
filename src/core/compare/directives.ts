import type { LineMarkKind } from "./comparison";

/** What `[!code …]` in a comment asks for: a mark on its line and the `lines - 1` below it. [C4] */
export interface Directive {
  readonly kind: LineMarkKind;
  readonly lines: number;
}

const KINDS: ReadonlyMap<string, LineMarkKind> = new Map([
  ["++", "ins"],
  ["--", "del"],
  ["hl", "mark"],
  ["highlight", "mark"],
  ["focus", "focus"],
]);

/** Reads what stands after `[!code `; null when it is no mark we know. `hl:3` means three lines. */
export function readDirective(text: string): Directive | null {
  const [, name = "", count = "1"] = /^([^\s:]+)(?::(\d{1,4}))?$/.exec(text.trim()) ?? [];
  const kind = KINDS.get(name);
  const lines = Number(count);
  return kind === undefined || lines === 0 ? null : { kind, lines };
}
