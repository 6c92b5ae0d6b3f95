import { Keymap, MarkdownRenderChild, type Plugin } from "obsidian";
import { lessonProgress } from "../../core/schedule/today";
import { clearDrawn } from "../../view/rendering";
import { drawLessonList } from "../../view/today/mount";
import type { LearnerServices } from "./services";

/** Makes a `go-lessons` block the list of the vault's lessons, each with where the reader stands. */
export function registerLessonsBlock(plugin: Plugin, services: LearnerServices): void {
  plugin.registerMarkdownCodeBlockProcessor("go-lessons", (_source, element, context) => {
    context.addChild(new LessonsBlock(element, services));
  });
}

/** One list of lessons on a page. Follows every answer and every note. */
class LessonsBlock extends MarkdownRenderChild {
  readonly #services: LearnerServices;

  constructor(element: HTMLElement, services: LearnerServices) {
    super(element);
    this.#services = services;
  }

  override onload(): void {
    const { lessons, reviews } = this.#services;
    for (const source of [lessons, reviews]) this.register(source.onChange(() => this.#draw()));
    this.register(() => clearDrawn(this.containerEl));
    this.#draw();
  }

  #draw(): void {
    const { lessons, reviews, openLesson, practise } = this.#services;
    drawLessonList(this.containerEl, {
      lessons: lessons.lessons.map((lesson) => lessonProgress(lesson, reviews.cards, reviews.today)),
      onOpen: (progress, event) => void openLesson(progress, Keymap.isModEvent(event)),
      onPractise: ({ lesson }) => void practise({ kind: "lesson", path: lesson.path }),
    });
  }
}
