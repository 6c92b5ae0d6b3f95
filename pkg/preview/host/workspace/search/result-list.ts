import { setIcon } from "../../ui/icons";
import type { TFile } from "../../vault/files";
import type { LineMatch } from "./match-note";

/** How many notes are shown before one asks for more. */
const SHOWN = 100;

/** How many lines of one note are shown before one asks for more. */
const LINES = 8;

export interface ResultListHost {
  open(file: TFile, line: number | null, event: MouseEvent): void;
  hover(file: TFile, line: number, target: HTMLElement, event: PointerEvent): void;
}

interface Result {
  readonly file: TFile;
  readonly matches: readonly LineMatch[];
}

/** Notes with the lines that were found in them. A note folds; arrow keys go from line to line. */
export class ResultList {
  readonly containerEl: HTMLElement;
  private readonly host: ResultListHost;
  private readonly moreEl: HTMLButtonElement;
  private readonly listEl: HTMLElement;
  private waiting: Result[] = [];
  private room = SHOWN;

  constructor(parent: HTMLElement, label: string, host: ResultListHost) {
    this.host = host;
    this.containerEl = parent.createDiv({
      cls: "search-results",
      attr: { role: "region", "aria-label": label },
    });
    this.listEl = this.containerEl.createDiv({ cls: "search-results-children" });
    this.moreEl = this.containerEl.createEl("button", { cls: "search-results-more", type: "button" });
    this.moreEl.hide();
    this.moreEl.addEventListener("click", () => this.showMore());
    this.containerEl.addEventListener("keydown", (event) => this.onKey(event));
  }

  clear(): void {
    this.listEl.empty();
    this.waiting = [];
    this.room = SHOWN;
    this.moreEl.hide();
  }

  add(file: TFile, matches: readonly LineMatch[]): void {
    if (this.room > 0) {
      this.room -= 1;
      this.draw({ file, matches });
      return;
    }
    this.waiting.push({ file, matches });
    this.moreEl.setText(`Show more (${String(this.waiting.length)} notes)`);
    this.moreEl.show();
  }

  private showMore(): void {
    const last = this.listEl.lastElementChild;
    for (const result of this.waiting.splice(0, SHOWN)) this.draw(result);
    if (this.waiting.length === 0) this.moreEl.hide();
    else this.moreEl.setText(`Show more (${String(this.waiting.length)} notes)`);
    last?.nextElementSibling?.querySelector("button")?.focus();
  }

  private draw({ file, matches }: Result): void {
    const item = this.listEl.createDiv({ cls: "tree-item search-result" });
    const title = item.createEl("button", {
      cls: "tree-item-self search-result-file-title is-clickable",
      type: "button",
      attr: { "aria-expanded": matches.length > 0 ? true : null },
    });
    const icon = title.createDiv({ cls: "tree-item-icon collapse-icon" });
    title.createDiv({ cls: "tree-item-inner", text: file.basename });
    if (file.parent !== null && file.parent.path !== "/")
      title.createDiv({ cls: "search-result-folder", text: file.parent.path });
    if (matches.length === 0) {
      title.addEventListener("click", (event) => this.host.open(file, null, event));
      return;
    }
    setIcon(icon, "chevron-down");
    const count = matches.reduce((sum, match) => sum + match.spans.length, 0);
    title.createDiv({ cls: "tree-item-flair", text: String(count), attr: { "aria-label": places(count) } });
    const lines = item.createDiv({ cls: "search-result-file-matches" });
    title.addEventListener("click", () => {
      const folded = title.getAttribute("aria-expanded") === "true";
      title.setAttr("aria-expanded", !folded);
      setIcon(icon, folded ? "chevron-right" : "chevron-down");
      lines.toggle(!folded);
    });
    this.drawLines(lines, file, matches, LINES);
  }

  private drawLines(parent: HTMLElement, file: TFile, matches: readonly LineMatch[], room: number): void {
    for (const match of matches.slice(0, room)) {
      const button = parent.createEl("button", { cls: "search-result-file-match", type: "button" });
      drawMarked(button, match);
      button.addEventListener("click", (event) => this.host.open(file, match.line, event));
      button.addEventListener("auxclick", (event) => {
        if (event.button === 1) this.host.open(file, match.line, event);
      });
      button.addEventListener("pointerenter", (event) => this.host.hover(file, match.line, button, event));
    }
    const rest = matches.slice(room);
    if (rest.length === 0) return;
    const more = parent.createEl("button", {
      cls: "search-result-file-match mod-more",
      type: "button",
      text: `${String(rest.length)} more lines`,
    });
    more.addEventListener("click", () => {
      more.remove();
      this.drawLines(parent, file, rest, Infinity);
    });
  }

  private onKey(event: KeyboardEvent): void {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const current = this.containerEl.doc.activeElement;
    const buttons = this.containerEl.findAll("button").filter((button) => button.offsetParent !== null);
    const at = buttons.indexOf(current as HTMLElement);
    if (by !== 0) {
      event.preventDefault();
      buttons[Math.max(0, Math.min(at + by, buttons.length - 1))]?.focus();
      return;
    }
    const folds = (event.key === "ArrowLeft" && "true") || (event.key === "ArrowRight" && "false");
    if (folds === false || current?.getAttribute("aria-expanded") !== folds) return;
    event.preventDefault();
    (current as HTMLElement).click();
  }
}

/** `1 place`, `2 places`. */
export function places(count: number): string {
  return `${String(count)} ${count === 1 ? "place" : "places"}`;
}

function drawMarked(el: HTMLElement, { text, spans }: LineMatch): void {
  let from = 0;
  for (const [start, end] of spans) {
    if (start < from) continue;
    el.appendText(text.slice(from, start));
    el.createEl("mark", { cls: "search-result-file-matched-text", text: text.slice(start, end) });
    from = end;
  }
  el.appendText(text.slice(from));
}
