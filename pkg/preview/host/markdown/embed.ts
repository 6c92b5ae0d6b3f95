import type { CachedMetadata } from "obsidian";
import { harmlessHref } from "../../../../src/core/markdown/links";
import { MarkdownRenderChild } from "../base/component";
import { parseLinktext, readableLink } from "../metadata/links";
import { resolveSubpath } from "../metadata/subpath";
import { setIcon } from "../ui/icons";
import { TFile } from "../vault/files";
import { parseNote, type ParsedNote } from "./parse-note";
import { readingOptions } from "./reading-options";
import type { Scene } from "./scene";

/** Notes embedded in notes deeper than this are shown as links. */
const DEEPEST = 5;

/** Whether a path is an image the browser can show. */
export function isImagePath(path: string): boolean {
  return /\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$/i.test(path);
}

/** Shows what `![[…]]` names in its place: an image, a note, or a part of one. */
export async function loadEmbed(span: HTMLElement, scene: Scene): Promise<void> {
  const link = span.dataset.src ?? "";
  const alt = span.dataset.alt ?? "";
  const { path, subpath } = parseLinktext(link);
  span.setAttrs({ src: link, alt: alt === "" ? readableLink(link) : alt });
  const found = scene.app.metadataCache.getFirstLinkpathDest(path, scene.sourcePath);
  const file = found instanceof TFile ? found : null;
  span.addClass("is-loaded");
  if (file === null) {
    span.addClass("mod-empty");
    span.setText(`“${readableLink(link)}” is not in this vault.`);
  } else if (isImagePath(file.path)) {
    showImage(span, scene.app.vault.getResourcePath(file), alt);
  } else if (file.extension !== "md" || scene.trail.includes(file.path) || scene.trail.length >= DEEPEST) {
    span.createEl("a", {
      cls: "internal-link",
      text: readableLink(link),
      attr: { "data-href": link },
      href: harmlessHref(link),
    });
  } else {
    const child = new NoteEmbed(span, file, subpath, scene);
    scene.owner.addChild(child);
    await child.drawn;
  }
}

function showImage(span: HTMLElement, address: string, alt: string): void {
  span.addClasses(["media-embed", "image-embed"]);
  // `![[picture.png|300]]` and `|300x200` give the size.
  const size = /^(\d+)(?:x(\d+))?$/.exec(alt);
  const image = span.createEl("img", { attr: { src: address, alt: size === null ? alt : "" } });
  if (size?.[1] !== undefined) image.setAttribute("width", size[1]);
  if (size?.[2] !== undefined) image.setAttribute("height", size[2]);
}

/** A note, or a part of it, shown inside another; drawn again when it changes. */
class NoteEmbed extends MarkdownRenderChild {
  drawn: Promise<void> = Promise.resolve();
  private readonly file: TFile;
  private readonly subpath: string;
  private readonly scene: Scene;
  private content: MarkdownRenderChild | null = null;

  constructor(span: HTMLElement, file: TFile, subpath: string, scene: Scene) {
    super(span);
    this.file = file;
    this.subpath = subpath;
    this.scene = scene;
  }

  override onload(): void {
    const redraw = (changed: unknown): void => {
      if (changed === this.file) this.drawn = this.draw();
    };
    this.registerEvent(this.scene.app.metadataCache.on("changed", redraw));
    this.drawn = this.draw();
  }

  private async draw(): Promise<void> {
    const { app } = this.scene;
    const text = await app.vault.cachedRead(this.file);
    const note = parseNote(text, readingOptions());
    const cache = app.metadataCache.getFileCache(this.file);
    const sections = this.subpath === "" ? note.sections : sectionsOf(note, cache, this.subpath);
    if (this.content !== null) this.removeChild(this.content);
    this.containerEl.empty();
    this.containerEl.addClasses(["markdown-embed", "inline-embed"]);
    const title =
      this.subpath === "" ? this.file.basename : readableLink(`${this.file.basename}${this.subpath}`);
    this.containerEl.createDiv({ cls: "markdown-embed-title", text: title });
    const content = this.containerEl.createDiv({ cls: "markdown-embed-content" });
    const opener = this.containerEl.createEl("a", {
      cls: "markdown-embed-link internal-link",
      href: harmlessHref(this.file.path + this.subpath),
      attr: { "data-href": this.file.path + this.subpath, "aria-label": `Open ${title}` },
    });
    setIcon(opener, "link");
    if (sections.length === 0)
      content.createDiv({ cls: "mod-empty", text: `“${title}” is empty or not there.` });
    const child = this.addChild(new MarkdownRenderChild(content));
    this.content = child;
    const preview = content.createDiv({ cls: "markdown-preview-view markdown-rendered" });
    const scene: Scene = {
      ...this.scene,
      sourcePath: this.file.path,
      frontmatter: note.frontmatter,
      owner: child,
      trail: [...this.scene.trail, this.file.path],
      sectionInfo: (el) => sectionInfo(el, preview, sections, text),
    };
    await Promise.all(
      sections.map((section) =>
        scene.render(preview.createDiv({ cls: "embed-section" }), [section.element], scene),
      ),
    );
  }
}

function sectionsOf(note: ParsedNote, cache: CachedMetadata | null, subpath: string): ParsedNote["sections"] {
  const part = cache === null ? null : resolveSubpath(cache, subpath);
  if (part === null) return [];
  const first = part.start.line;
  // A heading's part ends before the next heading; a block's end lies on its own last line.
  const last = part.end === null ? Infinity : part.type === "heading" ? part.end.line - 1 : part.end.line;
  return note.sections.filter((section) => section.lineEnd >= first && section.lineStart <= last);
}

function sectionInfo(el: HTMLElement, preview: HTMLElement, sections: ParsedNote["sections"], text: string) {
  const index = [...preview.children].findIndex((child) => child.contains(el));
  const section = sections[index];
  return section === undefined ? null : { text, lineStart: section.lineStart, lineEnd: section.lineEnd };
}
