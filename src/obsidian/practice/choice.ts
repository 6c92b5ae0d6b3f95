import type { Cards } from "../../core/schedule/cards";
import { queue } from "../../core/schedule/queue";
import type { ScheduleSettings } from "../../core/schedule/settings";
import { standingOf } from "../../core/schedule/standing";
import type { OutlinedQuestion } from "../../core/schedule/outline";
import type { VaultLessonOutline } from "../app/lesson-index";

/** What a sitting of practice is about. */
export type PracticeChoice =
  | { readonly kind: "due" }
  | { readonly kind: "lesson"; readonly path: string }
  | { readonly kind: "tag"; readonly tag: string }
  | { readonly kind: "missed" }
  /** Every question, asked for the sake of it: what is answered is not scheduled by. */
  | { readonly kind: "everything" };

/** A whole sitting. */
const SITTING = 10;

/** Reads a choice that was kept; what is none is about what is due. */
export function readChoice(kept: unknown): PracticeChoice {
  const { kind, path, tag } = (kept ?? {}) as Readonly<Record<string, unknown>>;
  if (kind === "lesson" && typeof path === "string") return { kind, path };
  if (kind === "tag" && typeof tag === "string") return { kind, tag };
  if (kind === "missed" || kind === "everything") return { kind };
  return { kind: "due" };
}

/** What is practised, as a title. */
export function choiceTitle(choice: PracticeChoice, lessons: readonly VaultLessonOutline[]): string {
  switch (choice.kind) {
    case "due":
      return "Practice";
    case "lesson":
      return lessons.find(({ path }) => path === choice.path)?.title ?? "Practice";
    case "tag":
      return `Practice: #${choice.tag}`;
    case "missed":
      return "What you missed";
    case "everything":
      return "Everything";
  }
}

/** The questions of one sitting, in the order they are asked. Suspended ones are left out. */
export function chooseQuestions(
  choice: PracticeChoice,
  lessons: readonly VaultLessonOutline[],
  cards: Cards,
  today: number,
  limits: ScheduleSettings,
): readonly OutlinedQuestion[] {
  const chosen = lessons.filter((lesson) => isChosen(choice, lesson)).flatMap(({ questions }) => questions);
  const asked = chosen.filter((question) => {
    const { standing, suspended } = standingOf(question, cards, today);
    return !suspended && (choice.kind !== "missed" || standing === "missed");
  });
  if (choice.kind === "due") return queue(cards, asked, today, limits).questions.slice(0, SITTING);
  // What is due comes first, then all the rest.
  const first = queue(cards, asked, today, { perDay: Infinity, newPerDay: 0 }).questions;
  const once = new Map([...first, ...asked].map((question) => [question.key, question]));
  return [...once.values()].slice(0, choice.kind === "everything" ? Infinity : 2 * SITTING);
}

function isChosen(choice: PracticeChoice, { path, tags }: VaultLessonOutline): boolean {
  if (choice.kind === "lesson") return path === choice.path;
  return choice.kind !== "tag" || tags.includes(choice.tag);
}
