import { StateEffect, StateField } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { ViewPlugin } from "@codemirror/view";
import type { LivePreviewStateType, MarkdownFileInfo } from "obsidian";

/** The note an editor shows and the interface to it. Every editor's state is made with a value of its own. */
export const editorInfoField = StateField.define<MarkdownFileInfo>({
  create: () => outsideNote("editorInfoField"),
  update: (info) => info,
});

/** The editor's view, for extensions that have only its state. */
export const editorEditorField = StateField.define<EditorView>({
  create: () => outsideNote("editorEditorField"),
  update: (view) => view,
});

/** The editor changes between Live Preview and source mode. */
export const livePreviewChanged = StateEffect.define<boolean>();

/** Whether the editor is in Live Preview and not in source mode. */
export const editorLivePreviewField = StateField.define<boolean>({
  create: () => false,
  update: (on, { effects }) =>
    effects.reduce((value, effect) => (effect.is(livePreviewChanged) ? effect.value : value), on),
});

class PointerState implements LivePreviewStateType {
  mousedown = false;
}

/** Whether the mouse is held down in the editor: what stands at the cursor should not change under it. */
export const livePreviewState = ViewPlugin.fromClass(PointerState, {
  eventHandlers: {
    mousedown(event) {
      if (event.button !== 0) return;
      this.mousedown = true;
      const { ownerDocument } = event.currentTarget as HTMLElement;
      ownerDocument.addEventListener("mouseup", () => void (this.mousedown = false), { once: true });
    },
  },
});

function outsideNote(field: string): never {
  throw new Error(`${field} is there only in the editor of a note.`);
}
