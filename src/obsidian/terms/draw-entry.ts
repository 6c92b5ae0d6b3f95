import { Keymap, MarkdownRenderer, type App, Component, setIcon } from "obsidian";
import type { Entry } from "../../core/glossary/entries";
import type { TermStanding } from "../../core/schedule/standing";
import { harmlessHref, wikilinksOf } from "../../core/markdown/links";
import { fileName } from "../../core/vault/note-path";
import type { TermStore } from "./term-store";

export interface EntryDrawing {
  readonly app: App;
  readonly terms: TermStore;
  readonly entry: Entry;
  /** What is rendered lives as long as it. */
  readonly owner: Component;
  /** A definition stands there now, and takes room. */
  readonly onGrown: () => void;
  /** A link was followed, and is about to open. */
  readonly onFollow: () => void;
}

/** A note a row of facts leads to. */
interface LinkedNote {
  readonly text: string;
  readonly path: string;
}

/** More lessons and notes than this are counted, not listed. */
const LISTED = 4;

/** Draws what the glossary says of a term: its definitions, the lessons that introduce it, the drills that practise it. */
export function drawEntry(el: HTMLElement, drawing: EntryDrawing): void {
  const { terms, entry, owner } = drawing;
  drawDefinitions(el, drawing);
  const facts = el.createDiv({ cls: "gfr-entry-facts" });
  if (entry.aliases.length > 0) facts.createDiv({ text: `Also called ${entry.aliases.join(" · ")}` });
  if (entry.avoid.length > 0) facts.createDiv({ text: `Avoid ${entry.avoid.join(" · ")}` });
  const lessons = entry.lessons.map(({ title, path }) => ({ text: title, path }));
  drawNotes(facts, "Introduced in ", lessons);
  const practice = terms.practiceOf(entry);
  const drills = practice.reduce((sum, each) => sum + each.drills, 0);
  const notes = practice.map(({ path }) => ({ text: fileName(path), path }));
  drawNotes(facts, drills === 1 ? "In 1 drill: " : `In ${drills} drills: `, notes);
  drawStanding(facts, drawing);
  for (const name of ["click", "auxclick"] as const)
    owner.registerDomEvent(el, name, (event) => follow(event, drawing));
}

/** How a term stands, as its sign and in words. */
const STANDINGS: Readonly<Record<TermStanding, { readonly sign: string; readonly words: string }>> = {
  introduced: { sign: "○", words: "Introduced, not practised yet" },
  practised: { sign: "◐", words: "Practised, not proven yet" },
  proven: { sign: "●", words: "Proven: right on two days" },
};

/** Says where the reader stands with the term, once that is known and whenever it changes. */
function drawStanding(into: HTMLElement, { terms, entry, owner, onGrown }: EntryDrawing): void {
  const { standings } = terms;
  if (standings === null) return;
  const row = into.createDiv({ cls: "gfr-entry-standing" });
  const draw = (): void => {
    const standing = standings.standingOf(entry.key);
    row.empty();
    row.toggle(standing !== null);
    if (standing === null) return;
    const { sign, words } = STANDINGS[standing];
    row.createSpan({ text: sign, attr: { "aria-hidden": "true" } });
    row.appendText(` ${words}`);
    onGrown();
  };
  owner.register(standings.onChange(draw));
  draw();
}

/** A link that a click in the entry opens. */
export function drawLink(into: HTMLElement, linktext: string, info: DomElementInfo): HTMLElement {
  const { cls = "", attr, ...rest } = info;
  return into.createEl("a", {
    ...rest,
    cls: `internal-link ${String(cls)}`.trim(),
    href: harmlessHref(linktext),
    attr: { ...attr, "data-href": linktext },
  });
}

function drawDefinitions(el: HTMLElement, { app, terms, entry, owner, onGrown }: EntryDrawing): void {
  const text = el.createDiv({ cls: "gfr-entry-text markdown-rendered" });
  if (entry.definitions.length === 0) {
    text.createEl("p", { cls: "gfr-entry-none", text: "Not defined yet." });
    return;
  }
  const list = entry.definitions.length > 1 ? text.createEl("ol") : null;
  for (const { text: markdown, lessons } of entry.definitions) {
    const into = list === null ? text : list.createEl("li");
    const source = lessons[0]?.path ?? terms.glossaryPath();
    void MarkdownRenderer.render(app, withoutTermEmbeds(markdown, terms, source), into, source, owner)
      .catch(() => into.setText(markdown))
      .then(onGrown);
  }
}

/** A definition that shows no other: an entry that embeds an entry that embeds it would have no end. */
function withoutTermEmbeds(markdown: string, terms: TermStore, source: string): string {
  let text = markdown;
  for (const { target, embed, offset } of [...wikilinksOf(markdown)].reverse()) {
    if (embed && terms.find(target, source) !== null) text = text.slice(0, offset) + text.slice(offset + 1);
  }
  return text;
}

function drawNotes(into: HTMLElement, label: string, notes: readonly LinkedNote[]): void {
  if (notes.length === 0) return;
  const row = into.createDiv({ text: label });
  notes.slice(0, LISTED).forEach(({ text, path }, index) => {
    if (index > 0) row.appendText(", ");
    drawLink(row, path, { text });
  });
  if (notes.length > LISTED) row.appendText(` and ${notes.length - LISTED} more`);
}

function follow(event: MouseEvent, { app, entry, onFollow }: EntryDrawing): void {
  const link = (event.target as Element | null)?.closest<HTMLElement>("a.internal-link") ?? null;
  if (link === null || event.button > 1) return;
  event.preventDefault();
  event.stopPropagation();
  const source = entry.lessons[0]?.path ?? "";
  void app.workspace.openLinkText(link.dataset.href ?? "", source, Keymap.isModEvent(event));
  onFollow();
}

export interface EntryBoxOptions {
  readonly app: App;
  readonly terms: TermStore;
  readonly entry: Entry;
  /** What opens the entry. */
  readonly link: string;
  /** It takes more room than before. */
  readonly onGrown?: () => void;
}

/** An entry of the glossary in a note that embeds its term, as the app shows a part of another note. */
export class EntryBox extends Component {
  readonly el: HTMLElement;
  readonly #options: EntryBoxOptions;

  constructor(options: EntryBoxOptions) {
    super();
    this.#options = options;
    this.el = createDiv({ cls: "gfr-term-embed markdown-embed inline-embed" });
  }

  override onload(): void {
    const { app, terms, entry, link, onGrown = () => undefined } = this.#options;
    const content = this.el.createDiv({ cls: "markdown-embed-content markdown-rendered" });
    content.createEl("h3", { text: entry.term });
    drawEntry(content, { app, terms, entry, owner: this, onGrown, onFollow: () => undefined });
    const label = `Open “${entry.term}” in the glossary`;
    setIcon(drawLink(content, link, { cls: "markdown-embed-link", attr: { "aria-label": label } }), "link");
  }
}
