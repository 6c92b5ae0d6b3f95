import { FuzzySuggestModal, Notice } from "obsidian";
import { lessonStanding } from "../../core/schedule/standing";
import { counted } from "../../view/text/words";
import type { VaultLessonOutline } from "../app/lesson-index";
import type { PracticeChoice } from "./choice";
import type { LearnerServices } from "./services";

/** Something to practise, and the questions it has. */
interface Offer {
  readonly name: string;
  readonly choice: PracticeChoice;
  readonly questions: VaultLessonOutline["questions"];
}

/** Lets the reader choose a lesson to be practised. */
export function chooseLesson(services: LearnerServices): void {
  choose(services, lessonOffers, "Practise a lesson", "No lesson has a question yet.");
}

/** Lets the reader choose one of the tags that lessons carry, to practise what those lessons ask. */
export function chooseTag(services: LearnerServices): void {
  choose(services, tagOffers, "Practise a tag", "No lesson with questions has a tag.");
}

/** The lessons that ask something, in their order. */
function lessonOffers(lessons: readonly VaultLessonOutline[]): readonly Offer[] {
  return lessons
    .filter(({ questions }) => questions.length > 0)
    .map(({ path, title, questions }) => ({ name: title, choice: { kind: "lesson", path }, questions }));
}

/** The tags of lessons that ask something, in the order of the alphabet. */
export function tagOffers(lessons: readonly VaultLessonOutline[]): readonly Offer[] {
  const asking = lessons.filter(({ questions }) => questions.length > 0);
  const tags = [...new Set(asking.flatMap((lesson) => lesson.tags))];
  return tags
    .sort((one, other) => one.localeCompare(other, "en"))
    .map((tag) => ({
      name: `#${tag}`,
      choice: { kind: "tag", tag },
      questions: asking.filter((lesson) => lesson.tags.includes(tag)).flatMap(({ questions }) => questions),
    }));
}

function choose(
  services: LearnerServices,
  offersOf: (lessons: readonly VaultLessonOutline[]) => readonly Offer[],
  title: string,
  nothing: string,
): void {
  const { lessons, reviews } = services;
  if (!lessons.ready || !reviews.ready) {
    // Asking begins the reading, which takes moments.
    lessons.want();
    new Notice("Your lessons are being read. Try again in a moment.");
    return;
  }
  const offers = offersOf(lessons.lessons);
  if (offers.length === 0) new Notice(nothing);
  else new PracticeModal(services, offers, title).open();
}

class PracticeModal extends FuzzySuggestModal<Offer> {
  readonly #services: LearnerServices;
  readonly #offers: readonly Offer[];

  constructor(services: LearnerServices, offers: readonly Offer[], title: string) {
    super(services.app);
    this.#services = services;
    this.#offers = offers;
    this.setPlaceholder(title);
  }

  override getItems(): Offer[] {
    return [...this.#offers];
  }

  override getItemText({ name, questions }: Offer): string {
    const { cards, today } = this.#services.reviews;
    const { questions: count, due } = lessonStanding(questions, cards, today);
    return [name, counted(count, "question"), ...(due > 0 ? [`${due} due`] : [])].join(" · ");
  }

  override onChooseItem({ choice }: Offer): void {
    void this.#services.practise(choice);
  }
}
