import type { Pane } from "../../core/compare/comparison";
import type { LineBadge, LineDecoration } from "../code/decoration";
import { Badge } from "./badge";
import { type Link, linkOfMarker, linksInPane } from "./links";

/** What stands on a pane's lines whoever looks: its marks, its badges, and a badge for each link without a marker. */
export function decorate(
  pane: Pane,
  index: number,
  links: readonly Link[],
): ReadonlyMap<number, LineDecoration> {
  const lines = pane.text.split("\n");
  const badges = new Map<number, LineBadge[]>();
  const badged = new Set<string>();
  const place = (line: number, column: number, link: Link, number: number | null) => {
    const first = !badged.has(link.key);
    badged.add(link.key);
    const content = (
      <Badge
        key={`${link.key} ${column}`}
        link={link}
        pane={index}
        line={line}
        number={number}
        first={first}
      />
    );
    const sameLine = badges.get(line);
    if (sameLine === undefined) badges.set(line, [{ column, content }]);
    else sameLine.push({ column, content });
  };
  for (const marker of [...pane.markers].sort((a, b) => a.line - b.line || a.column - b.column)) {
    const link = linkOfMarker(links, index, marker);
    if (link !== null) place(marker.line, marker.column, link, marker.number);
  }
  for (const link of linksInPane(links, index)) {
    const line = link.lines[index]?.[0];
    if (line === undefined || badged.has(link.key)) continue;
    place(line, lines[line - 1]?.length ?? 0, link, link.note);
  }

  const decorations = new Map<number, LineDecoration>();
  for (const [line, content] of badges) decorations.set(line, { badges: content });
  for (const mark of pane.marks) {
    for (let line = mark.from; line <= Math.min(mark.to, lines.length); line += 1) {
      const before = decorations.get(line) ?? {};
      const kinds = before.kinds ?? [];
      if (!kinds.includes(mark.kind)) decorations.set(line, { ...before, kinds: [...kinds, mark.kind] });
    }
  }
  return decorations;
}

/** The same decorations with some lines lit; lines that stay as they were keep their identity. */
export function withLit(
  decorations: ReadonlyMap<number, LineDecoration>,
  lines: readonly number[],
): ReadonlyMap<number, LineDecoration> {
  if (lines.length === 0) return decorations;
  const lit = new Map(decorations);
  for (const line of lines) lit.set(line, { ...decorations.get(line), lit: true });
  return lit;
}
