import type { Side } from "obsidian";

/** The line of buttons at a side of the page. The app documents nothing of it but that each side has one. */
export class WorkspaceRibbon {
  readonly side: Side;

  constructor(side: Side) {
    this.side = side;
  }
}
