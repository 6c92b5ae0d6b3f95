import { readManualEntries, type ManualEntry } from "../../src/core/glossary/manual-definitions";
import { termKey } from "../../src/core/glossary/key";
import type { LessonTerms } from "../../src/core/glossary/term";
import { checkVault, type VaultDiagnostic, type VaultLesson } from "../../src/core/lesson/check-vault";
import { parseFrontmatter } from "../../src/core/yaml/frontmatter";
import { isLesson, type Lesson } from "../../src/core/lesson/lesson";
import { anchorsOf } from "../../src/core/markdown/anchors";
import { readNote } from "../../src/core/markdown/note";
import { readTermUses } from "../../src/core/lesson/term-uses";
import type { Anchors } from "../../src/core/markdown/anchors";
import { VaultTerms } from "../../src/core/terms/vault-terms";
import type { Diagnostic } from "../../src/core/text/diagnostic";
import { LinkResolver } from "../../src/core/vault/link-resolver";
import { attempt } from "./read-note";
import { collectNotes, type Collection } from "./collect-notes";
import type { FileDiagnostic } from "./format-diagnostic";
import { findGlossary } from "./glossary-file";
import { parseYaml } from "./parse-yaml";
import { Progress } from "./progress";
import { readLessons, type Selection } from "./read-lessons";
import type { Terminal } from "./command";
import type { VaultSettings } from "./vault-settings";
import { append } from "../../src/core/text/append";

/** What was read of a vault's notes. `texts` are those of the lessons that are checked. */
interface VaultReading {
  readonly lessons: readonly Lesson[];
  readonly texts: ReadonlyMap<string, string>;
  readonly anchors: ReadonlyMap<string, Anchors>;
  readonly aliases: readonly string[];
  /** What the glossary note defines by hand. */
  readonly manual: readonly ManualEntry[];
}

/**
 * Everything that is wrong with the selected notes of one vault, sorted by path and place.
 *
 * What only the whole vault can tell (an id given twice, a link that leads nowhere, a term used too early) is looked
 * up in all of it, so a note that is checked alone has the diagnostics it has among the others. Without a vault round
 * it, a note or folder stands for itself, and its links for nothing that could be missed.
 */
export async function checkNotes(
  selection: Selection,
  terminal: Terminal,
): Promise<readonly FileDiagnostic[]> {
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
  let manual: readonly ManualEntry[] = [];
  const texts = new Map<string, string>();
  const anchors = new Map<string, Anchors>();
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
        anchors.set(path, anchorsOf(readNote(text)));
        if (path === settings.glossaryPath) manual = readManualEntries(text);
      });
      if (further.kind === "problem") diagnostics.get(path)?.push(further.diagnostic);
      if (diagnostics.has(path) && isLesson(lesson)) texts.set(path, text);
    }
  } finally {
    progress.end();
  }
  return { lessons, texts, anchors, aliases, manual };
}

/** What the notes say of each other. */
function checkTogether(
  universe: Pick<Collection, "files" | "whole">,
  { glossaryPath }: VaultSettings,
  { lessons, texts, anchors, aliases, manual }: VaultReading,
) {
  const { whole } = universe;
  const lessonTerms = lessons.flatMap(({ path, title, lesson, terms }): readonly LessonTerms[] =>
    terms.kind === "known" && terms.terms.length > 0 ? [{ path, title, lesson, terms: terms.terms }] : [],
  );
  const terms = new VaultTerms({ glossary: glossaryPath, lessons: lessonTerms, manual });
  const links = LinkResolver.of({
    // The glossary may be linked before it has been written for the first time.
    files: [...universe.files, glossaryPath],
    names: [...aliases, ...terms.entries.flatMap(({ term, aliases: others }) => [term, ...others])],
    anchorsIn: (path, anchor) => {
      // The glossary has, or is to have, an entry for every term.
      const isEntry = path === glossaryPath && terms.get(termKey(anchor)) !== null;
      return isEntry ? null : (anchors.get(path) ?? null);
    },
  });
  const unread: VaultDiagnostic[] = [];
  const checked = lessons.filter(isLesson).map((lesson): VaultLesson => {
    const text = texts.get(lesson.path);
    // Of a lesson that is not selected the others need what it gives, and nothing is told of it.
    if (text === undefined) return { ...lesson, links: [], uses: NO_USES };
    const read = attempt(() => readTermUses(text, terms.vocabulary));
    if (read.kind === "problem") unread.push({ path: lesson.path, diagnostic: read.diagnostic });
    const uses = read.kind === "problem" ? NO_USES : read.value;
    return { ...lesson, uses: whole ? uses : { ...uses, links: [] } };
  });
  return [...unread, ...checkVault(checked, { terms, links, whole })];
}

const NO_USES: VaultLesson["uses"] = { links: [], named: [], avoided: [] };

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
