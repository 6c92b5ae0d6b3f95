/** A stem shorter than this says too little to be told from its plural: `is` is not several `i`. */
const SHORTEST_STEM = 2;

/**
 * The same name with its last word in the other number, as English forms it: `goroutine` and `goroutines`, `mutex`
 * and `mutexes`, `proxy` and `proxies`. Only the regular endings; a form that is no word does no harm, since it is
 * looked up among the terms. Takes and gives keys (`termKey`).
 */
export function otherNumbers(key: string): readonly string[] {
  if (!/\p{L}$/u.test(key)) return [];
  return [...singulars(key), ...plurals(key)];
}

/** The plurals of a name, the likeliest first. */
export function plurals(key: string): readonly string[] {
  if (lastWord(key).length < SHORTEST_STEM || !/\p{L}$/u.test(key)) return [];
  if (/[^aeiou\P{L}]y$/u.test(key)) return [`${key.slice(0, -1)}ies`, `${key}s`];
  return /(?:[sxz]|[cs]h)$/.test(key)
    ? [`${key}es`]
    : key.endsWith("o")
      ? [`${key}s`, `${key}es`]
      : [`${key}s`];
}

function singulars(key: string): readonly string[] {
  const stems: string[] = [];
  if (key.endsWith("ies")) stems.push(`${key.slice(0, -3)}y`);
  if (/(?:[sxzo]|[cs]h)es$/.test(key)) stems.push(key.slice(0, -2));
  if (/[^s]s$/.test(key)) stems.push(key.slice(0, -1));
  return stems.filter((stem) => lastWord(stem).length >= SHORTEST_STEM);
}

function lastWord(key: string): string {
  return /[\p{L}\p{M}]*$/u.exec(key)?.[0] ?? "";
}
