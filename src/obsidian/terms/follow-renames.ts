import { Component, TFile, type App, type TAbstractFile } from "obsidian";
import { assignAddresses } from "../../core/glossary/address";
import { readTermName } from "../../core/glossary/entries";
import type { LessonTerms } from "../../core/glossary/term";
import { renamedTerms, retargetTerm, splitTarget, type Retarget } from "../../core/terms/retarget";
import type { Clock } from "../app/scheduling";
import type { BlockLinkIndex } from "./block-link-index";
import type { LinkUpdates } from "./link-updates";
import type { TermStore } from "./term-store";

/** How long to wait for the rest of what moves with a folder, in ms. */
const MOVE_QUIET = 300;

/** How long a lesson's terms must stand as they are before a new name counts as one, in ms. */
const TERM_QUIET = 8_000;

export interface FollowRenamesOptions {
  readonly app: App;
  readonly blockLinks: BlockLinkIndex;
  readonly terms: TermStore;
  readonly updates: LinkUpdates;
  readonly clock: Clock;
}

/** Sees to it that links inside drills lead where they led when a note moves or a lesson calls a term otherwise. */
export class FollowRenames extends Component {
  readonly #options: FollowRenamesOptions;
  /** Former paths by the files that have others now. */
  readonly #moved = new Map<TFile, string>();
  /** The terms of the lessons whose new names were followed last, by path. */
  #before: ReadonlyMap<string, LessonTerms> | null = null;
  #endMoves: (() => void) | null = null;
  #endTerms: (() => void) | null = null;

  constructor(options: FollowRenamesOptions) {
    super();
    this.#options = options;
  }

  override onload(): void {
    const { app, terms, clock } = this.#options;
    this.registerEvent(app.vault.on("rename", (file, oldPath) => this.#onMove(file, oldPath)));
    if (terms.ready) this.#before = this.#lessons();
    this.register(
      terms.onChange(() => {
        if (!terms.ready) return;
        this.#before ??= this.#lessons();
        this.#endTerms?.();
        this.#endTerms = clock.after(TERM_QUIET, () => void this.#followTerms());
      }),
    );
  }

  override onunload(): void {
    this.#endMoves?.();
    this.#endTerms?.();
  }

  #lessons(): ReadonlyMap<string, LessonTerms> {
    return new Map(this.#options.terms.current.lessons.map((each) => [each.path, each]));
  }

  #onMove(file: TAbstractFile, oldPath: string): void {
    if (!(file instanceof TFile)) return;
    this.#options.blockLinks.move(oldPath, file.path);
    if (!this.#moved.has(file)) this.#moved.set(file, oldPath);
    this.#endMoves?.();
    this.#endMoves = this.#options.clock.after(MOVE_QUIET, () => void this.#followMoves());
  }

  async #followMoves(): Promise<void> {
    const { app, blockLinks, updates } = this.#options;
    const byOldPath = new Map([...this.#moved].map(([file, path]) => [path, file]));
    this.#moved.clear();
    const formerPaths = new Map([...byOldPath].map(([former, file]) => [file.path, former]));
    const notes = this.#notes((path) => (target) => {
      const meant = blockLinks.meant(path, target);
      if (meant === null) return null;
      const former = formerPaths.get(path);
      // A note that moved is left by what it says from its own folder.
      const file = byOldPath.get(meant) ?? (former === undefined ? null : app.vault.getFileByPath(meant));
      return file === null ? null : newTarget(app, { file, meant, path, former: former ?? path }, target);
    });
    const [first] = byOldPath;
    blockLinks.resolve();
    if (first === undefined) return;
    const [oldPath, file] = first;
    const reason =
      byOldPath.size === 1
        ? `“${nameOf(oldPath)}” is now “${nameOf(file.path)}”.`
        : `${byOldPath.size} files have moved.`;
    await updates.offer({ reason, expected: true, notes });
  }

  async #followTerms(): Promise<void> {
    const { terms, updates } = this.#options;
    const before = this.#before;
    const now = this.#lessons();
    this.#before = now;
    if (before === null) return;
    for (const [path, lesson] of now) {
      if (before.get(path) === lesson) continue;
      for (const { from, to } of renamedTerms(before.get(path) ?? null, lesson)) {
        // Another lesson, or an alias, still answers to the former name.
        if (terms.current.get(readTermName(from).key) !== null) continue;
        const address = assignAddresses([{ key: readTermName(to).key, term: to }], []).get(
          readTermName(to).key,
        );
        if (address === undefined) continue;
        const retarget = retargetTerm({ from, to, address }, terms.glossaryPath());
        const reason = `The term “${from}” is now “${to}”.`;
        await updates.offer({ reason, expected: false, notes: this.#notes(() => retarget) });
      }
    }
  }

  /** The notes whose blocks hold a link that is to lead elsewhere. */
  #notes(retargetIn: (path: string) => Retarget): ReadonlyMap<TFile, Retarget> {
    const { app, blockLinks } = this.#options;
    const notes = new Map<TFile, Retarget>();
    for (const [path, links] of blockLinks.links) {
      const retarget = retargetIn(path);
      // Where things lead is asked now, before anything else changes.
      const targets = new Map(links.map(({ target }) => [target, retarget(target)]));
      const file = app.vault.getFileByPath(path);
      if (file !== null && [...targets.values()].some((target) => target !== null))
        notes.set(file, (target) => targets.get(target) ?? null);
    }
    return notes;
  }
}

/** What a link in a note leads to, and where both were before. */
interface MovedLink {
  readonly file: TFile;
  /** The file's former path. */
  readonly meant: string;
  /** The note's path, and its former one. */
  readonly path: string;
  readonly former: string;
}

/**
 * A link's target for where its file is now, written as it was: by name, by path or as seen from its note's folder,
 * with or without `.md`.
 */
function newTarget(
  app: App,
  { file, meant, path: source, former }: MovedLink,
  target: string,
): string | null {
  const { path, subpath } = splitTarget(target);
  if (app.metadataCache.getFirstLinkpathDest(path.trim(), source) === file) return null;
  const bare = !/\.md$/i.test(path);
  const written = (whole: string): string => (bare ? whole.replace(/\.md$/i, "") : whole);
  const folder = folderOf(former);
  if (/^\.{1,2}\//.test(path) || (folder !== "" && written(meant) === folder + path)) {
    const seen = written(seenFrom(folderOf(source), file.path));
    return (path.startsWith("./") && !seen.startsWith("../") ? `./${seen}` : seen) + subpath;
  }
  if (path.includes("/")) return (path.startsWith("/") ? "/" : "") + written(file.path) + subpath;
  return app.metadataCache.fileToLinktext(file, source, bare) + subpath;
}

/** The folder of a path, with a slash at its end; empty for the vault's own. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/** A path as seen from a folder. */
function seenFrom(folder: string, path: string): string {
  let shared = folder;
  let up = "";
  while (!path.startsWith(shared)) {
    shared = folderOf(shared.slice(0, -1));
    up += "../";
  }
  return up + path.slice(shared.length);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/i, "");
}
