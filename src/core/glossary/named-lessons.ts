import { findLinks } from "./links";

/** The lessons a glossary note names: everything it links to, as paths of notes, each once. */
export function lessonsNamedIn(glossary: string): readonly string[] {
  const links = glossary.split(/\r\n|\r|\n/).flatMap((line) => findLinks(line).links);
  return [...new Set(links.map(({ target }) => `${target}.md`))];
}
