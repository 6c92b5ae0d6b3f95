/**
 * For each new section, which old one it may take over; -1 for none. Equal sections at both ends keep their places;
 * with `anywhere` equal ones between them do too, in their order, each taken once.
 */
export function matchSections(old: readonly string[], next: readonly string[], anywhere: boolean): number[] {
  const result = next.map(() => -1);
  let start = 0;
  while (start < old.length && start < next.length && old[start] === next[start]) {
    result[start] = start;
    start++;
  }
  let oldEnd = old.length;
  let nextEnd = next.length;
  while (oldEnd > start && nextEnd > start && old[oldEnd - 1] === next[nextEnd - 1]) {
    oldEnd--;
    nextEnd--;
    result[nextEnd] = oldEnd;
  }
  if (!anywhere) return result;
  const places = new Map<string, number[]>();
  for (let index = start; index < oldEnd; index++) {
    const key = old[index] ?? "";
    places.set(key, [...(places.get(key) ?? []), index]);
  }
  for (let index = start; index < nextEnd; index++)
    result[index] = places.get(next[index] ?? "")?.shift() ?? -1;
  return result;
}
