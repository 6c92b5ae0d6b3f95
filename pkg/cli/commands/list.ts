import { isLesson } from "../../../src/core/lesson/lesson";
import { type Command, readArguments } from "../command";
import {
  describeLesson,
  type ComparisonDescription,
  type LessonDescription,
  type QuestionDescription,
} from "../describe-lesson";
import { formatDiagnostic, type FileDiagnostic } from "../format-diagnostic";
import { Progress } from "../progress";
import { attempt } from "../read-note";
import { readLessons, selectNotes } from "../read-lessons";
import { append } from "../../../src/core/text/append";
import { printable } from "../../../src/core/text/printable";

/** `list PATH…`: what the lessons hold, as the plugin understands them. */
export const list: Command = {
  name: "list",
  synopsis: "PATH… [--json]",
  summary: "name the lessons with their terms, questions and comparisons",
  details: `
PATH is a note or a folder of notes. Notes that teach nothing are passed over.

  --json  print an object {version, lessons}, with every question's right answer

Exit code 1 when a note cannot be read; the others are listed all the same.
`,
  run: async (args, terminal) => {
    const { paths, flags } = readArguments(args, ["json"]);
    const selections = await selectNotes(paths, terminal);
    const unread: FileDiagnostic[] = [];
    const lessons: LessonDescription[] = [];
    const progress = new Progress(
      terminal,
      "Reading",
      selections.reduce((sum, { notes }) => sum + notes.length, 0),
    );
    for (const { notes, settings, problems } of selections) {
      append(
        unread,
        problems.map(({ shown, diagnostic }) => ({ path: shown, diagnostic })),
      );
      for await (const result of readLessons(notes, settings, progress)) {
        const { shown } = result.note;
        const described =
          result.kind === "problem"
            ? result
            : attempt(() => (isLesson(result.lesson) ? describeLesson(result.lesson, shown) : null));
        if (described.kind === "problem") unread.push({ path: shown, diagnostic: described.diagnostic });
        else if (described.value !== null) lessons.push(described.value);
      }
    }
    progress.end();
    if (flags.has("json")) terminal.out(`${JSON.stringify({ version: 1, lessons }, null, 2)}\n`);
    else terminal.out(lessons.map(formatLesson).join("\n"));
    for (const each of unread) terminal.err(`${formatDiagnostic(each)}\n`);
    return unread.length > 0 ? 1 : 0;
  },
};

function formatLesson(lesson: LessonDescription): string {
  const number = lesson.lesson === null ? [] : [`lesson ${lesson.lesson}`];
  const lines = [
    [lesson.title, ...number, `${lesson.minutes} min`].join(" · "),
    `  ${lesson.path}`,
    `  terms: ${formatTerms(lesson)}`,
    ...[
      ...lesson.comparisons.map((comparison) => ({
        line: comparison.line,
        text: formatComparison(comparison),
      })),
      ...lesson.questions.map((question) => ({ line: question.line, text: formatQuestion(question) })),
    ]
      .sort((a, b) => a.line - b.line)
      .map(({ line, text }) => `  ${String(line).padStart(5)}  ${text}`),
  ];
  return `${lines.map(printable).join("\n")}\n`;
}

function formatTerms({ terms }: LessonDescription): string {
  if (terms === null) return "unknown, because the front matter cannot be read";
  return terms.length === 0 ? "none" : terms.map(({ term }) => term).join(", ");
}

function formatQuestion({ kind, id, title, answer }: QuestionDescription): string {
  const name = [title, ...(id === null ? [] : [`^${id}`])].filter((part) => part !== "").join("  ");
  return `${kind.padEnd(12)}  ${name}  → ${answer.join(" · ")}`;
}

function formatComparison({ id, title, panes }: ComparisonDescription): string {
  const name = [title, ...(id === null ? [] : [`^${id}`])].filter((part) => part !== "").join("  ");
  const markers = new Set(panes.flatMap((pane) => pane.markers.map(({ number }) => number)));
  const shown =
    markers.size === 0 ? "no markers" : `markers ${[...markers].sort((a, b) => a - b).join(", ")}`;
  return `${"comparison".padEnd(12)}  ${name}  ${panes.map(({ label }) => label).join(" | ")}, ${shown}`;
}
