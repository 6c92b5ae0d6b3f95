import type { Code, Content } from "../block/element";
import { choicesOf, kindOf } from "../drill/drill";
import type { LessonQuestion } from "../schedule/questions";
import { codeSpansOf, codeSpanText } from "../markdown/code-spans";

/** A question as a note of Anki's type *Basic*; both sides are HTML without line ends and tabs. */
export interface AnkiNote {
  /** The same in every export, so that importing again updates the note. */
  readonly guid: string;
  readonly front: string;
  readonly back: string;
  readonly tags: readonly string[];
}

const HEADERS = [
  "#separator:tab",
  "#html:true",
  "#notetype:Basic",
  "#deck:Go for Reviewers",
  "#guid column:1",
  "#tags column:4",
];

/** The text file that Anki's *Import file* reads: its headers, and one line for each note. */
export function ankiFile(notes: readonly AnkiNote[]): string {
  const lines = notes.map(({ guid, front, back, tags }) => [guid, front, back, tags.join(" ")].join("\t"));
  return [...HEADERS, ...lines].map((line) => `${line}\n`).join("");
}

/** A question with its code and options in front, and what is right with its reasons at the back. */
export function ankiNote(asked: LessonQuestion, lesson: number | null): AnkiNote {
  const sides = asked.kind === "question" ? questionSides(asked) : predictionSides(asked);
  const tags = [
    ...(lesson === null ? [] : [`lesson-${lesson}`]),
    ...(asked.kind === "question" ? asked.question.attributes.tags : []),
  ];
  return {
    guid: attribute(`go-for-reviewers/${asked.key}`),
    front: sides.front.filter((part) => part !== "").join("<br>"),
    back: sides.back.filter((part) => part !== "").join("<br>"),
    tags: tags.map((tag) => tag.replace(/[\s"&<>#]+/g, "-")),
  };
}

interface Sides {
  readonly front: readonly string[];
  readonly back: readonly string[];
}

function questionSides({ question, drill }: Extract<LessonQuestion, { kind: "question" }>): Sides {
  const choices = choicesOf(question);
  const items = question.kind === "order" ? [...question.items, ...question.distractors] : [];
  const offered = question.kind === "order" ? [...items].sort(byText) : choices;
  const reasons = choices.flatMap(({ text, feedback }) =>
    feedback === null ? [] : `${inline(text)}: ${inline(feedback)}`,
  );
  return {
    front: [
      bold(question.title),
      ...[...drill.stem, ...question.prompt].map(content),
      list(offered.map(({ text, code }) => inline(text) + code.map(pre).join(""))),
    ],
    back: [
      ...kindOf(question).rightAnswers(question).map(block),
      list(reasons),
      question.explanation === null ? "" : inline(question.explanation),
    ],
  };
}

function predictionSides({ comparison, pane }: Extract<LessonQuestion, { kind: "prediction" }>): Sides {
  const hidden = comparison.panes[pane];
  return {
    front: [
      bold(comparison.title),
      ...comparison.introduction.map(content),
      ...comparison.panes
        .filter((_, i) => i !== pane)
        .map(({ label, text }) => bold(label) + codeBlock(text)),
      `${escape(hidden?.label ?? "")}?`,
    ],
    back: [
      codeBlock(hidden?.text ?? ""),
      list(comparison.notes.map(({ text }) => inline(text))),
      ...comparison.asides.map(({ title, body }) =>
        inline([title, body].filter((part) => part !== "").join("\n")),
      ),
    ],
  };
}

function byText(one: { readonly text: string }, other: { readonly text: string }): number {
  if (one.text === other.text) return 0;
  return one.text < other.text ? -1 : 1;
}

function content(part: Content): string {
  return part.kind === "code" ? pre(part) : inline(part.text);
}

function pre({ text }: Code): string {
  return codeBlock(text);
}

function codeBlock(text: string): string {
  return `<pre>${escape(text)}</pre>`;
}

function bold(text: string): string {
  return text === "" ? "" : `<b>${inline(text)}</b>`;
}

/** A right answer: code or words, as `rightAnswers` gives them. */
function block(text: string): string {
  return text.includes("\n") ? codeBlock(text) : inline(text);
}

function list(items: readonly string[]): string {
  return items.length === 0 ? "" : `<ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;
}

/** Markdown as it is written, with its code spans as code. */
function inline(markdown: string): string {
  const { spans } = codeSpansOf(markdown);
  let html = "";
  let from = 0;
  for (const span of spans) {
    html += `${escape(markdown.slice(from, span.start))}<code>${escape(codeSpanText(markdown, span))}</code>`;
    from = span.end;
  }
  return html + escape(markdown.slice(from));
}

/** Text as HTML that stands on one line of a tab-separated file and needs no quotes there. */
function escape(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/\t/g, "&#9;")
    .replace(/\r\n|[\r\n\u0085\u2028\u2029\v\f]/g, "<br>")
    .replace(/\0/g, "");
}

/** A key is a word; whatever else another program wrote as one stays on its line. */
function attribute(text: string): string {
  return text.replace(/[\t\r\n"]/g, "-");
}
