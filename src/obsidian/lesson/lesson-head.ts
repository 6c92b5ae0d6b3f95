import { Component, Keymap } from "obsidian";
import { lessonProgress, type LessonProgress } from "../../core/schedule/today";
import { isNamedLesson, resumePlace } from "../../core/schedule/outline";
import { drawLessonHead } from "../../view/lesson/mount";
import { clearDrawn } from "../../view/rendering";
import type { VaultLessonOutline } from "../app/lesson-index";
import type { LearnerServices } from "../practice/services";

/** What the heads of all lessons share. */
export class LessonHeads {
  readonly services: LearnerServices;
  readonly #isOn: () => boolean;
  readonly #sources: readonly { onChange(listener: () => void): () => void }[];

  /** `isOn` tells whether lessons have heads at all; `settings` tells when that may have changed. */
  constructor(
    services: LearnerServices,
    isOn: () => boolean,
    settings: { onChange(listener: () => void): () => void },
  ) {
    this.services = services;
    this.#isOn = isOn;
    this.#sources = [services.lessons, services.reviews, settings];
  }

  /** The lesson a note is; null for another note, for one that was not read yet, and where heads are off. */
  find(path: string): VaultLessonOutline | null {
    if (!this.#isOn()) return null;
    this.services.lessons.wantNote(path);
    const lesson = this.services.lessons.find(path);
    return lesson !== null && isNamedLesson(lesson) ? lesson : null;
  }

  /** Calls back after a lesson, an answer or the settings changed; the returned function ends that. */
  onChange(listener: () => void): () => void {
    const ends = this.#sources.map((source) => source.onChange(listener));
    return () => ends.forEach((end) => end());
  }
}

/** A lesson's head, drawn into an element of its own for as long as it is loaded. */
export class LessonHead extends Component {
  readonly #heads: LessonHeads;
  readonly #el: HTMLElement;
  readonly #path: string;

  constructor(heads: LessonHeads, el: HTMLElement, path: string) {
    super();
    this.#heads = heads;
    this.#el = el;
    this.#path = path;
  }

  override onload(): void {
    this.register(this.#heads.onChange(() => this.#draw()));
    this.register(() => clearDrawn(this.#el));
    // Whoever comes back the next morning finds what is due then.
    this.registerDomEvent(this.#el.doc, "visibilitychange", () => this.#draw());
    this.#draw();
  }

  #draw(): void {
    const lesson = this.#heads.find(this.#path);
    if (lesson === null) clearDrawn(this.#el);
    else this.#drawHead(lesson);
  }

  #drawHead(lesson: VaultLessonOutline): void {
    const { app, reviews, practise } = this.#heads.services;
    const progress = lessonProgress(lesson, reviews.cards, reviews.today);
    drawLessonHead(this.#el, {
      progress,
      known: reviews.ready,
      actions: {
        goOn: () => void this.#goOn(progress),
        practise: () => void practise({ kind: "lesson", path: lesson.path }),
        openLink: (target, event) =>
          void app.workspace.openLinkText(target, lesson.path, Keymap.isModEvent(event)),
      },
    });
  }

  /** Goes to the question or the part that is next; to the end of the note when nothing is. */
  #goOn(progress: LessonProgress<VaultLessonOutline>): Promise<void> {
    const { openAt, openLine } = this.#heads.services;
    const place = resumePlace(progress);
    if (place === null) return openLine(this.#path, this.#lastLine(), false);
    return place.question === null ? openLine(this.#path, place.line, false) : openAt(place.question, false);
  }

  /** The line on which what stands last in the note begins, from 1. */
  #lastLine(): number {
    const cache = this.#heads.services.app.metadataCache.getCache(this.#path);
    return (cache?.sections?.at(-1)?.position.start.line ?? 0) + 1;
  }
}
