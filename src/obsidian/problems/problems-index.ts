import { Component, parseFrontMatterAliases, TFile, type App, type TAbstractFile } from "obsidian";
import { isConflictCopy } from "../../core/glossary/conflict-copy";
import { termKey } from "../../core/glossary/key";
import { checkTerms } from "../../core/lesson/check-terms";
import { checkLinksAndIds } from "../../core/lesson/check-vault";
import { vocabularyOf, vocabularySteps, type TermVocabulary } from "../../core/lesson/term-uses";
import { NameIndex, type NotePlaces } from "../../core/lesson/vault-names";
import type { Diagnostic } from "../../core/text/diagnostic";
import { STEP, type Steps } from "../../core/text/steps";
import type { KnownTerms, LessonTerms } from "../authoring/known-terms";
import type { Clock } from "../glossary/clock";
import { runInStretches, STRETCH } from "../glossary/run-in-stretches";
import type { Settings } from "../settings/settings";
import { mayHaveProblems, readNote, type NoteReading } from "./note-reading";

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

/** A note and what is wrong with it, by place. */
export interface NoteProblems {
  readonly path: string;
  readonly problems: readonly Diagnostic[];
}

/** How long the vault must be quiet before what notes are to each other is looked at again, in milliseconds. */
const QUIET = 200;

/**
 * What is wrong with the vault's notes, as long as somebody looks. Notes are read a few milliseconds at a time; one
 * that changes is read by itself. What only the whole vault can tell is worked out anew only where a change makes a
 * difference to it.
 */
export class ProblemsIndex extends Component {
  readonly #options: ProblemsIndexOptions;
  readonly #notes = new Map<string, NoteReading>();
  readonly #due = new Set<string>();
  #together: ReadonlyMap<string, readonly Diagnostic[]> = new Map();
  #vocabulary: { readonly signature: string; readonly words: TermVocabulary } | null = null;
  #names: NameIndex | null = null;
  /** What the glossary note says by hand of words to avoid, and which state of the note that is of. */
  #behind = true;
  #run = 0;
  #working = false;
  #cancel: (() => void) | null = null;

  constructor(options: ProblemsIndexOptions) {
    super();
    this.#options = options;
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
    this.registerEvent(app.vault.on("delete", (file) => this.#moved(file.path)));
    this.registerEvent(
      app.vault.on("rename", (file, oldPath) => {
        this.#moved(oldPath);
        this.#touchAll(file);
      }),
    );
    this.registerEvent(app.vault.on("create", (file) => this.#touchAll(file)));
    this.register(lessons.onTerms(() => this.#schedule(QUIET)));
    this.readAll();
  }

  override onunload(): void {
    this.#run++;
    this.#cancel?.();
    this.#notes.clear();
  }

  /** Reads everything anew, as after a change of settings. */
  readAll(): void {
    for (const file of this.#options.app.vault.getMarkdownFiles()) this.#due.add(file.path);
    this.#names = null;
    this.#schedule(0);
  }

  /** The notes with problems, by path. */
  list(): readonly NoteProblems[] {
    const lists: NoteProblems[] = [];
    for (const [path, { own }] of this.#notes) {
      const others = this.#together.get(path) ?? [];
      if (own.length + others.length === 0) continue;
      const problems = [...own, ...others];
      if (problems.length > 1) problems.sort((a, b) => a.position.start.offset - b.position.start.offset);
      lists.push({ path, problems });
    }
    return lists.sort((one, other) => (one.path < other.path ? -1 : 1));
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
    // An alias may have come or gone.
    if (this.#options.app.metadataCache.getFileCache(file)?.frontmatter !== undefined) this.#names = null;
    if (this.#isGlossary(file.path)) this.#behind = true;
    else this.#due.add(file.path);
    this.#schedule(QUIET);
  }

  #touchAll(file: TAbstractFile): void {
    this.#names = null;
    const inside = `${file.path}/`;
    for (const { path } of this.#options.app.vault.getMarkdownFiles()) {
      if (path === file.path || path.startsWith(inside)) this.#due.add(path);
    }
    this.#behind = true;
    this.#schedule(QUIET);
  }

  /** A note or a folder is no longer at its path. */
  #moved(path: string): void {
    this.#names = null;
    this.#behind = true;
    for (const known of [...this.#notes.keys()]) {
      if (known === path || known.startsWith(`${path}/`)) this.#notes.delete(known);
    }
    this.#schedule(QUIET);
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
    if (!isLatest()) return;
    await this.#readDue(isLatest);
    if (!isLatest()) return;
    if (this.#behind || this.#names === null) {
      const found = await runInStretches(this.#lookTogether(), this.#options.clock);
      if (!isLatest()) return;
      this.#together = found;
      this.#behind = false;
    }
    this.#working = false;
    this.#options.onChange();
  }

  /** Takes over the terms' names; when they are other ones, every lesson is read for them again. */
  async #learnWords(): Promise<void> {
    const entries = await this.#options.terms.entries();
    const signature = JSON.stringify(entries.map(({ term, aliases, avoid }) => [term, aliases, avoid]));
    if (signature === this.#vocabulary?.signature) return;
    const isFirst = this.#vocabulary === null;
    const words = await runInStretches(vocabularySteps(entries), this.#options.clock);
    this.#vocabulary = { signature, words };
    this.#names = null;
    if (isFirst) return;
    for (const [path, { lesson }] of this.#notes) if (lesson !== null) this.#due.add(path);
  }

  async #readDue(isLatest: () => boolean): Promise<void> {
    const { app, clock } = this.#options;
    let started = clock.now();
    for (const path of [...this.#due]) {
      const file = app.vault.getFileByPath(path);
      if (this.#isRead(file)) await this.#read(file);
      else this.#notes.delete(path);
      if (!isLatest()) return;
      this.#due.delete(path);
      if (clock.now() - started < STRETCH) continue;
      this.#options.onProgress?.();
      await new Promise<void>((resolve) => void clock.after(0, resolve));
      if (!isLatest()) return;
      started = clock.now();
    }
  }

  async #read(file: TFile): Promise<void> {
    const { app, settings } = this.#options;
    const cache = app.metadataCache.getFileCache(file);
    const before = this.#notes.get(file.path);
    let reading: NoteReading | null = null;
    if (cache === null || mayHaveProblems(cache)) {
      const text = await app.vault.cachedRead(file).catch(() => null);
      const words = this.#vocabulary?.words ?? vocabularyOf([]);
      if (text !== null) reading = readNote(file.path, text, settings().termsKey, words);
    }
    if (reading === null) this.#notes.delete(file.path);
    else this.#notes.set(file.path, reading);
    if ((before?.fingerprint ?? "") !== (reading?.fingerprint ?? "")) this.#behind = true;
  }

  *#lookTogether(): Steps<ReadonlyMap<string, readonly Diagnostic[]>> {
    const { app, settings, terms } = this.#options;
    const index = terms.current;
    const found = new Map<string, Diagnostic[]>();
    if (index === null) return found;
    this.#names ??= yield* NameIndex.of({
      files: [...app.vault.getFiles().map(({ path }) => path), settings().glossaryPath],
      aliases: yield* this.#aliases(),
      terms: [...index.entries()].flatMap(({ term, aliases }) => [term, ...aliases]),
      placesIn: (path, place) => this.#placesIn(path, place),
    });
    const lessons = [...this.#notes.values()].flatMap(({ lesson }) => lesson ?? []);
    const known = { terms: index, names: this.#names, glossary: settings().glossaryPath };
    for (const steps of [checkLinksAndIds(lessons, known.names), checkTerms(lessons, known)]) {
      for (const { path, diagnostic } of yield* steps)
        found.set(path, [...(found.get(path) ?? []), diagnostic]);
    }
    return found;
  }

  *#aliases(): Steps<string[]> {
    const { vault, metadataCache } = this.#options.app;
    const aliases: string[] = [];
    for (const [count, file] of vault.getMarkdownFiles().entries()) {
      if (count % STEP === 0) yield;
      const { frontmatter = null } = metadataCache.getFileCache(file) ?? {};
      if (frontmatter !== null) aliases.push(...(parseFrontMatterAliases(frontmatter) ?? []));
    }
    return aliases;
  }

  /** What links may lead to in a note; null where the app does not know, and for an entry the glossary is to have. */
  #placesIn(path: string, place: string): NotePlaces | null {
    const { terms, app } = this.#options;
    const { vault, metadataCache } = app;
    const file = vault.getFileByPath(path);
    if (this.#isGlossary(path) ? terms.current?.get(termKey(place)) != null : !this.#isRead(file))
      return null;
    if (file === null) return null;
    const cache = metadataCache.getFileCache(file);
    if (cache === null) return null;
    const own = this.#notes.get(path)?.lesson?.ids.map(({ id }) => id) ?? [];
    return {
      headings: cache.headings?.map(({ heading }) => heading) ?? [],
      ids: [...Object.keys(cache.blocks ?? {}), ...own],
    };
  }
}
