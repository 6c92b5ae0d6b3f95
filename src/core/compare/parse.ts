import { isBlank } from "../text/blanks";
import { attributeValues } from "../block/attributes";
import { readBlock } from "../block/read-block";
import type { Callout, Content, Element, Fence, Heading } from "../block/element";
import type { Diagnostic, Parsed, Severity } from "../text/diagnostic";
import { lineEnd, lineStart, lineText, linesText, positionBetween, type Lines } from "../text/lines";
import { withoutBlankEnds } from "../block/open-item";
import type { Position } from "../text/position";
import type { CompareCode } from "./codes";
import type { Comparison, Note, Pane, Counterpart } from "./comparison";
import { readComparisonAttributes, comparisonKeys } from "./attributes";
import { readFenceMeta } from "./fence-meta";
import { noteText, type NoteLine } from "./note-text";
import { readPane } from "./pane";
import { readUnits, type LineRange, type Unit } from "./units";
import { append } from "../text/append";

/** The most panes that stand side by side. [C1] */
const PANE_LIMIT = 4;

/**
 * Reads the content of a `go-compare` block. Never throws and never stops at the first problem; positions are in
 * `source`. Time is linear in its length. [C1]–[C5]
 */
export function parseComparison(source: string): Parsed<Comparison> {
  return new ComparisonReader(source).read();
}

interface Headings {
  readonly title: Heading | null;
  readonly labels: ReadonlyMap<number, Heading>;
}

type TextUnit = Extract<Unit, { kind: "text" }>;

/** Used once. */
class ComparisonReader {
  private readonly lines: Lines;
  private readonly units: readonly Unit[];
  /** The block's fences by the number of the line that opens them. */
  private readonly fences: ReadonlyMap<number, Fence>;
  private readonly diagnostics: Diagnostic[];

  constructor(source: string) {
    const block = readBlock(source, { keys: comparisonKeys, answers: false });
    this.lines = block.lines;
    this.units = readUnits(block);
    this.fences = new Map(
      block.elements.flatMap(fencesOf).map((fence) => [fence.position.start.line, fence]),
    );
    this.diagnostics = [...block.diagnostics];
  }

  read(): Parsed<Comparison> {
    const fences = this.units.flatMap((unit, index) => (unit.kind === "fence" ? [index] : []));
    const firstFence = fences[0] ?? this.units.length;
    const { title, labels } = this.readHeadings(firstFence);
    const named = new Set([...labels.values(), ...(title === null ? [] : [title])]);
    const panes = this.readPanes(fences, labels);
    const introduction = this.readIntroduction(this.units.slice(0, firstFence), named);
    const { notes, asides } = this.readBelow(this.units.slice(firstFence), named);

    const given = this.units.flatMap((unit) => (unit.kind === "attribute" ? [unit.attribute] : []));
    const { values, diagnostics } = attributeValues(given);
    const read = readComparisonAttributes(values, panes, this.lines);
    append(this.diagnostics, diagnostics);
    append(this.diagnostics, read.diagnostics);

    const model: Comparison = {
      kind: "comparison",
      title: title?.text ?? "",
      id: title?.id ?? null,
      attributes: read.attributes,
      introduction,
      panes,
      notes,
      asides,
      counterparts: findCounterparts(panes, read.links),
    };
    this.diagnostics.sort((a, b) => a.position.start.offset - b.position.start.offset);
    return { model, diagnostics: this.diagnostics };
  }

  /**
   * The title, and by its unit each fence's own heading: one that stands directly above it. The only heading is
   * the title; so is the first fence's, if that fence has a title of its own and no heading stands before it. [C2]
   */
  private readHeadings(firstFence: number): Headings {
    const labels = new Map<number, Heading>();
    const free: Heading[] = [];
    let count = 0;
    for (const [index, unit] of this.units.entries()) {
      if (unit.kind !== "heading") continue;
      count += 1;
      if (this.units[index + 1]?.kind === "fence") labels.set(index + 1, unit.heading);
      else if (index < firstFence) free.push(unit.heading);
    }
    const only = this.units.find((unit) => unit.kind === "heading");
    if (count === 1 && only !== undefined) return { title: only.heading, labels: new Map() };
    const [first] = free;
    const above = labels.get(firstFence);
    if (first !== undefined || above === undefined || !this.hasTitle(firstFence))
      return { title: first ?? null, labels };
    labels.delete(firstFence);
    return { title: above, labels };
  }

  private hasTitle(index: number): boolean {
    const unit = this.units[index];
    if (unit?.kind !== "fence") return false;
    const title = readFenceMeta(`${unit.fence.language} ${unit.fence.meta}`).title;
    return title !== null && !isBlank(title);
  }

  private readPanes(fences: readonly number[], labels: ReadonlyMap<number, Heading>): readonly Pane[] {
    const panes: Pane[] = [];
    for (const index of fences) {
      const unit = this.units[index];
      if (unit?.kind !== "fence") continue;
      const heading = labels.get(index) ?? null;
      if (panes.length === PANE_LIMIT) {
        const message = `A comparison has at most ${PANE_LIMIT} panes; put this code into a block of its own.`;
        this.report("error", "compare/too-many-panes", message, unit.fence.position);
        break;
      }
      const { pane, diagnostics } = readPane(unit.fence, heading, this.lines);
      append(this.diagnostics, diagnostics);
      panes.push(pane);
    }
    if (panes.length === 0) {
      const message = "This comparison holds no code; write a fence for each pane, such as ```go.";
      this.report("error", "compare/no-pane", message, this.firstLine());
    }
    return panes;
  }

  /** All that stands before the first pane, as one piece of Markdown. [C5] */
  private readIntroduction(units: readonly Unit[], named: ReadonlySet<Heading>): readonly Content[] {
    const parts: string[] = [];
    const ranges: LineRange[] = [];
    let last: Unit | null = null;
    for (const unit of units) {
      if (unit.kind === "attribute" || (unit.kind === "heading" && named.has(unit.heading))) {
        last = null;
        continue;
      }
      if (unit.kind === "heading") this.reportHeading(unit.heading);
      const text = unit.kind === "heading" ? `**${unit.heading.text}**` : this.textOf(unit.lines);
      // A heading's text becomes a paragraph of its own.
      const apart = last === null || unit.kind === "heading" || last.kind === "heading";
      const gap = Math.max(apart ? 1 : 0, unit.lines.from - (last ?? unit).lines.to - 1);
      parts.push((parts.length === 0 ? "" : "\n".repeat(gap + 1)) + text);
      ranges.push(unit.lines);
      last = unit;
    }
    const text = withoutBlankEnds(parts.join(""));
    const from = ranges[0]?.from;
    const to = ranges.at(-1)?.to;
    if (from === undefined || to === undefined || text === "") return [];
    return [{ kind: "markdown", text, position: this.positionOf({ from, to }) }];
  }

  /** Notes and asides: what stands below the first pane, or between panes. [C5] */
  private readBelow(
    units: readonly Unit[],
    named: ReadonlySet<Heading>,
  ): { readonly notes: readonly Note[]; readonly asides: readonly Callout[] } {
    const asides: Callout[] = [];
    const items: TextUnit[] = [];
    for (const unit of units) {
      if (unit.kind === "callout") asides.push(unit.callout.callout);
      else if (unit.kind === "text" && unit.number !== null) items.push(unit);
      else if (unit.kind === "text") asides.push(this.strayText(unit.lines));
      else if (unit.kind === "heading" && !named.has(unit.heading)) {
        this.reportHeading(unit.heading);
        asides.push({ type: "note", title: unit.heading.text, body: "", position: unit.heading.position });
      }
    }
    return { notes: this.readNotes(items), asides };
  }

  /** Numbers are those written, unless the list leaves counting to Markdown (`1.` each time). */
  private readNotes(items: readonly TextUnit[]): readonly Note[] {
    const notes = new Map<number, Note>();
    let counted = 0;
    for (const [index, { number, lines }] of items.entries()) {
      if (number === null) continue;
      const before = items[index - 1]?.number ?? null;
      const repeats = number.by === "list" && before?.by === "list" && number.value === before.value;
      counted = repeats || (number.by === "list" && number.value <= counted) ? counted + 1 : number.value;
      const text = this.textOfNote(lines, number.width);
      const position = this.positionOf(lines);
      const first = notes.get(counted);
      if (first === undefined) {
        notes.set(counted, { number: counted, text, position });
        continue;
      }
      const message = `There are two notes ${counted}; they are shown as one. Number one of them anew.`;
      this.report("warning", "compare/duplicate-note", message, position);
      notes.set(counted, { ...first, text: `${first.text}\n\n${text}` });
    }
    return [...notes.values()].sort((a, b) => a.number - b.number);
  }

  private textOfNote({ from, to }: LineRange, width: number): string {
    const written: NoteLine[] = [];
    let fence: Fence | null = null;
    for (let line = from; line <= to; line++) {
      fence = this.fences.get(line) ?? fence;
      const { start, end } = fence?.position ?? { start: { line }, end: { line } };
      const isCode = start.line < line && (line < end.line || (line === end.line && fence?.closed === false));
      written.push({ text: lineText(this.lines, line), code: isCode });
    }
    const run = fence?.closed === false ? fence.openingRun : null;
    return noteText(written, width, run === null ? null : this.lines.text.slice(run.start, run.end));
  }

  /** Shown where it stands, as a callout: nothing an author wrote is dropped. */
  private strayText(range: LineRange): Callout {
    const position = this.positionOf(range);
    const message =
      "Text below the first pane is shown as a note. Put it before the first pane, into the numbered list, or into " +
      'a callout such as "> [!reflex]".';
    this.report("warning", "compare/stray-text", message, position);
    // A quoted line that begins so would begin a callout of its own.
    const body = linesText(this.lines, range.from, range.to).replace(/^[ \t]*(?=\[!)/gm, "$&\\");
    return { type: "note", title: "", body: withoutBlankEnds(body), position };
  }

  private reportHeading(heading: Heading): void {
    const message = `This heading names nothing: the title is the block's first heading, and a pane's heading stands directly above its fence.`;
    this.report("warning", "compare/stray-heading", message, heading.position);
  }

  /** Lines as written, less the byte order mark the block may begin with. [B2] */
  private textOf({ from, to }: LineRange): string {
    const text = linesText(this.lines, from, to);
    return from === 1 ? text.replace(/^\uFEFF/, "") : text;
  }

  private positionOf({ from, to }: LineRange): Position {
    return positionBetween(this.lines, lineStart(this.lines, from), lineEnd(this.lines, to));
  }

  /** The block's first line that holds anything. */
  private firstLine(): Position {
    const count = this.lines.starts.length;
    for (let line = 1; line <= count; line++) {
      if (!isBlank(lineText(this.lines, line))) return this.positionOf({ from: line, to: line });
    }
    return this.positionOf({ from: 1, to: 1 });
  }

  private report(severity: Severity, code: CompareCode, message: string, position: Position): void {
    this.diagnostics.push({ severity, code, message, position });
  }
}

function fencesOf(element: Element): readonly Fence[] {
  if (element.kind === "fence") return [element];
  return element.kind === "item" ? element.fences : [];
}

/**
 * The lines that say the same thing: those whose markers share a number in two panes or more, by number, then
 * those `links` name, in written order. [C1] [C3]
 */
export function findCounterparts(
  panes: readonly Pick<Pane, "markers">[],
  links: readonly (readonly (readonly number[])[])[],
): readonly Counterpart[] {
  const byNumber = new Map<number, Set<number>[]>();
  for (const [index, pane] of panes.entries()) {
    for (const { number, line } of pane.markers) {
      const lines = byNumber.get(number) ?? panes.map(() => new Set<number>());
      lines[index]?.add(line);
      byNumber.set(number, lines);
    }
  }
  const marked = [...byNumber]
    .filter(([, lines]) => lines.filter((each) => each.size > 0).length > 1)
    .sort(([a], [b]) => a - b)
    .map(([note, lines]) => ({ note, lines: lines.map((each) => [...each]) }));
  return [...marked, ...links.map((lines) => ({ note: null, lines }))];
}
