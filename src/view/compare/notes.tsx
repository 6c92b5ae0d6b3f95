import type { VNode } from "preact";
import type { Callout } from "../../core/block/element";
import type { Comparison } from "../../core/compare/comparison";
import { DropGlyph, ReflexGlyph, SourceGlyph, VerdictGlyph, WarningGlyph } from "../drill/glyphs";
import { Markdown } from "../text/markdown";
import type { ViewHost } from "../ports";
import { useBadges } from "./active-link";
import { NoteNumber } from "./badge";
import type { Link } from "./links";

/** What an aside is called, and its sign. */
const ASIDES: Readonly<Record<string, { readonly label: string; readonly Sign: () => VNode }>> = {
  drop: { label: "Drop", Sign: DropGlyph },
  reflex: { label: "Reflex", Sign: ReflexGlyph },
  verdict: { label: "Verdict", Sign: VerdictGlyph },
  warning: { label: "Warning", Sign: WarningGlyph },
  source: { label: "Source", Sign: SourceGlyph },
};

export interface NotesProps {
  readonly comparison: Comparison;
  readonly links: readonly Link[];
  readonly host: ViewHost;
  /** Whether a note is hidden because it would give a hidden pane away. */
  readonly masked: (note: number) => boolean;
  /** Whether it would, if nothing had been revealed yet; print may leave it out. */
  readonly spoils: (note: number) => boolean;
}

/** The ordered list that badges lead to; always in the page, for print, search and screen readers. */
export function Notes({ comparison, links, host, masked, spoils }: NotesProps) {
  const { active, noteId } = useBadges();
  if (comparison.notes.length === 0) return null;
  const classes = (note: number) =>
    `${masked(note) ? "gfr-masked" : ""} ${spoils(note) ? "gfr-spoiler" : ""}`;
  const allMasked = comparison.notes.every((note) => masked(note.number));
  const allSpoil = comparison.notes.every((note) => spoils(note.number));
  return (
    <ol class={`gfr-notes ${allMasked ? "gfr-masked" : ""} ${allSpoil ? "gfr-spoiler" : ""}`}>
      {comparison.notes.map((note) => {
        const link = links.find((candidate) => candidate.note === note.number) ?? null;
        const lit = link !== null && active.link?.key === link.key;
        return (
          <li
            key={note.number}
            class={`gfr-note-item ${classes(note.number)}`}
            value={note.number}
            data-link={link?.key}
            data-lit={lit ? "" : undefined}
          >
            <NoteNumber link={link} number={note.number} />
            <Markdown text={note.text} host={host} id={noteId(note.number) ?? ""} />
          </li>
        );
      })}
    </ol>
  );
}

/** What the author says about the comparison as a whole, one quiet row each. */
export function Asides(props: {
  readonly comparison: Comparison;
  readonly host: ViewHost;
  readonly masked: boolean;
  readonly spoils: boolean;
}) {
  const { asides, attributes } = props.comparison;
  const rows = asides.map((aside) => ({ type: aside.type, text: asideText(aside) }));
  if (attributes.source !== null) rows.push({ type: "source", text: attributes.source });
  if (rows.length === 0) return null;
  return (
    <dl class={`gfr-asides ${props.masked ? "gfr-masked" : ""} ${props.spoils ? "gfr-spoiler" : ""}`}>
      {rows.map((row, index) => {
        const { label, Sign } = ASIDES[row.type] ?? { label: capitalised(row.type), Sign: null };
        return (
          <div key={index} class="gfr-aside" data-aside={row.type}>
            <dt>
              {Sign !== null && <Sign />}
              {label}
            </dt>
            <dd>
              <Markdown text={row.text} host={props.host} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function asideText(aside: Callout): string {
  return [aside.title, aside.body].filter((part) => part.trim() !== "").join("\n\n");
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
