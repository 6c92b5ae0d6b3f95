import type { Callout } from "../../core/block/element";
import type { Comparison } from "../../core/compare/comparison";
import { Markdown } from "../text/markdown";
import type { ViewHost } from "../ports";
import { useBadges } from "./attention";
import { NoteNumber } from "./badge";
import type { Link } from "./links";

const ASIDE_LABELS: Readonly<Record<string, string>> = {
  drop: "Drop",
  reflex: "Reflex",
  verdict: "Verdict",
  warning: "Warning",
  source: "Source",
};

export interface NotesProps {
  readonly comparison: Comparison;
  readonly links: readonly Link[];
  readonly host: ViewHost;
  /** Notes that would give a hidden pane away. */
  readonly veiled: (note: number) => boolean;
  /** Notes that would, if nothing had been revealed yet; paper may keep them back. */
  readonly tells: (note: number) => boolean;
}

/** The ordered list that badges lead to; always in the page, for print, search and screen readers. */
export function Notes({ comparison, links, host, veiled, tells }: NotesProps) {
  const { attention, noteId } = useBadges();
  if (comparison.notes.length === 0) return null;
  const kept = (note: number) => `${veiled(note) ? "gfr-veiled" : ""} ${tells(note) ? "gfr-tells" : ""}`;
  const allVeiled = comparison.notes.every((note) => veiled(note.number));
  const allTell = comparison.notes.every((note) => tells(note.number));
  return (
    <ol class={`gfr-notes ${allVeiled ? "gfr-veiled" : ""} ${allTell ? "gfr-tells" : ""}`}>
      {comparison.notes.map((note) => {
        const link = links.find((candidate) => candidate.note === note.number) ?? null;
        const lit = link !== null && attention.lit?.key === link.key;
        return (
          <li
            key={note.number}
            class={`gfr-note-item ${kept(note.number)}`}
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
  readonly veiled: boolean;
  readonly tells: boolean;
}) {
  const { asides, attributes } = props.comparison;
  const rows = asides.map((aside) => ({ type: aside.type, text: asideText(aside) }));
  if (attributes.source !== null) rows.push({ type: "source", text: attributes.source });
  if (rows.length === 0) return null;
  return (
    <dl class={`gfr-asides ${props.veiled ? "gfr-veiled" : ""} ${props.tells ? "gfr-tells" : ""}`}>
      {rows.map((row, index) => (
        <div key={index} class="gfr-aside" data-aside={row.type}>
          <dt>{ASIDE_LABELS[row.type] ?? capitalised(row.type)}</dt>
          <dd>
            <Markdown text={row.text} host={props.host} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function asideText(aside: Callout): string {
  return [aside.title, aside.body].filter((part) => part.trim() !== "").join("\n\n");
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
