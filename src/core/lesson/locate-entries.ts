import { unquote, type YamlEntry } from "./yaml-lines";

/** A stretch of the slice of YAML; offsets, `end` is the first place after it. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Where each entry of a top-level property's value is written: the items of its list, the entries of its map, or
 * the one value on its own line. A list or map between brackets counts as one. Entry n of the parsed value is
 * stretch n, or the last one there is.
 */
export function locateEntries(entries: readonly YamlEntry[], property: string): readonly Stretch[] {
  const at = entries.findIndex(
    (entry) =>
      entry.indent === 0 && entry.dashes === 0 && entry.key !== null && unquote(entry.key.text) === property,
  );
  const top = entries[at];
  if (top === undefined) return [];
  const below: YamlEntry[] = [];
  for (const entry of entries.slice(at + 1)) {
    if (entry.indent === 0 && entry.dashes === 0) break;
    below.push(entry);
  }
  const first = below[0];
  if (top.value.style !== "empty" || first === undefined) {
    const start = top.value.style === "empty" ? top.column : top.value.column;
    return [{ start: top.offset + start, end: Math.max(top.end, top.offset + start) }];
  }
  const stretches: { start: number; end: number }[] = [];
  for (const entry of below) {
    const begins = entry.indent === first.indent && (entry.dashes > 0 || first.dashes === 0);
    const last = stretches.at(-1);
    if (begins || last === undefined) stretches.push({ start: entry.offset + entry.column, end: entry.end });
    else last.end = entry.end;
  }
  return stretches;
}
