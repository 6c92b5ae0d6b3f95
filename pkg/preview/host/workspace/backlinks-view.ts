import type {
  CachedMetadata,
  Reference,
  ReferenceCache,
  TFile as ObsidianFile,
  WorkspaceLeaf,
} from "obsidian";
import { debounce } from "../base/debounce";
import { getLinkpath } from "../metadata/links";
import { TFile } from "../vault/files";
import { activeNote, followActiveNote } from "./active-note";
import { linesOf, type LineMatch, type Span } from "./search/match-note";
import { places, ResultList } from "./search/result-list";
import type { SearchHost } from "./search/search-view";
import { ItemView } from "./view";

/** The notes that link to the one in use, with the lines the links stand in. */
export class BacklinksView extends ItemView {
  override icon = "links-coming-in";
  override navigation = false;
  private readonly host: SearchHost;
  private readonly statusEl: HTMLElement;
  private readonly results: ResultList;
  private file: ObsidianFile | null = null;
  /** What was asked last; answers to what was asked before are dropped. */
  private asked = 0;

  constructor(leaf: WorkspaceLeaf, host: SearchHost) {
    super(leaf);
    this.host = host;
    this.headerEl.remove();
    this.statusEl = this.contentEl.createDiv({ cls: "search-status", attr: { role: "status" } });
    this.results = new ResultList(this.contentEl, "Backlinks", host);
  }

  getViewType(): string {
    return "backlink";
  }

  getDisplayText(): string {
    return "Backlinks";
  }

  override onload(): void {
    followActiveNote(this, () => {
      const file = activeNote(this)?.file ?? null;
      if (file === this.file) return;
      this.file = file;
      void this.draw();
    });
    const redraw = debounce(() => this.draw(), 100, true);
    this.registerEvent(this.app.metadataCache.on("resolved", () => void redraw()));
    this.register(() => redraw.cancel());
    this.file = activeNote(this)?.file ?? null;
    void this.draw();
  }

  private async draw(): Promise<void> {
    const asked = ++this.asked;
    const { file } = this;
    const found: { readonly source: TFile; readonly matches: readonly LineMatch[] }[] = [];
    for await (const { file: source, text } of this.host.texts(file === null ? [] : this.linkers(file))) {
      if (asked !== this.asked) return;
      const cache = this.app.metadataCache.getFileCache(source);
      if (cache === null || file === null) continue;
      found.push({ source, matches: linesOf(text, this.spansOf(cache, source, file)) });
    }
    if (asked !== this.asked) return;
    this.results.clear();
    for (const { source, matches } of found) this.results.add(source, matches);
    const count = found.reduce(
      (sum, { matches }) => sum + matches.reduce((n, match) => n + match.spans.length, 0),
      0,
    );
    if (file === null) this.statusEl.setText("No note is open.");
    else if (found.length === 0) this.statusEl.setText(`No note links to ${file.basename}.`);
    else this.statusEl.setText(`Linked to ${file.basename} in ${places(count)}.`);
  }

  private linkers(file: ObsidianFile): TFile[] {
    const { metadataCache, vault } = this.app;
    return Object.entries(metadataCache.resolvedLinks)
      .filter(([path, targets]) => path !== file.path && (targets[file.path] ?? 0) > 0)
      .map(([path]) => vault.getFileByPath(path))
      .filter((source): source is TFile & ObsidianFile => source instanceof TFile)
      .sort((a, b) => a.path.localeCompare(b.path));
  }

  /** Where a note's links to `target` stand. Links in front matter have no place of their own: its first line stands for them. */
  private spansOf(cache: CachedMetadata, source: TFile, target: ObsidianFile): Span[] {
    const leads = ({ link }: Reference): boolean =>
      this.app.metadataCache.getFirstLinkpathDest(getLinkpath(link), source.path) === target;
    const inText = [...(cache.links ?? []), ...(cache.embeds ?? [])]
      .filter(leads)
      .map(({ position }: ReferenceCache): Span => [position.start.offset, position.end.offset]);
    const inFrontMatter = (cache.frontmatterLinks ?? []).filter(leads).map((): Span => [0, 3]);
    return [...inFrontMatter, ...inText];
  }
}
