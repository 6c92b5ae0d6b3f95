import { EDITOR_MODULES } from "../../../pkg/preview/host/plugin/load-plugin";

declare global {
  /** The editor's packages as the app hands them to plugins. */
  var editorModules: Readonly<Record<string, object>>;
}

globalThis.editorModules = EDITOR_MODULES;
