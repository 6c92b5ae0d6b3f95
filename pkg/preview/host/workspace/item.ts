import { Events } from "../base/events";

/** A place in the page's tree of places: a leaf, a group of tabs, the main area, a dock. */
export abstract class WorkspaceItem extends Events {
  abstract parent: WorkspaceItem | null;

  /** The top of the tree this item is part of: the main area or a dock. */
  getRoot(): WorkspaceItem {
    return this.parent?.getRoot() ?? this;
  }

  /** The window this item is shown in, of which there is one; docks belong to the main area. */
  getContainer(): WorkspaceItem {
    return this.parent?.getContainer() ?? this;
  }
}

/** A place that holds others. */
export abstract class WorkspaceParent extends WorkspaceItem {
  abstract readonly containerEl: HTMLElement;
}
