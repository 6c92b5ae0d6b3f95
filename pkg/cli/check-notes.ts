import { readManualEntries, type ManualEntry } from "../../src/core/glossary/manual-definitions";
import { termKey } from "../../src/core/glossary/key";
import type { Contribution } from "../../src/core/glossary/term";
import { checkTerms, type TermsLesson } from "../../src/core/lesson/check-terms";
import { checkLinksAndIds, type CheckedLesson } from "../../src/core/lesson/check-vault";
import { parseFrontmatter } from "../../src/core/yaml/frontmatter";
import { isLesson, type Lesson } from "../../src/core/lesson/lesson";
import { anchorsOf } from "../../src/core/markdown/anchors";
import { readNote } from "../../src/core/markdown/note";
import { readTermUses, vocabularyOf } from "../../src/core/lesson/term-uses";
import { NameIndex } from "../../src/core/lesson/vault-names";
import type { Anchors } from "../../src/core/markdown/anchors";
import { TermIndex } from "../../src/core/terms/term-index";
import type { Diagnostic } from "../../src/core/text/diagnostic";
import { finish } from "../../src/core/text/steps";
import { attempt } from "./attempt";
import { collectNotes, type Collection } from "./collect-notes";
import type { Finding } from "./format-diagnostic";
import { findGlossary } from "./glossary-file";
import { parseYaml } from "./parse-yaml";
import { Progress } from "./progress";
import { readLessons, type Selection } from "./read-lessons";
import type { Terminal } from "./terminal";
import type { VaultSettings } from "./vault-settings";
import { append } from "../../src/core/text/append";

/** What was read of a vault's notes. `texts` are those of the lessons that are checked. */
interface VaultReading {
  readonly lessons: readonly Lesson[];
  readonly texts: ReadonlyMap<string, string>;
  readonly places: ReadonlyMap<string, Anchors>;
  readonly aliases: readonly string[];
  /** What the glossary note defines by hand. */
  readonly byHand: readonly ManualEntry[];
}

/**
 * Everything that is wrong with the selected notes of one vault, sorted by path and place.
 *
 * What only the whole vault can tell (an id given twice, a link that leads nowhere, a term used too early) is looked
 * up in all of it, so a note that is checked alone has the findings it has among the others. Without a vault round
 * it, a note or folder stands for itself, and its links for nothing that could be missed.
 */
export async function checkNotes(selection: Selection, terminal: Terminal): Promise<readonly Finding[]> {
  const universe = await universeOf(selection, terminal.folder);
  const glossaryPath = findGlossary(universe.files, selection.settings.glossaryPath);
  const settings = { ...selection.settings, glossaryPath };
  const selected = new Map(selection.notes.map(({ path, shown }) => [path, shown]));
  const diagnostics = new Map<string, Diagnostic[]>([...selected.keys()].map((path) => [path, []]));
  const reading = await readVault(universe.notes, settings, terminal, diagnostics);
  for (const { path, diagnostic } of checkTogether(universe, settings, reading)) {
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

async function readVault(
  notes: Collection["notes"],
  settings: VaultSettings,
  terminal: Terminal,
  diagnostics: ReadonlyMap<string, Diagnostic[]>,
): Promise<VaultReading> {
  const lessons: Lesson[] = [];
  const aliases: string[] = [];
  let byHand: readonly ManualEntry[] = [];
  const texts = new Map<string, string>();
  const places = new Map<string, Anchors>();
  const progress = new Progress(terminal, "Checking", notes.length);
  try {
    for await (const result of readLessons(notes, settings, progress)) {
      const { path } = result.note;
      if (result.kind === "problem") {
        diagnostics.get(path)?.push(result.diagnostic);
        continue;
      }
      const { lesson, text } = result;
      append(diagnostics.get(path) ?? [], lesson.diagnostics);
      lessons.push(lesson);
      const further = attempt(() => {
        append(aliases, aliasesIn(text));
        places.set(path, anchorsOf(readNote(text)));
        if (path === settings.glossaryPath) byHand = readManualEntries(text);
      });
      if (further.kind === "problem") diagnostics.get(path)?.push(further.diagnostic);
      if (diagnostics.has(path) && isLesson(lesson)) texts.set(path, text);
    }
  } finally {
    progress.end();
  }
  return { lessons, texts, places, aliases, byHand };
}

/** What the notes say of each other. */
function checkTogether(
  universe: Pick<Collection, "files" | "whole">,
  { glossaryPath }: VaultSettings,
  { lessons, texts, places, aliases, byHand }: VaultReading,
) {
  const judgesLinks = universe.whole;
  const checked = lessons.map((lesson): CheckedLesson =>
    judgesLinks && texts.has(lesson.path) ? lesson : { ...lesson, links: [] },
  );
  const contributions = lessons.flatMap(({ path, title, lesson, terms }): readonly Contribution[] =>
    terms.kind === "known" && terms.terms.length > 0 ? [{ path, title, lesson, terms: terms.terms }] : [],
  );
  const terms = new TermIndex(glossaryPath, contributions);
  terms.defineByHand(byHand);
  const entries = [...terms.entries()];
  const names = finish(
    NameIndex.of({
      // The glossary may be linked before it has been written for the first time.
      files: [...universe.files, glossaryPath],
      aliases,
      terms: entries.flatMap(({ term, aliases: others }) => [term, ...others]),
      placesIn: (path, place) => {
        // The glossary has, or is to have, an entry for every term.
        const isEntry = path === glossaryPath && terms.get(termKey(place)) !== null;
        return isEntry ? null : (places.get(path) ?? null);
      },
    }),
  );
  const vocabulary = vocabularyOf(entries);
  const faults: { readonly path: string; readonly diagnostic: Diagnostic }[] = [];
  const using = lessons.filter(isLesson).map((lesson): TermsLesson => {
    const text = texts.get(lesson.path);
    const read = attempt(() => (text === undefined ? NO_USES : readTermUses(text, vocabulary)));
    if (read.kind === "problem") faults.push({ path: lesson.path, diagnostic: read.diagnostic });
    const uses = read.kind === "problem" ? NO_USES : read.value;
    return { ...lesson, uses: judgesLinks ? uses : { ...uses, links: [] } };
  });
  return [
    ...faults,
    ...finish(checkLinksAndIds(checked, names)),
    ...finish(checkTerms(using, { terms, names, glossary: glossaryPath })),
  ];
}

const NO_USES: TermsLesson["uses"] = { links: [], named: [], avoided: [] };

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
  const frontMatter = parseFrontmatter(text, parseYaml);
  if (frontMatter.kind !== "ok") return [];
  const values = Object.entries(frontMatter.data)
    .filter(([key]) => /^alias(?:es)?$/i.test(key))
    .flatMap(([, value]): unknown[] => (Array.isArray(value) ? value : [value]));
  return values.filter((value) => typeof value === "string");
}
