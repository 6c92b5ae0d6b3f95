import type { Diagnostic } from "../text/diagnostic";
import { lineEnd, lineStart, linesOf, positionBetween } from "../text/lines";
import { isConflictCopy } from "../vault/note-path";
import type { Address } from "./address";
import { compareEntries, type GlossaryChanges } from "./changes";
import { compose, type Composition } from "./compose";
import { buildEntries, type Entry } from "./entries";
import { withFrozen, type IsUnknown } from "./frozen-entries";
import { isReadBackWhole } from "./generated-part";
import type { LayoutDiagnostic } from "./layout";
import { noteLines } from "./note-lines";
import { readGlossary, readScatteredEntries, type GlossaryNote } from "./read-note";
import type { RenderedBefore } from "./render";
import { removeMarks } from "./repair";
import type { LessonTerms } from "./term";

export interface GlossaryOptions {
  /** Vault-relative path of the glossary note, which introduces no terms itself. */
  readonly path: string;
  /**
   * Whether the terms of the lesson at a path cannot be known now: its front matter, its note or its folder cannot
   * be read. The entries of such a lesson stay as they are written. A lesson with terms is known. [T4]
   */
  readonly isUnknown?: IsUnknown;
  /** Whether many entries may be removed at once. The caller sets it after a person agreed. */
  readonly allowDrop?: boolean;
}

/** What an update found, whatever it decided. */
export interface GlossaryContents {
  readonly entries: readonly Entry[];
  /** The address of each entry, by the entry's key. */
  readonly addresses: ReadonlyMap<string, Address>;
  readonly diagnostics: readonly Diagnostic[];
}

/** What an update decided. The caller may write `updated` without asking a person. */
export type GlossaryUpdate =
  | ({ readonly kind: "unchanged" } & GlossaryContents)
  | ({
      readonly kind: "updated";
      readonly text: string;
      readonly changes: GlossaryChanges;
    } & GlossaryContents)
  /** The update would remove many entries, which may be a mistake. The caller writes `text` once a person agrees. [G6] */
  | ({ readonly kind: "ask"; readonly text: string; readonly changes: GlossaryChanges } & GlossaryContents)
  /** Nothing may be written. `repair` is a sound text, or null when only the author can make one. [G4] */
  | { readonly kind: "damaged"; readonly diagnostics: readonly Diagnostic[]; readonly repair: string | null };

/** An update asks when it removes more than one entry and more than this share of all entries, … [G6] */
const DROP_SHARE = 0.2;

/** … or more entries than this, which is more than a lesson introduces. */
const DROP_COUNT = 20;

const BYTE_ORDER_MARK = "\uFEFF";

/**
 * What a new glossary begins with: it says what the note is, and the property keeps a formatter that many vaults
 * have from working against every update.
 */
const NEW_NOTE = `---
disabled rules: [all]
---

# Glossary

Every term the lessons introduce, in one place. It follows the lessons by itself.

Write above and below the lessons' part whatever you like: it stays as you write it. A term that you define there yourself is not repeated, only linked to its lessons.
`;

/**
 * Brings the glossary note up to date with the terms of the lessons.
 *
 * `current` is the note's text, null when there is no note. Only the generated part changes; everything else
 * keeps every byte, and what a person typed in the generated part moves below it. The same note and the same
 * lessons, in any order, give the same text; updating twice changes nothing the second time. Pure, never
 * throws, and takes time linear to the note and the lessons. [G1]–[G6]
 */
export function updateGlossary(
  current: string | null,
  lessonTerms: readonly LessonTerms[],
  options: GlossaryOptions,
): GlossaryUpdate {
  return updateFrom(NOTHING_READ, current, lessonTerms, options).update;
}

/** Notes that were read or written before, and their rendered entries. Each entry is read back as it was written. */
export interface ReadBefore {
  readonly notes: ReadonlyMap<string, GlossaryNote>;
  readonly rendered: RenderedBefore;
}

export const NOTHING_READ: ReadBefore = { notes: new Map(), rendered: new Map() };

/** Updates the note with the help of what earlier updates remembered, and answers what to remember next. */
export function updateFrom(
  known: ReadBefore,
  current: string | null,
  lessonTerms: readonly LessonTerms[],
  options: GlossaryOptions,
): { readonly update: GlossaryUpdate; readonly known: ReadBefore } {
  const whole = current ?? "";
  const mark = whole.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
  const text = whole.slice(mark.length);
  const lessons = lessonsOf(lessonTerms, options);
  const readBefore = known.notes.get(text) ?? null;
  const reading = readBefore === null ? readGlossary(text === "" ? NEW_NOTE : text) : null;
  if (reading?.kind === "damaged") {
    const repair = repairNote(text, lessons);
    const diagnostics = diagnosticsAt(whole, reading.diagnostics);
    return alone({ kind: "damaged", diagnostics, repair: repair === null ? null : mark + repair });
  }
  const note = readBefore ?? reading?.note;
  if (note === undefined) throw new Error("A note is damaged or read.");
  const entries = withFrozen(lessons.entries, note.entries, lessons.isUnknown);
  const composition = compose(note, entries, known.rendered);
  const contents: GlossaryContents = {
    entries,
    addresses: composition.addresses,
    diagnostics: diagnosticsAt(whole, note.openFences.map(openFence)),
  };
  if (composition.text === text || (entries.length === 0 && !note.hasPart)) {
    const result = composition.text === text ? asRendered(note, composition) : null;
    return { update: { kind: "unchanged", ...contents }, known: remember([[text, result]], composition) };
  }
  const result = hasOnlyKnownEntries(composition, note, known)
    ? { ...note, entries: composition.rendered.map((entry) => entry.text) }
    : readBack(composition, note);
  if (result === null && !isStable(composition, lessons)) {
    return alone({ kind: "damaged", diagnostics: diagnosticsAt(whole, [UNSTABLE]), repair: null });
  }
  const userText = composition.moved.map(({ lines }) => lines.join("\n"));
  const { before, ...compared } = compareEntries(note, entries, composition.rendered);
  const changes = { ...compared, userText };
  const kind = kindOf(changes, before, options);
  return {
    update: { kind, text: mark + composition.text, changes, ...contents },
    known: remember(
      [
        [text, note],
        [composition.text, result],
      ],
      composition,
    ),
  };
}

/** The lessons as the glossary takes them. */
interface Lessons {
  readonly entries: readonly Entry[];
  readonly isUnknown: IsUnknown;
}

function lessonsOf(lessonTerms: readonly LessonTerms[], { path, isUnknown }: GlossaryOptions): Lessons {
  const sources = lessonTerms.filter((each) => each.path !== path && !isConflictCopy(each.path));
  const entries = buildEntries(sources);
  if (isUnknown === undefined) return { entries, isUnknown: () => false };
  const known = new Set(sources.map((each) => each.path));
  return { entries, isUnknown: (lesson) => !known.has(lesson) && isUnknown(lesson) };
}

/** Whether the caller may write the update, or has to ask a person first. */
function kindOf(
  { removed }: GlossaryChanges,
  before: number,
  { allowDrop }: GlossaryOptions,
): "ask" | "updated" {
  const many = (removed.length > 1 && removed.length > before * DROP_SHARE) || removed.length > DROP_COUNT;
  return many && allowDrop !== true ? "ask" : "updated";
}

/** What to remember. A null note means that its entries are not read back as they were written; then it is nothing. */
function remember(
  notes: readonly (readonly [string, GlossaryNote | null])[],
  { rendered }: Composition,
): ReadBefore {
  const read = new Map<string, GlossaryNote>();
  for (const [text, note] of notes) {
    if (note === null) return NOTHING_READ;
    read.set(text, note);
  }
  return { notes: read, rendered: new Map(rendered.map((entry) => [entry.key, entry])) };
}

function alone(update: GlossaryUpdate): { readonly update: GlossaryUpdate; readonly known: ReadBefore } {
  return { update, known: NOTHING_READ };
}

/** Whether the update changes only entries of a note that was read before, and every entry is read back as written. */
function hasOnlyKnownEntries({ rendered }: Composition, note: GlossaryNote, known: ReadBefore): boolean {
  return (
    [...known.notes.values()].includes(note) &&
    note.hasPart &&
    note.unrecognized.length + note.openFences.length === 0 &&
    rendered.every((each) => known.rendered.get(each.key) === each || isReadBackWhole(each.text))
  );
}

/** Reads the composed text. Null when it does not hold exactly the author's lines and every entry whole. */
function readBack(composition: Composition, note: GlossaryNote): GlossaryNote | null {
  const reading = readGlossary(composition.text);
  if (reading.kind === "damaged") return null;
  const { hasPart, ending, unrecognized, after } = reading.note;
  const isSame =
    hasPart &&
    ending === note.ending &&
    unrecognized.length === 0 &&
    after.length === composition.after.length &&
    after.every((line, index) => line.text === composition.after[index]?.text);
  return isSame ? asRendered(reading.note, composition) : null;
}

/** The note with the rendered entries in place of its own; null when the two differ. */
function asRendered(note: GlossaryNote, { rendered }: Composition): GlossaryNote | null {
  const entries = rendered.map((entry) => entry.text);
  const holdsThem =
    note.entries.length === entries.length &&
    entries.every((entry, index) => {
      const found = note.entries[index];
      return found === entry || found?.joined("\n") === entry.joined("\n");
    });
  return holdsThem ? { ...note, entries } : null;
}

/** Whether a second update would leave the text as it is. A text that keeps changing must not be written. */
function isStable({ text }: Composition, lessons: Lessons): boolean {
  const again = readGlossary(text);
  if (again.kind === "damaged") return false;
  const entries = withFrozen(lessons.entries, again.note.entries, lessons.isUnknown);
  return compose(again.note, entries, NOTHING_READ.rendered).text === text;
}

/** How many rounds a repair takes. Removing one marker may open a code block that hid another. */
const REPAIRS = 3;

/** Removes the note's markers and generated entries, and puts the generated part where the first of them stood. */
function repairNote(text: string, lessons: Lessons): string | null {
  let lines = noteLines(text);
  const entries = withFrozen(lessons.entries, readScatteredEntries(lines), lessons.isUnknown);
  for (let repair = 0; repair < REPAIRS; repair++) {
    const cleared = removeMarks(lines);
    if (cleared === null) return null;
    const reading = readGlossary(cleared.map((line) => line.text + line.ending).join(""));
    if (reading.kind === "read") {
      const composition = compose(reading.note, entries, NOTHING_READ.rendered);
      return isStable(composition, lessons) ? composition.text : null;
    }
    lines = cleared;
  }
  return null;
}

const UNSTABLE: LayoutDiagnostic = {
  line: 0,
  code: "glossary/unstable",
  message:
    "The glossary was left alone: its text would change again with every update. Please report this note.",
};

function openFence(line: number): LayoutDiagnostic {
  return {
    line,
    code: "glossary/open-fence",
    message: "This code block has no end, so that the glossary below it is shown as code; close it.",
  };
}

function diagnosticsAt(text: string, diagnostics: readonly LayoutDiagnostic[]): Diagnostic[] {
  if (diagnostics.length === 0) return [];
  const lines = linesOf(text);
  return diagnostics.map(({ line, code, message }) => ({
    severity: code === "glossary/open-fence" ? "warning" : "error",
    code,
    message,
    position: positionBetween(lines, lineStart(lines, line + 1), lineEnd(lines, line + 1)),
  }));
}
