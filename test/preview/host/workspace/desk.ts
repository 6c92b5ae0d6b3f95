import type { App, TFile, WorkspaceLeaf as ObsidianLeaf } from "obsidian";
import { MetadataCache } from "../../../../pkg/preview/host/metadata/metadata-cache";
import { Vault } from "../../../../pkg/preview/host/vault/vault";
import { ViewRegistry } from "../../../../pkg/preview/host/workspace/registry";
import { FileView, ItemView } from "../../../../pkg/preview/host/workspace/view";
import { Workspace } from "../../../../pkg/preview/host/workspace/workspace";
import { FakeServer } from "../support/fake-server";

/** A workspace over a vault in memory, with views that only note what they are told. */
export interface Desk {
  readonly workspace: Workspace;
  file(path: string): TFile;
  /** Opens a note where it would be opened. */
  open(path: string, where?: Parameters<Workspace["getLeaf"]>[0]): Promise<void>;
  /** What is open in the main area: tabs with spaces between them, the shown one in brackets; panes with `|` between. */
  main(): string;
}

class NoteView extends FileView {
  scroll = 0;

  getViewType(): string {
    return "markdown";
  }

  override getEphemeralState(): Record<string, unknown> {
    return { scroll: this.scroll };
  }

  override setEphemeralState(state: unknown): void {
    const { scroll } = state as { scroll?: number };
    if (scroll !== undefined) this.scroll = scroll;
  }
}

class PanelView extends ItemView {
  override navigation = false;
  query = "";

  getViewType(): string {
    return "panel";
  }

  getDisplayText(): string {
    return "Panel";
  }

  override getState(): Record<string, unknown> {
    return { query: this.query };
  }

  override setState(state: unknown): Promise<void> {
    this.query = (state as { query?: string }).query ?? "";
    return Promise.resolve();
  }
}

export interface DeskOptions {
  readonly deferred?: boolean;
  readonly files?: Readonly<Record<string, string>>;
  readonly reach?: (file: TFile) => Promise<void>;
  readonly confirmNewNote?: (path: string) => Promise<boolean>;
}

export async function makeDesk(options: DeskOptions = {}): Promise<Desk> {
  const { files = { "A.md": "# A\n[[B#Part]]", "B.md": "# Part", "C.md": "" } } = options;
  const server = new FakeServer(files);
  const vault = Vault.open(server.connect(), "Test", false);
  const metadataCache = new MetadataCache(vault, false);
  vault.load(server.listing().entries);
  await metadataCache.indexAll(true);
  const views = new ViewRegistry();
  const app = {
    vault,
    metadataCache,
    fileManager: { getNewFileParent: () => vault.getRoot() },
  } as unknown as App & { workspace: Workspace };
  const workspace = new Workspace({
    app,
    views,
    deferred: options.deferred ?? true,
    narrow: () => false,
    reach: options.reach ?? (() => Promise.resolve()),
    confirmNewNote: options.confirmNewNote ?? (() => Promise.resolve(false)),
  });
  Object.assign(app, { workspace });
  document.body.replaceChildren(workspace.containerEl);
  const asView = (view: unknown) => view as ReturnType<NonNullable<ReturnType<ViewRegistry["creator"]>>>;
  views.register("markdown", (leaf: ObsidianLeaf) => asView(new NoteView(leaf)));
  views.registerExtensions(["md"], "markdown");
  views.describe("panel", "Panel", "list");
  views.register("panel", (leaf: ObsidianLeaf) => asView(new PanelView(leaf)));
  const file = (path: string): TFile => {
    const found = vault.getFileByPath(path);
    if (found === null) throw new Error(`There is no ${path}.`);
    return found;
  };
  return {
    workspace,
    file,
    open: async (path, where = false) => {
      await workspace.getLeaf(where).openFile(file(path));
    },
    main: () =>
      workspace.rootSplit.children
        .map((group) =>
          group.leaves
            .map((leaf) => {
              const name = leaf.view.getViewType() === "empty" ? "-" : leaf.getDisplayText();
              return leaf === group.shown ? `[${name}]` : name;
            })
            .join(" "),
        )
        .join(" | "),
  };
}
