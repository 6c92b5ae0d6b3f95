import type { App, HoverLinkSource, SettingDefinitionItem } from "obsidian";
import { SettingTab } from "../settings/setting-tab";

/** Under this name the vault keeps where a link shows its note only while Ctrl is held. */
const KEY = "page-preview";

type Sources = ReadonlyMap<string, HoverLinkSource>;

/** Whether a link of a source shows its note only while Ctrl or Cmd is held: as chosen, else as the source would have it. */
export function needsMod(app: App, sources: Sources, id: string): boolean {
  return chosen(app)[id] ?? sources.get(id)?.defaultMod ?? false;
}

/** Where links show their notes under the pointer at once, and where only with a key. */
export class PagePreviewTab extends SettingTab {
  private readonly sources: Sources;

  constructor(app: App, sources: Sources) {
    super(app);
    this.sources = sources;
  }

  override getSettingDefinitions(): SettingDefinitionItem[] {
    const items = [...this.sources].map(([id, { display }]) => ({
      name: display,
      control: { type: "toggle" as const, key: id },
    }));
    return [{ type: "group", heading: "Show a link's note only while Ctrl or Cmd is held", items }];
  }

  override getControlValue(id: string): boolean {
    return needsMod(this.app, this.sources, id);
  }

  override setControlValue(id: string, value: unknown): void {
    this.app.saveLocalStorage(KEY, { ...chosen(this.app), [id]: value === true });
  }
}

function chosen(app: App): Readonly<Record<string, boolean | undefined>> {
  const kept = app.loadLocalStorage(KEY) as unknown;
  return typeof kept === "object" && kept !== null ? (kept as Record<string, boolean>) : {};
}
