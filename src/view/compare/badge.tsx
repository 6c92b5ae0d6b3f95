import { useBadges } from "./active-link";
import { type Link, formatLines } from "./links";

export interface BadgeProps {
  readonly link: Link;
  readonly pane: number;
  readonly line: number;
  /** What it shows; null for a link without a note. */
  readonly number: number | null;
  /** The first of its link's badges in the pane; the others are reached by pointer only. */
  readonly first: boolean;
}

/** The numbered button in a line that lights up its counterparts and its note. */
export function Badge({ link, pane, line, number, first }: BadgeProps) {
  const badges = useBadges();
  const lit = badges.active.link?.key === link.key;
  const description = badges.describe(pane, link);
  return (
    <button
      type="button"
      class={`gfr-bare gfr-badge ${number === null ? "mod-plain" : ""}`}
      data-link={link.key}
      data-pane={pane}
      data-first={first ? "" : undefined}
      data-lit={lit ? "" : undefined}
      data-show={number ?? "↔"}
      tabIndex={first && badges.isStop(pane, link) ? 0 : -1}
      aria-label={`${number === null ? "Link" : `Note ${number}`}, line ${line}`}
      aria-description={description === "" ? undefined : description}
      aria-describedby={badges.noteId(number) ?? undefined}
      aria-pressed={badges.active.pinned?.key === link.key}
      onClick={() => badges.press(pane, link)}
    />
  );
}

/** A note's number: the same button, beside the note itself. */
export function NoteNumber({ link, number }: { readonly link: Link | null; readonly number: number }) {
  const badges = useBadges();
  if (link === null) return <span class="gfr-badge" data-show={number} aria-hidden="true" />;
  const lines = link.lines.flatMap((own) => (own.length === 0 ? [] : [formatLines(own)]));
  return (
    <button
      type="button"
      class="gfr-bare gfr-badge"
      data-link={link.key}
      data-lit={badges.active.link?.key === link.key ? "" : undefined}
      data-show={number}
      tabIndex={-1}
      aria-label={`Show ${lines.length === 0 ? "note" : lines.join(" and ")}`}
      aria-pressed={badges.active.pinned?.key === link.key}
      onClick={() => badges.active.toggle(link)}
    />
  );
}
