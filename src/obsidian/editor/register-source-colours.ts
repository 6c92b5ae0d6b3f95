import type { Plugin } from "obsidian";
import type { SynchronousHighlighter } from "../../highlight/tokens";
import { whenIdle } from "../blocks/when-idle";
import type { SettingsStore } from "../settings/settings-store";
import { sourceColours } from "./source-colours";

/** Colours our blocks in every editor of the app until the plugin unloads. */
export function registerSourceColours(
  plugin: Plugin,
  settings: SettingsStore,
  highlighter: SynchronousHighlighter,
): void {
  plugin.registerEditorExtension(
    sourceColours({ highlighter, whenIdle, readable: () => settings.current.readableColours }),
  );
  let before = settings.current.readableColours;
  plugin.register(
    settings.onChange(({ readableColours }) => {
      if (readableColours === before) return;
      before = readableColours;
      plugin.app.workspace.updateOptions();
    }),
  );
}
