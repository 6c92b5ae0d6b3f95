import { Prec, type Extension } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import { blockField, blockKeymap } from "./block-field";
import { inlinePreview } from "./inline-preview";
import { linkClicks, type LivePreviewHost } from "./link-clicks";
import { blockRenderer } from "./render-block";

/** Shows a note's blocks and marks as they will be read, save where the cursor is. */
export function livePreview(host: LivePreviewHost): Extension {
  return [
    blockField(blockRenderer(host), host.switches.widgets === "remake"),
    inlinePreview(host),
    linkClicks(host),
    Prec.high(keymap.of([...blockKeymap])),
  ];
}
