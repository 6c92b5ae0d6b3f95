import { lintComparison } from "../compare/lint";
import { parseComparison } from "../compare/parse";
import { lintDrill } from "../drill/lint";
import { parseDrill } from "../drill/parse";
import type { Diagnostic, Severity } from "../text/diagnostic";
import { headingsOf } from "../markdown/anchors";
import { findBlocks, type Block } from "../markdown/blocks";
import { readNote } from "../markdown/note";
import { lineEnd, linesOf, positionBetween, type Lines } from "../text/lines";
import type { Position } from "../text/position";
import type { LessonCode } from "./codes";
import { parseFrontmatter } from "../yaml/frontmatter";
import { readFrontmatter, type LessonOptions } from "./frontmatter";
import type { Lesson, LessonBlock, LessonId, LessonLink } from "./lesson";
import { listLinks } from "../markdown/links";
import { readProperties } from "./read-properties";

/** The languages of our blocks' fences. */
const blockLanguages = ["go-drill", "go-compare"] as const;

/**
 * Reads a whole note: front matter, blocks, and what is wrong with either. Never throws, whatever the text; all
 * positions, those of the models too, are in `text`. `path` is vault-relative.
 */
export function parseLesson(path: string, text: string, options: LessonOptions): Lesson {
  const note = readNote(text);
  const parsed = parseFrontmatter(text, options.parseYaml);
  const frontmatter = readFrontmatter(note.lines, parsed, options.termsKey);
  const properties = readProperties(path, frontmatter.properties, frontmatter);
  const reader = new BlocksReader(note.lines);
  for (const block of findBlocks(note, blockLanguages)) reader.read(block);
  const body = parsed.kind === "none" ? text : text.slice(parsed.body);
  return {
    path,
    ...properties.fields,
    minutes: readingMinutes(body),
    terms: frontmatter.terms,
    blocks: reader.blocks,
    headings: headingsOf(note)
      .filter(({ nested }) => !nested)
      .map(({ level, name, line }) => ({ level, name, line })),
    links: [...properties.links, ...reader.links],
    ids: reader.ids,
    diagnostics: [...frontmatter.diagnostics, ...properties.diagnostics, ...reader.diagnostics].sort(byPlace),
  };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return a.position.start.offset - b.position.start.offset;
}

/** Collects what the blocks of a note hold. */
class BlocksReader {
  readonly blocks: LessonBlock[] = [];
  readonly links: LessonLink[] = [];
  readonly ids: LessonId[] = [];
  readonly diagnostics: Diagnostic[] = [];
  private readonly note: Lines;

  constructor(note: Lines) {
    this.note = note;
  }

  read(block: Block): void {
    this.checkPlace(block);
    const toNote = (position: Position): Position => block.toNote(position);
    const diagnostics = this.readModel(block, toNote);
    for (const diagnostic of diagnostics) {
      this.diagnostics.push({ ...diagnostic, position: toNote(diagnostic.position) });
    }
    const content = linesOf(block.content);
    for (const { target, start, end } of listLinks(block.content)) {
      this.links.push({ target, position: toNote(positionBetween(content, start, end)) });
    }
  }

  private readModel(block: Block, toNote: (position: Position) => Position): readonly Diagnostic[] {
    const { content, position } = block;
    if (block.language === "go-drill") {
      const { model, diagnostics } = parseDrill(content);
      const drill = mapPositions(model, toNote);
      this.blocks.push({ kind: "drill", drill, position });
      for (const question of drill.questions) this.addId(question.id, question.position);
      return [...diagnostics, ...lintDrill(model, content)];
    }
    const { model, diagnostics } = parseComparison(content);
    const comparison = mapPositions(model, toNote);
    this.blocks.push({ kind: "comparison", comparison, position });
    this.addId(comparison.id, position);
    return [...diagnostics, ...lintComparison(model)];
  }

  /** An id is placed where it is written; failing that, at the beginning of what it names. */
  private addId(id: string | null, within: Position): void {
    if (id === null) return;
    const { start, end } = within;
    const at = this.note.text.slice(start.offset, end.offset).indexOf(`^${id}`);
    const from = at === -1 ? start.offset : start.offset + at;
    const to = at === -1 ? lineEnd(this.note, start.line) : from + id.length + 1;
    this.ids.push({ id, position: positionBetween(this.note, from, to) });
  }

  private checkPlace(block: Block): void {
    const { start } = block.position;
    const opening = positionBetween(this.note, start.offset, lineEnd(this.note, start.line));
    if (!block.closed) {
      const message = `This ${block.language} block is never closed; end it with the run of backticks or tildes it begins with.`;
      this.report("error", "lesson/block-unclosed", message, opening);
    }
    if (block.column > 1 && !block.containers.includes("quote")) {
      const message = `Begin the ${block.language} fence at its line's beginning: indented, it is easily taken for part of a list.`;
      this.report("warning", "lesson/block-indented", message, opening);
    }
  }

  private report(severity: Severity, code: LessonCode, message: string, position: Position): void {
    this.diagnostics.push({ severity, code, message, position });
  }
}

/**
 * A model with every `position` in it replaced, at any depth. Models are trees of plain data, and no other member
 * of theirs is called `position`; a position that is null stays so.
 */
export function mapPositions<Model>(model: Model, replace: (position: Position) => Position): Model {
  return mapValue(model, replace) as Model;
}

function mapValue(value: unknown, replace: (position: Position) => Position): unknown {
  if (Array.isArray(value)) return value.map((each) => mapValue(each, replace));
  if (typeof value !== "object" || value === null) return value;
  const mapped: Record<string, unknown> = { ...value };
  for (const key in mapped) {
    const member = mapped[key];
    if (typeof member !== "object" || member === null) continue;
    mapped[key] = key === "position" ? replace(member as Position) : mapValue(member, replace);
  }
  return mapped;
}

const WORDS_PER_MINUTE = 213;

/** Reading time in whole minutes, rounded up; words in code are words. A text without words takes none. [T5] */
export function readingMinutes(text: string): number {
  return Math.ceil(countWords(text) / WORDS_PER_MINUTE);
}

/** The runs between blanks that hold a letter or a digit: `ch <- 1` is two words, `|---|` none. */
export function countWords(text: string): number {
  let count = 0;
  for (const [run] of text.matchAll(/\S+/g)) if (/[\p{L}\p{N}]/u.test(run)) count += 1;
  return count;
}
