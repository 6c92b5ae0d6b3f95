import type { App } from "obsidian";
import type { Component } from "../../base/component";
import type { Switches } from "../../switches";

/** What Live Preview asks of the editor it is in. */
export interface LivePreviewHost {
  readonly app: App;
  readonly switches: Switches;
  /** Path of the note in the editor. */
  readonly sourcePath: () => string;
  /** Owns what widgets render; ends with the editor. */
  readonly owner: Component;
  readonly openLink: (linktext: string, event: MouseEvent) => void;
}
