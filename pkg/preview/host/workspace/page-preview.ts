import type { TFile as ObsidianFile } from "obsidian";
import type { Host } from "../host";
import { loadEmbed } from "../markdown/embed";
import { renderBlocks } from "../markdown/render-blocks";
import { parseLinktext } from "../metadata/links";
import { HoverPopover, type HoverParent } from "../ui/hover-popover";
import { Keymap } from "../ui/scope";
import type { WorkspaceLeaf } from "./leaf";

/** What the `hover-link` event tells. */
interface HoverLink {
  readonly event: MouseEvent | KeyboardEvent | null;
  readonly source: string;
  readonly hoverParent: HoverParent;
  readonly targetEl: HTMLElement | null;
  readonly linktext: string;
  readonly sourcePath?: string;
}

/** How long a finger rests on a link before its popover shows, in ms. */
const LONG_PRESS = 450;

/** Where a link in the page itself is hovered, and whether Ctrl has to be held there, as the app has it at first. */
const OWN_SOURCES = [
  ["preview", "Reading view", false],
  ["editor", "Editing view", true],
  ["file-explorer", "File explorer", true],
] as const;

let lastPreview = 0;

/** Shows a note beside a link to it: under the pointer, under the finger, or by a command. */
export class PagePreview {
  private readonly host: Host;
  /** A link that would show its note if Ctrl were held. */
  private waiting: { readonly link: HoverLink; readonly end: () => void } | null = null;

  constructor(host: Host) {
    this.host = host;
    for (const [id, display, defaultMod] of OWN_SOURCES) host.hoverSources.set(id, { display, defaultMod });
    host.workspace.on("hover-link", (link: HoverLink) => this.onHover(link));
    this.listenForFingers();
    host.commands.add({
      id: "page-preview:show",
      name: "Show page preview of the link under focus",
      checkCallback: (checking) => {
        const link = activeDocument.activeElement?.closest<HTMLElement>("a.internal-link") ?? null;
        if (link !== null && !checking) this.open(this.describe(link, "preview"), 0)?.takeFocus();
        return link !== null;
      },
    });
  }

  private onHover(link: HoverLink): void {
    this.waiting?.end();
    const needsMod = this.host.hoverSources.get(link.source)?.defaultMod ?? false;
    if (!needsMod || (link.event !== null && Keymap.isModifier(link.event, "Mod"))) {
      this.open(link);
      return;
    }
    const { targetEl } = link;
    if (targetEl === null) return;
    const pressed = (event: KeyboardEvent): void => {
      if (!Keymap.isModifier(event, "Mod")) return;
      end();
      this.open(link, 0);
    };
    const end = (): void => {
      targetEl.doc.removeEventListener("keydown", pressed);
      targetEl.removeEventListener("pointerleave", end);
      this.waiting = null;
    };
    targetEl.doc.addEventListener("keydown", pressed);
    targetEl.addEventListener("pointerleave", end);
    this.waiting = { link, end };
  }

  /** Null when the link leads to nothing that can be shown. */
  private open(link: HoverLink, wait?: number): HoverPopover | null {
    const { app } = this.host;
    const { path } = parseLinktext(link.linktext);
    const file = app.metadataCache.getFirstLinkpathDest(path, link.sourcePath ?? "");
    if (file === null || link.hoverParent.hoverPopover?.hoverEl.isConnected === true) {
      if (file === null || link.hoverParent.hoverPopover?.hoverEl.dataset.link === link.linktext) return null;
    }
    const popover = new HoverPopover(link.hoverParent, link.targetEl, wait);
    popover.hoverEl.dataset.link = link.linktext;
    popover.registerDomEvent(popover.hoverEl, "pointerover", (event: PointerEvent) => {
      const inner = (event.target as Element).closest<HTMLElement>("a.internal-link");
      if (inner === null || event.pointerType === "touch") return;
      this.host.workspace.trigger("hover-link", { ...this.describe(inner, "preview", popover), event });
    });
    for (const type of ["click", "auxclick"])
      popover.registerDomEvent(popover.hoverEl, type, (event: MouseEvent) =>
        this.onClick(popover, file, event),
      );
    void this.fill(popover, file, link.linktext);
    return popover;
  }

  private async fill(popover: HoverPopover, file: ObsidianFile, linktext: string): Promise<void> {
    const { app } = this.host;
    const { subpath } = parseLinktext(linktext);
    const span = popover.hoverEl.createDiv({
      cls: "internal-embed",
      attr: { "data-src": file.path + subpath },
    });
    await loadEmbed(span, {
      app,
      docId: `page-preview-${String(++lastPreview)}`,
      sourcePath: "",
      frontmatter: {},
      owner: popover,
      trail: [],
      render: renderBlocks,
      sectionInfo: () => null,
    });
    popover.place();
  }

  private onClick(popover: HoverPopover, file: ObsidianFile, event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLElement>("a.internal-link");
    if (link === null || event.defaultPrevented || event.button > 1) return;
    event.preventDefault();
    popover.hide();
    void this.host.workspace.openLinkText(link.dataset.href ?? "", file.path, Keymap.isModEvent(event));
  }

  /** What a link of the page would tell if it were hovered. */
  private describe(link: HTMLElement, source: string, parent?: HoverPopover): HoverLink {
    return {
      event: null,
      source,
      hoverParent: parent ?? noteAround(this.host, link) ?? { hoverPopover: null },
      targetEl: link,
      linktext: link.dataset.href ?? "",
      sourcePath: sourceOf(this.host, link),
    };
  }

  /** A finger that rests on a link shows its note, and does not follow it. */
  private listenForFingers(): void {
    document.addEventListener("pointerdown", (event) => {
      const link = (event.target as Element).closest<HTMLElement>("a.internal-link");
      if (event.pointerType !== "touch" || link === null) return;
      const timer = window.setTimeout(() => {
        const swallow = (click: Event): void => {
          click.preventDefault();
          click.stopPropagation();
        };
        link.addEventListener("click", swallow, { once: true, capture: true });
        link.addEventListener("contextmenu", swallow, { once: true, capture: true });
        this.open(this.describe(link, "preview"), 0);
      }, LONG_PRESS);
      const end = (): void => window.clearTimeout(timer);
      for (const type of ["pointerup", "pointercancel"]) document.addEventListener(type, end, { once: true });
    });
  }
}

/** A view of a note, as far as what stands in it is concerned. */
type NoteView = HoverParent & { readonly file: ObsidianFile | null };

/** The leaf an element of the page stands in; null when it stands in none. */
function leafAround({ workspace }: Host, el: Element): WorkspaceLeaf | null {
  let found: WorkspaceLeaf | null = null;
  workspace.iterateAllLeaves((leaf) => {
    if (leaf.containerEl.contains(el)) found = leaf;
  });
  return found;
}

/** The view of the note an element stands in. */
function noteAround(host: Host, el: Element): NoteView | null {
  const view = leafAround(host, el)?.view;
  return view !== undefined && "file" in view && "hoverPopover" in view
    ? (view as unknown as NoteView)
    : null;
}

/** The path of the note a link was written in, which is not the one on show when it stands in an embed. */
function sourceOf(host: Host, link: Element): string {
  const outer = noteAround(host, link)?.file?.path ?? "";
  const embed = link.parentElement?.closest<HTMLElement>(".internal-embed[data-src]");
  const inner = embed?.dataset.src?.split("#")[0];
  if (inner === undefined) return outer;
  return host.app.metadataCache.getFirstLinkpathDest(inner, outer)?.path ?? outer;
}
