import { Component, TFile, type App, type TAbstractFile } from "obsidian";
import { isConflictCopy } from "../../core/vault/file-names";
import { termKey } from "../../core/glossary/key";
import { checkTerms, type TermsLesson } from "../../core/lesson/check-terms";
import { checkLinksAndIds, type CheckedLesson } from "../../core/lesson/check-vault";
import { compareLessons } from "../../core/vault/lesson-order";
import type { Diagnostic } from "../../core/text/diagnostic";
import { whileWanted, type Steps } from "../../core/text/steps";
import type { KnownTerms, LessonTerms } from "../authoring/known-terms";
import type { Clock } from "../glossary/clock";
import { runInStretches, Stretches } from "../glossary/run-in-stretches";
import type { Settings } from "../settings/settings";
import { KnownWords } from "./known-words";
import { LinkEnds } from "./link-ends";
import { mayHaveProblems, noteSteps, wordSteps, type NoteReading } from "./note-reading";
import { ProblemLedger, type NoteProblems } from "./problem-ledger";
import type { ProblemKind } from "./problem-kinds";
import { SortedList } from "./sorted-list";

export interface ProblemsIndexOptions {
  readonly app: App;
  readonly settings: () => Pick<Settings, "glossaryPath" | "termsKey">;
  readonly lessons: LessonTerms;
  readonly terms: KnownTerms;
  readonly clock: Clock;
  /** Called when the problems may be other ones. */
  readonly onChange: () => void;
  /** Called now and then while notes are read. */
  readonly onProgress?: () => void;
}

/** How long the vault must be quiet before what notes are to each other is looked at again, in milliseconds. */
const QUIET = 200;

/** How many notes' findings are taken over between two places to pause. */
const NOTES = 64;

/**
 * What is wrong with the vault's notes, as long as somebody looks. Notes are read a few milliseconds at a time; one
 * that changes is read by itself. What only the whole vault can tell is worked out anew only where a change makes a
 * difference to it.
 */
export class ProblemsIndex extends Component {
  readonly #options: ProblemsIndexOptions;
  readonly #notes = new Map<string, NoteReading>();
  readonly #lessons = new SortedList<TermsLesson & CheckedLesson>(compareLessons);
  /** The notes to be read, or only to be searched for the terms' names. */
  readonly #due = new Map<string, "note" | "words">();
  readonly #words: KnownWords;
  readonly #links: LinkEnds;
  #ledger = new ProblemLedger();
  #behind = true;
  #run = 0;
  #working = false;
  #cancel: (() => void) | null = null;

  constructor(options: ProblemsIndexOptions) {
    super();
    this.#options = options;
    const { app, terms, clock, settings } = options;
    const glossaryPath = (): string => settings().glossaryPath;
    this.#words = new KnownWords({ terms, clock });
    this.#links = new LinkEnds({
      app,
      glossaryPath,
      terms,
      idsIn: (path) => this.#notes.get(path)?.lesson?.ids ?? [],
      // An entry the glossary is to have need not stand in it yet.
      isJudged: (path, place) =>
        this.#isGlossary(path)
          ? terms.current?.get(termKey(place)) == null
          : this.#isRead(app.vault.getFileByPath(path)),
    });
  }

  /** How many notes wait to be read. */
  get waiting(): number {
    return this.#due.size;
  }

  /** Whether everything was looked at. */
  get settled(): boolean {
    return !this.#working && this.#due.size === 0 && !this.#behind;
  }

  override onload(): void {
    const { app, lessons } = this.#options;
    this.registerEvent(app.metadataCache.on("changed", (file) => this.#touch(file)));
    this.registerEvent(app.vault.on("delete", (file) => this.#gone(file, file.path)));
    this.registerEvent(
      app.vault.on("rename", (file, oldPath) => {
        this.#gone(file, oldPath);
        this.#come(file);
      }),
    );
    this.registerEvent(app.vault.on("create", (file) => this.#come(file)));
    this.register(lessons.onTerms(() => this.#schedule(QUIET)));
    this.readAll();
  }

  override onunload(): void {
    this.#run++;
    this.#cancel?.();
    this.#notes.clear();
    this.#ledger = new ProblemLedger();
  }

  /** Reads everything anew, as after a change of settings. */
  readAll(): void {
    for (const { path } of this.#options.app.vault.getMarkdownFiles()) this.#due.set(path, "note");
    this.#renew();
    this.#schedule(0);
  }

  /** The notes with problems, by path. The list changes with them. */
  list(): readonly NoteProblems[] {
    return this.#ledger.list();
  }

  /** How many problems of a kind there are. */
  count(kind: ProblemKind): number {
    return this.#ledger.count(kind);
  }

  /** The key of the term a problem is about; null when it is about none. */
  termAt(path: string, { position }: Diagnostic): string | null {
    const terms = this.#notes.get(path)?.lesson?.terms;
    if (terms?.kind !== "known") return null;
    const at = terms.terms.find((term) => term.position?.start.offset === position.start.offset);
    return at === undefined ? null : termKey(at.term);
  }

  #isRead(file: TAbstractFile | null): file is TFile {
    if (!(file instanceof TFile) || file.extension.toLowerCase() !== "md") return false;
    return !this.#isGlossary(file.path) && !isConflictCopy(file.path);
  }

  #isGlossary(path: string): boolean {
    return path.toLowerCase() === this.#options.settings().glossaryPath.toLowerCase();
  }

  #touch(file: TFile): void {
    if (this.#links.touch(file) || this.#isGlossary(file.path)) this.#behind = true;
    if (!this.#isGlossary(file.path)) this.#due.set(file.path, "note");
    this.#schedule(QUIET);
  }

  /** A note is new, or it or its folder is at another path. */
  #come(item: TAbstractFile): void {
    this.#renew();
    const inside = `${item.path}/`;
    if (item instanceof TFile) this.#due.set(item.path, "note");
    else {
      for (const { path } of this.#options.app.vault.getMarkdownFiles())
        if (path.startsWith(inside)) this.#due.set(path, "note");
    }
    this.#schedule(QUIET);
  }

  /** A note or a folder is no longer at its path. */
  #gone(item: TAbstractFile, path: string): void {
    this.#renew();
    const inside = `${path}/`;
    const paths = item instanceof TFile ? [path] : [...this.#notes.keys()];
    for (const each of paths) if (each === path || each.startsWith(inside)) this.#forget(each);
    this.#schedule(QUIET);
  }

  /** Names came or went. */
  #renew(): void {
    this.#links.renew();
    this.#behind = true;
  }

  #schedule(delay: number): void {
    this.#cancel?.();
    this.#cancel = this.#options.clock.after(delay, () => {
      this.#cancel = null;
      void this.#work();
    });
  }

  /** Reads what is due, then looks at the whole. Of two that were started the later one goes on. */
  async #work(): Promise<void> {
    const run = ++this.#run;
    this.#working = true;
    const isLatest = (): boolean => run === this.#run;
    await this.#learnWords();
    if (isLatest()) await this.#readDue(isLatest);
    if (isLatest() && (this.#behind || !this.#links.isUpToDate)) await this.#lookTogether(isLatest);
    if (!isLatest()) return;
    this.#working = false;
    this.#options.onChange();
  }

  /** Takes over the terms; when they have other names, every lesson is searched for them again. */
  async #learnWords(): Promise<void> {
    const change = await this.#words.learn();
    // Which lesson introduces a term may be another one.
    if (change !== "nothing") this.#behind = true;
    if (change !== "words") return;
    this.#links.renew();
    for (const { path } of this.#lessons.items) if (!this.#due.has(path)) this.#due.set(path, "words");
  }

  async #readDue(isLatest: () => boolean): Promise<void> {
    const { app, clock, onProgress } = this.#options;
    const stretches = new Stretches(clock, onProgress);
    for (const [path, what] of this.#due) {
      const file = app.vault.getFileByPath(path);
      // Who changes it while it is read asks for it again.
      this.#due.delete(path);
      if (!this.#isRead(file)) this.#forget(path);
      else if (!(await this.#read(file, what, stretches, isLatest)) && !this.#due.has(path))
        this.#due.set(path, what);
      if (isLatest()) await stretches.pause();
      if (!isLatest()) return;
    }
  }

  /** Reads a note; false when nobody waits for it any more. */
  async #read(
    file: TFile,
    what: "note" | "words",
    stretches: Stretches,
    isLatest: () => boolean,
  ): Promise<boolean> {
    const { app, settings } = this.#options;
    const { path } = file;
    const cache = app.metadataCache.getFileCache(file);
    const before = this.#notes.get(path);
    let reading: NoteReading | null = null;
    if (cache === null || mayHaveProblems(cache)) {
      const text = await app.vault.cachedRead(file).catch(() => null);
      const { words } = this.#words;
      const steps =
        what === "words" && before !== undefined
          ? wordSteps(before, text ?? "", words)
          : noteSteps(path, text ?? "", settings().termsKey, words);
      reading = await stretches.run(whileWanted(steps, isLatest));
      if (!isLatest()) return false;
      if (text === null || app.vault.getFileByPath(path) !== file) reading = null;
    }
    if (reading === null) this.#forget(path);
    else {
      this.#putLesson(path, reading.lesson);
      this.#notes.set(path, reading);
      this.#ledger.set(path, "own", reading.own);
    }
    if ((before?.fingerprint ?? "") !== (reading?.fingerprint ?? "")) this.#behind = true;
    return true;
  }

  #forget(path: string): void {
    this.#putLesson(path, null);
    this.#notes.delete(path);
    this.#ledger.forget(path);
  }

  #putLesson(path: string, lesson: NoteReading["lesson"]): void {
    const before = this.#notes.get(path)?.lesson ?? null;
    // Its place among the others may be another one.
    if (before !== null) this.#lessons.remove(before);
    if (lesson !== null) this.#lessons.put(lesson);
  }

  async #lookTogether(isLatest: () => boolean): Promise<void> {
    // What changes meanwhile asks for another look.
    this.#behind = false;
    const done = await runInStretches(whileWanted(this.#together(), isLatest), this.#options.clock);
    if (done !== true) this.#behind = true;
  }

  /** Finds what is wrong between notes; false when the terms are not known yet, of which it will be told. */
  *#together(): Steps<boolean> {
    const { settings, terms } = this.#options;
    const names = yield* this.#links.index();
    if (terms.current === null) return false;
    const lessons = [...this.#lessons.items];
    const known = { terms: terms.current, names, glossary: settings().glossaryPath };
    const found = new Map<string, Diagnostic[]>();
    for (const steps of [checkLinksAndIds(lessons, names), checkTerms(lessons, known)]) {
      for (const { path, diagnostic } of yield* steps) {
        const list = found.get(path) ?? [];
        if (list.push(diagnostic) === 1) found.set(path, list);
      }
    }
    const paths = new Set([...this.#ledger.paths(), ...found.keys()]);
    let count = 0;
    for (const path of paths) {
      if (count++ % NOTES === 0) yield;
      this.#ledger.set(path, "together", found.get(path) ?? []);
    }
    return true;
  }
}
