import { Markdown } from "../text/markdown";
import type { ViewHost } from "../ports";
import { Lead } from "./lead";

export interface HintsProps {
  readonly hints: readonly string[];
  /** How many of them are shown. */
  readonly shown: number;
  readonly host: ViewHost;
}

/** The hints asked for so far. The list stands before there is one, so that a new one is heard. */
export function Hints({ hints, shown, host }: HintsProps) {
  return (
    <ol class="gfr-hints" aria-live="polite" aria-label="Hints">
      {hints.slice(0, shown).map((hint, i) => (
        <li key={i} class="gfr-hint">
          <Lead>{hints.length === 1 ? "Hint" : `Hint ${i + 1} of ${hints.length}`}</Lead>
          <Markdown text={hint} host={host} />
        </li>
      ))}
    </ol>
  );
}
