import type { ViewState, WorkspaceLeaf } from "obsidian";
import type { ViewFace } from "./registry";
import { View } from "./view";

/** What a leaf shows when nothing is open in it. */
export class EmptyView extends View {
  override icon = "file-text";
  private readonly sentence: string;

  constructor(
    leaf: WorkspaceLeaf,
    sentence = "Nothing is open here. Choose a note on the left, or press Ctrl O.",
  ) {
    super(leaf);
    this.sentence = sentence;
  }

  getViewType(): string {
    return "empty";
  }

  getDisplayText(): string {
    return "New tab";
  }

  override onload(): void {
    this.containerEl
      .createDiv({ cls: "empty-state" })
      .createDiv({ cls: "empty-state-title", text: this.sentence });
  }
}

/** Stands for a view in the background until the leaf is first shown. */
export class DeferredView extends View {
  readonly target: ViewState;
  /** Where in it the view is to begin. */
  readonly place: unknown;

  private readonly face: ViewFace | null;

  constructor(leaf: WorkspaceLeaf, target: ViewState, place: unknown, face: ViewFace | null) {
    super(leaf);
    this.face = face;
    if (face !== null) this.icon = face.icon;
    this.target = target;
    this.place = place;
  }

  getViewType(): string {
    return this.target.type;
  }

  getDisplayText(): string {
    const file = this.target.state?.file;
    return typeof file === "string"
      ? (file.split("/").at(-1)?.replace(/\.md$/, "") ?? file)
      : (this.face?.name ?? this.target.type);
  }

  override getState(): Record<string, unknown> {
    return this.target.state ?? {};
  }

  override getEphemeralState(): Record<string, unknown> {
    return (this.place ?? {}) as Record<string, unknown>;
  }
}
