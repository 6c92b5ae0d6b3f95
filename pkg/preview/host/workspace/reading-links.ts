import type { MarkdownView as ObsidianMarkdownView, TFile as ObsidianFile } from "obsidian";

import { Notice } from "../ui/notice";

/** The note that is read. */
type ReadNote = Pick<ObsidianMarkdownView, "app" | "hoverPopover"> & { readonly file: ObsidianFile | null };

type OpenLink = (linktext: string, sourcePath: string, event: MouseEvent) => void;

/** Opens what is clicked in a note that is read: links, tags, footnotes, the boxes of tasks; tells what is pointed at. */
export function listenForLinks(el: HTMLElement, note: ReadNote, open: OpenLink): void {
  const click = (event: MouseEvent): void => onClick(el, note, open, event);
  el.addEventListener("click", click);
  el.addEventListener("auxclick", click);
  el.addEventListener("pointerover", (event) => onHover(note, event));
}

function onClick(el: HTMLElement, note: ReadNote, open: OpenLink, event: MouseEvent): void {
  const target = event.target as Element;
  const link = target.closest<HTMLAnchorElement>("a");
  if (link === null || event.defaultPrevented || event.button > 1) {
    onTaskBox(note, event);
    return;
  }
  const source = sourcePathOf(note, link);
  if (link.hasClass("internal-link")) {
    event.preventDefault();
    open(link.dataset.href ?? link.getAttribute("href") ?? "", source, event);
  } else if (link.getAttribute("href")?.startsWith("#") === true) {
    // A tag or a footnote: the page's own address keeps the note's path behind its #.
    event.preventDefault();
    const id = link.getAttribute("href")?.slice(1) ?? "";
    const place = link.hasClass("tag") ? null : el.find(`[id="user-content-${CSS.escape(id)}"]`);
    place?.scrollIntoView({ block: "center" });
  }
}

/** Ticks or unticks a task where it stands, when the line still holds it. */
function onTaskBox(note: ReadNote, event: MouseEvent): void {
  const box = event.target as HTMLInputElement;
  const line = Number(box.closest<HTMLElement>("li[data-line]")?.dataset.line ?? Number.NaN);
  if (!box.classList.contains("task-list-item-checkbox") || Number.isNaN(line) || note.file === null) return;
  event.preventDefault();
  // Inside an embed or a callout's own numbering the line is not this note's.
  if (box.closest(".internal-embed, [class*='block-language-']") !== null) return;
  const ticked = note.app.vault.process(note.file, (text) => {
    const lines = text.split("\n");
    const found = /^([\s>]*(?:[-*+]|\d+[.)])\s+\[)(.)(\])/u.exec(lines[line] ?? "");
    if (found === null) return text;
    const [whole, before = "", mark = " ", after = ""] = found;
    lines[line] = before + (mark === " " ? "x" : " ") + after + (lines[line] ?? "").slice(whole.length);
    return lines.join("\n");
  });
  ticked.catch((error: unknown) => new Notice(error instanceof Error ? error.message : String(error)));
}

function onHover(note: ReadNote, event: PointerEvent): void {
  const link = (event.target as Element).closest<HTMLElement>("a.internal-link");
  if (link === null || event.pointerType === "touch") return;
  note.app.workspace.trigger("hover-link", {
    event,
    source: "preview",
    hoverParent: note,
    targetEl: link,
    linktext: link.dataset.href ?? "",
    sourcePath: sourcePathOf(note, link),
  });
}

function sourcePathOf(note: ReadNote, link: Element): string {
  const embed = link.parentElement?.closest<HTMLElement>(".internal-embed[data-src]");
  const path = note.file?.path ?? "";
  if (!embed) return path;
  return (
    note.app.metadataCache.getFirstLinkpathDest(embed.dataset.src?.split("#")[0] ?? "", path)?.path ?? path
  );
}
