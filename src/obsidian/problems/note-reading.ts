import { parseYaml, type CachedMetadata, type TFile } from "obsidian";
import type { VaultLesson } from "../../core/lesson/check-vault";
import { isLesson } from "../../core/lesson/lesson";
import { parseLesson } from "../../core/lesson/parse-lesson";
import { readTermUses } from "../../core/lesson/term-uses";
import type { TermVocabulary } from "../../core/terms/vault-terms";
import type { Diagnostic } from "../../core/text/diagnostic";
import { mayHoldBlock } from "../app/block-sections";

/** The state of a note when it was read, and the words it was searched for. */
interface ReadState {
  readonly cache: CachedMetadata | null;
  readonly mtime: number;
  readonly vocabulary: TermVocabulary;
}

/** What is known of one note: what is wrong in it, and what other notes may find wrong with it. */
export interface NoteReading extends ReadState {
  readonly own: readonly Diagnostic[];
  /** Null for a note that teaches nothing. */
  readonly lesson: VaultLesson | null;
}

/** Whether the cache leaves it open that something could be wrong with a note. */
export function mayHaveDiagnostics(cache: CachedMetadata): boolean {
  if (cache.frontmatter !== undefined) return true;
  const [first] = cache.sections ?? [];
  // What opens like front matter, and is none to the app.
  if (first?.position.start.line === 0 && ["yaml", "thematicBreak"].includes(first.type)) return true;
  return mayHoldBlock(cache);
}

/** Whether reading the note again would tell the same. */
export function isCurrent(
  reading: NoteReading | undefined,
  file: TFile,
  cache: CachedMetadata | null,
  vocabulary: TermVocabulary,
): boolean {
  if (reading?.cache !== cache || reading.mtime !== file.stat.mtime) return false;
  return reading.lesson === null || reading.vocabulary === vocabulary;
}

export function readForDiagnostics(
  path: string,
  text: string,
  termsKey: string,
  state: ReadState,
): NoteReading {
  const nothing = { ...state, own: [], lesson: null };
  if (!text.startsWith("---") && !text.startsWith("\uFEFF---") && !/go-(?:drill|compare)/.test(text))
    return nothing;
  const { blocks, diagnostics, ...lesson } = parseLesson(path, text, { parseYaml, termsKey });
  if (!isLesson({ ...lesson, blocks })) return { ...nothing, own: diagnostics };
  const uses = readTermUses(text, state.vocabulary);
  return { ...state, own: diagnostics, lesson: { ...lesson, uses } };
}
