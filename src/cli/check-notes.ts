import { checkVault, type CheckedLesson } from "../core/lesson/check-vault";
import { readFrontMatter } from "../core/lesson/front-matter";
import type { Diagnostic } from "../core/text/diagnostic";
import { collectNotes, type Collection } from "./collect-notes";
import type { Finding } from "./format-diagnostic";
import { parseYaml } from "./parse-yaml";
import { Progress } from "./progress";
import { readLessons, type Selection } from "./read-lessons";
import type { Terminal } from "./terminal";

/**
 * Everything that is wrong with the selected notes of one vault, sorted by path and place.
 *
 * What only the whole vault can tell (an id given twice, a link that leads nowhere) is looked up in all of it,
 * so a note that is checked alone has the findings it has among the others. Without a vault round it, a note or
 * folder stands for itself, and its links for nothing that could be missed.
 */
export async function checkNotes(selection: Selection, terminal: Terminal): Promise<readonly Finding[]> {
  const universe = await universeOf(selection, terminal.folder);
  const selected = new Map(selection.notes.map(({ path, shown }) => [path, shown]));
  const diagnostics = new Map<string, Diagnostic[]>([...selected.keys()].map((path) => [path, []]));
  const lessons: CheckedLesson[] = [];
  const aliases: string[] = [];
  const terms: string[] = [];
  const progress = new Progress(terminal, "Checking", universe.notes.length);
  try {
    for await (const result of readLessons(universe.notes, selection.settings, progress)) {
      const { path } = result.note;
      if (result.kind === "problem") {
        diagnostics.get(path)?.push(result.diagnostic);
        continue;
      }
      const { lesson, ids, links, terms: introduced, diagnostics: own } = result.lesson;
      diagnostics.get(path)?.push(...own);
      lessons.push({ path, lesson, ids, links: selected.has(path) ? links : [] });
      aliases.push(...aliasesIn(result.text));
      if (introduced.kind === "known")
        terms.push(...introduced.terms.flatMap((term) => [term.term, ...term.aliases]));
    }
  } finally {
    progress.end();
  }
  const judgesLinks = universe.whole;
  const checked = judgesLinks ? lessons : lessons.map((lesson) => ({ ...lesson, links: [] }));
  // The glossary may be linked before it has been written for the first time.
  const files = [...universe.files, selection.settings.glossaryPath];
  for (const { path, diagnostic } of checkVault(checked, { files, aliases, terms })) {
    diagnostics.get(path)?.push(diagnostic);
  }
  return [
    ...selection.problems.map(({ shown, diagnostic }) => ({ path: shown, diagnostic })),
    ...[...diagnostics].flatMap(([path, found]) =>
      found
        .sort((a, b) => a.position.start.offset - b.position.start.offset)
        .map((diagnostic) => ({ path: selected.get(path) ?? path, diagnostic })),
    ),
  ];
}

/** The whole vault where there is one, with the selected notes that a walk would pass over. */
async function universeOf(
  selection: Selection,
  folder: string,
): Promise<Pick<Collection, "notes" | "files" | "whole">> {
  if (!selection.vault || selection.whole) return selection;
  const { notes, files } = await collectNotes(selection.root, folder);
  const walked = new Set(notes.map(({ path }) => path));
  return {
    notes: [...notes, ...selection.notes.filter(({ path }) => !walked.has(path))],
    files,
    whole: true,
  };
}

/** The names a note has besides its own. Notes without the word are not parsed a second time. */
function aliasesIn(text: string): readonly string[] {
  if (!/^\s*alias(?:es)?\s*:/im.test(text.slice(0, 65_536))) return [];
  const frontMatter = readFrontMatter(text, parseYaml);
  if (frontMatter.kind !== "ok") return [];
  const values = Object.entries(frontMatter.data)
    .filter(([key]) => /^alias(?:es)?$/i.test(key))
    .flatMap(([, value]): unknown[] => (Array.isArray(value) ? value : [value]));
  return values.filter((value) => typeof value === "string");
}
