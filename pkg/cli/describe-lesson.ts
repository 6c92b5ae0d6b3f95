import type { Comparison } from "../../src/core/compare/comparison";
import { kindOf, type Question } from "../../src/core/drill/drill";
import type { LocatedTerm } from "../../src/core/glossary/term";
import type { Lesson } from "../../src/core/lesson/lesson";

/** A lesson as `list --json` gives it. Lines count from 1 in the note. */
export interface LessonDescription {
  readonly path: string;
  readonly title: string;
  readonly course: string | null;
  readonly lesson: number | null;
  readonly subtitle: string | null;
  readonly go: string | null;
  readonly prereqs: readonly string[];
  readonly next: string | null;
  readonly minutes: number;
  /** Null when the front matter cannot be read: unknown is not the same as none. */
  readonly terms: readonly TermDescription[] | null;
  readonly questions: readonly QuestionDescription[];
  readonly comparisons: readonly ComparisonDescription[];
}

/** A term a lesson introduces. */
interface TermDescription {
  readonly term: string;
  readonly definition: string;
  readonly aliases: readonly string[];
  readonly see: readonly string[];
  readonly avoid: readonly string[];
  readonly group: string | null;
  readonly line: number | null;
}

/** A question; `answer` says what is right in the words of its kind, one string for each right thing. */
export interface QuestionDescription {
  readonly kind: Question["kind"];
  readonly id: string | null;
  readonly title: string;
  readonly line: number;
  readonly answer: readonly string[];
  readonly tags: readonly string[];
  readonly go: string | null;
}

/** A comparison with its panes and the numbers of its markers. */
export interface ComparisonDescription {
  readonly id: string | null;
  readonly title: string;
  readonly line: number;
  readonly panes: readonly {
    readonly language: string;
    readonly label: string;
    readonly line: number;
    /** Markers by number, with the line of the pane's text (from 1) they stand on. */
    readonly markers: readonly { readonly number: number; readonly line: number }[];
  }[];
  readonly notes: number;
}

/** Describes a lesson; `path` is how its file is named to people. */
export function describeLesson(lesson: Lesson, path: string): LessonDescription {
  const { title, course, subtitle, go, prereqs, next, minutes, terms, blocks } = lesson;
  return {
    path,
    title,
    course,
    lesson: lesson.lesson,
    subtitle,
    go,
    prereqs,
    next,
    minutes,
    terms: terms.kind === "known" ? terms.terms.map(describeTerm) : null,
    questions: blocks.flatMap((block) =>
      block.kind === "drill" ? block.drill.questions.map(describeQuestion) : [],
    ),
    comparisons: blocks.flatMap((block) =>
      block.kind === "comparison" ? [describeComparison(block.comparison, block.position.start.line)] : [],
    ),
  };
}

function describeTerm({
  term,
  definition,
  aliases,
  see,
  avoid,
  group,
  position,
}: LocatedTerm): TermDescription {
  return { term, definition, aliases, see, avoid, group, line: position?.start.line ?? null };
}

function describeQuestion(question: Question): QuestionDescription {
  const { kind, id, title, position, attributes } = question;
  return {
    kind,
    id,
    title,
    line: position.start.line,
    answer: kindOf(question).rightAnswers(question),
    tags: attributes.tags,
    go: attributes.go,
  };
}

function describeComparison(comparison: Comparison, line: number): ComparisonDescription {
  const { id, title, panes, notes } = comparison;
  return {
    id,
    title,
    line,
    panes: panes.map(({ language, label, position, markers }) => ({
      language,
      label,
      line: position.start.line,
      markers: markers.map(({ number, line: at }) => ({ number, line: at })),
    })),
    notes: notes.length,
  };
}
