import { Events } from "../base/events";

/** A place in the page's tree of places: a leaf, a group of tabs, panes beside each other, a whole window. */
export abstract class WorkspaceItem extends Events {
  abstract parent: WorkspaceItem | null;

  /** The top of the tree this item is part of: the main area, a dock or a window. */
  getRoot(): WorkspaceItem {
    return this.parent?.getRoot() ?? this;
  }

  /** The main area or the window this item is shown in; docks belong to the main area. */
  getContainer(): WorkspaceItem {
    return this.parent?.getContainer() ?? this;
  }
}

/** A place that holds others. */
export abstract class WorkspaceParent extends WorkspaceItem {
  abstract readonly containerEl: HTMLElement;
}
