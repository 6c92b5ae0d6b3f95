import { Component, parseFrontMatterAliases, TFile, type App, type TAbstractFile } from "obsidian";
import { termKey } from "../../core/glossary/key";
import { checkLesson, relateLessons, type VaultKnowledge } from "../../core/lesson/check-vault";
import type { Anchors } from "../../core/markdown/anchors";
import type { TermVocabulary, VaultTerms } from "../../core/terms/vault-terms";
import type { Diagnostic } from "../../core/text/diagnostic";
import { isConflictCopy } from "../../core/vault/note-path";
import { LinkResolver } from "../../core/vault/link-resolver";
import { type Clock, yieldToMain } from "../app/scheduling";
import type { Settings } from "../settings/settings";
import type { TermStore } from "../terms/term-store";
import { isCurrent, mayHaveDiagnostics, readForDiagnostics, type NoteReading } from "./note-reading";

/** A note and what is wrong with it, by place. */
export interface NoteDiagnostics {
  readonly path: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface DiagnosticStoreOptions {
  readonly app: App;
  readonly settings: () => Pick<Settings, "termsKey">;
  readonly terms: Pick<TermStore, "current" | "ready" | "onChange">;
  readonly clock: Clock;
  /** Called when there may be other diagnostics. */
  readonly onChange: () => void;
  /** Called now and then while notes are read. */
  readonly onProgress?: () => void;
}

/** How long the vault must be quiet before it is checked again, in milliseconds. */
const QUIET = 200;

/**
 * What is wrong with the vault's notes, as long as somebody looks. After a change the whole vault is checked again,
 * one note at a time; only notes that changed are read, and all lessons when terms have other names.
 */
export class DiagnosticStore extends Component {
  readonly #options: DiagnosticStoreOptions;
  readonly #readings = new Map<string, NoteReading>();
  #list: readonly NoteDiagnostics[] = [];
  #counts: ReadonlyMap<DiagnosticKind, number> = new Map();
  #words = "";
  #vocabulary: TermVocabulary | null = null;
  /** Whether something changed that the list does not know of. */
  #stale = true;
  #waiting = 0;
  #check = new AbortController();
  #cancel: (() => void) | null = null;

  constructor(options: DiagnosticStoreOptions) {
    super();
    this.#options = options;
  }

  /** How many notes wait to be read. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Whether the list knows of every change. */
  get settled(): boolean {
    return !this.#stale;
  }

  override onload(): void {
    const { app, terms } = this.#options;
    const soon = (): void => this.#checkSoon(QUIET);
    this.registerEvent(app.metadataCache.on("changed", soon));
    for (const name of ["create", "delete", "rename"] as const)
      this.registerEvent(app.vault.on(name as "create", soon));
    this.register(terms.onChange(soon));
    this.#checkSoon(0);
  }

  override onunload(): void {
    this.#cancel?.();
    this.#check.abort();
    this.#readings.clear();
    this.#list = [];
  }

  /** Reads everything anew, as after a change of settings. */
  readAll(): void {
    this.#readings.clear();
    this.#checkSoon(0);
  }

  /** The notes with something wrong, by path. */
  list(): readonly NoteDiagnostics[] {
    return this.#list;
  }

  /** How many diagnostics of a kind there are. */
  count(kind: DiagnosticKind): number {
    return this.#counts.get(kind) ?? 0;
  }

  /** The key of the term a diagnostic is about; null when it is about none. */
  termAt(path: string, { position }: Diagnostic): string | null {
    const terms = this.#readings.get(path)?.lesson?.terms;
    if (terms?.kind !== "known") return null;
    const at = terms.terms.find((term) => term.position?.start.offset === position.start.offset);
    return at === undefined ? null : termKey(at.term);
  }

  #checkSoon(delay: number): void {
    this.#stale = true;
    this.#cancel?.();
    this.#cancel = this.#options.clock.after(delay, () => {
      this.#cancel = null;
      void this.#start();
    });
  }

  /** Checks the vault, and gives up the check under way. */
  async #start(): Promise<void> {
    this.#check.abort();
    this.#check = new AbortController();
    const { signal } = this.#check;
    const { clock, terms, onChange } = this.#options;
    // Once the terms are known the store is told.
    if (!terms.ready) return;
    try {
      const list = await this.#checkVault(terms.current, yieldToMain(clock, signal));
      signal.throwIfAborted();
      this.#replace(list);
    } catch (error) {
      if (signal.aborted) return;
      throw error;
    }
    // What changed meanwhile has its own check coming.
    this.#stale = this.#cancel !== null;
    onChange();
  }

  #replace(list: readonly NoteDiagnostics[]): void {
    const counts = new Map<DiagnosticKind, number>();
    for (const { diagnostics } of list) {
      for (const each of diagnostics) counts.set(kindOf(each), (counts.get(kindOf(each)) ?? 0) + 1);
    }
    this.#list = list;
    this.#counts = counts;
  }

  async #checkVault(terms: VaultTerms, pause: () => Promise<void>): Promise<readonly NoteDiagnostics[]> {
    await this.#readNotes(this.#vocabularyOf(terms), pause);
    const known: VaultKnowledge = { terms, links: await this.#resolverOf(terms, pause), whole: true };
    const found = new Map<string, readonly Diagnostic[]>();
    for (const [path, { own }] of this.#readings) if (own.length > 0) found.set(path, own);
    const relations = relateLessons(
      [...this.#readings.values()].map(({ lesson }) => lesson).filter((lesson) => lesson !== null),
    );
    for (const lesson of relations.lessons) {
      await pause();
      const diagnostics = checkLesson(lesson, relations, known);
      if (diagnostics.length === 0) continue;
      const all = [...(found.get(lesson.path) ?? []), ...diagnostics];
      found.set(
        lesson.path,
        all.sort((a, b) => a.position.start.offset - b.position.start.offset),
      );
    }
    await pause();
    return [...found]
      .map(([path, diagnostics]) => ({ path, diagnostics }))
      .sort((one, other) => (one.path < other.path ? -1 : 1));
  }

  /** The words to look for; the same as last time where all terms have the names they had. */
  #vocabularyOf({ entries, vocabulary }: VaultTerms): TermVocabulary {
    const words = JSON.stringify(entries.map(({ term, aliases, avoid }) => [term, aliases, avoid]));
    if (words !== this.#words || this.#vocabulary === null) this.#vocabulary = vocabulary;
    this.#words = words;
    return this.#vocabulary;
  }

  /** Reads the notes that changed since they were read, and forgets those that are gone. */
  async #readNotes(vocabulary: TermVocabulary, pause: () => Promise<void>): Promise<void> {
    const { app, settings, onProgress } = this.#options;
    const { vault, metadataCache } = app;
    const notes = vault.getMarkdownFiles().filter((file) => this.#isChecked(file));
    const paths = new Set(notes.map(({ path }) => path));
    for (const path of this.#readings.keys()) if (!paths.has(path)) this.#readings.delete(path);
    const due = notes.filter(
      (file) => !isCurrent(this.#readings.get(file.path), file, metadataCache.getFileCache(file), vocabulary),
    );
    this.#waiting = due.length;
    for (const file of due) {
      this.#waiting--;
      const cache = metadataCache.getFileCache(file);
      const state = { cache, mtime: file.stat.mtime, vocabulary };
      const mayMatter = cache === null || mayHaveDiagnostics(cache);
      const text = mayMatter ? await vault.cachedRead(file).catch(() => null) : "";
      // A check that is given up reads no note to its end, and one that goes on is told of what moved meanwhile.
      await pause();
      if (text === null || vault.getFileByPath(file.path) !== file) this.#readings.delete(file.path);
      else this.#readings.set(file.path, readForDiagnostics(file.path, text, settings().termsKey, state));
      if (mayMatter) onProgress?.();
    }
  }

  #isChecked(file: TAbstractFile | null): file is TFile {
    if (!(file instanceof TFile) || file.extension.toLowerCase() !== "md") return false;
    return !this.#isGlossary(file.path) && !isConflictCopy(file.path);
  }

  #isGlossary(path: string): boolean {
    return path.toLowerCase() === this.#options.terms.current.glossary.toLowerCase();
  }

  /** What the vault's links may lead to. */
  async #resolverOf(terms: VaultTerms, pause: () => Promise<void>): Promise<LinkResolver> {
    const { vault, metadataCache } = this.#options.app;
    const known = new Map<string, Anchors | null>();
    const links = new LinkResolver((path, anchor) => {
      // An entry the glossary is to have need not stand in it yet.
      if (this.#isGlossary(path) && terms.get(termKey(anchor)) !== null) return null;
      const anchors = known.get(path) ?? this.#anchorsIn(path);
      known.set(path, anchors);
      return anchors;
    });
    // The glossary may be linked before it is written.
    links.addFile(terms.glossary);
    for (const file of vault.getFiles()) {
      await pause();
      links.addFile(file.path);
      const { frontmatter = null } = metadataCache.getFileCache(file) ?? {};
      if (frontmatter === null) continue;
      for (const alias of parseFrontMatterAliases(frontmatter) ?? []) links.addName(alias);
    }
    for (const { term, aliases } of terms.entries) {
      await pause();
      for (const name of [term, ...aliases]) links.addName(name);
    }
    return links;
  }

  /** What links may lead to in a note; null where the app does not know, and in what is not checked. */
  #anchorsIn(path: string): Anchors | null {
    const { vault, metadataCache } = this.#options.app;
    const file = vault.getFileByPath(path);
    if (file === null || !(this.#isGlossary(path) || this.#isChecked(file))) return null;
    const cache = metadataCache.getFileCache(file);
    if (cache === null) return null;
    return {
      headings: cache.headings?.map(({ heading }) => heading) ?? [],
      ids: [
        ...Object.keys(cache.blocks ?? {}),
        ...(this.#readings.get(path)?.lesson?.ids ?? []).map(({ id }) => id),
      ],
    };
  }
}

/** What a diagnostic is about, as people look for it. */
export type DiagnosticKind = "front-matter" | "terms" | "links" | "blocks";

/** The kinds in the order they are offered, with what they are called. */
export const DIAGNOSTIC_KINDS: readonly { readonly kind: DiagnosticKind; readonly name: string }[] = [
  { kind: "front-matter", name: "Properties" },
  { kind: "terms", name: "Terms" },
  { kind: "links", name: "Links" },
  { kind: "blocks", name: "Blocks" },
];

const LINKS = new Set(["lesson/dead-link", "lesson/broken-anchor", "lesson/undefined-term"]);
const TERMS = new Set(["lesson/two-definitions", "lesson/avoided-word"]);

export function kindOf({ code }: Diagnostic): DiagnosticKind {
  const known = kinds.get(code);
  if (known !== undefined) return known;
  const kind = kindOfCode(code);
  kinds.set(code, kind);
  return kind;
}

/** There are thousands of diagnostics, and a few codes. */
const kinds = new Map<string, DiagnosticKind>();

function kindOfCode(code: string): DiagnosticKind {
  if (LINKS.has(code)) return "links";
  if (TERMS.has(code) || code.startsWith("lesson/term-")) return "terms";
  return /^lesson\/(?:front-matter|yaml|property)/.test(code) ? "front-matter" : "blocks";
}
