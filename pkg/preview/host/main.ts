import type { App } from "obsidian";
import { installDomExtensions } from "./dom/install";
import { setPlatform } from "./base/platform";
import type { Host } from "./host";
import { readSwitches } from "./switches";
import { showFatal, startPreview } from "./start-preview";
import type { LoadedPlugin } from "./plugin/load-plugin";
import { VaultServer } from "./vault/vault-server";

/** What tests and curious people find on the page. */
export interface PreviewHandle {
  readonly host: Host | null;
  readonly app: App | null;
  /** The plugin under test; its `instance` is null while it is disabled. */
  readonly plugin: LoadedPlugin | null;
  /** Settles when the layout is ready and the first note is open; rejects when the page could not start. */
  readonly ready: Promise<void>;
}

declare global {
  interface Window {
    preview: PreviewHandle;
  }
}

installDomExtensions(window);
window.preview = begin();

function begin(): PreviewHandle {
  const parts: { host: Host | null; app: App | null; plugin: LoadedPlugin | null } = {
    host: null,
    app: null,
    plugin: null,
  };
  const ready = run(parts);
  ready.catch((error: unknown) => showFatal(error));
  return Object.assign(parts, { ready });
}

async function run(parts: {
  host: Host | null;
  app: App | null;
  plugin: LoadedPlugin | null;
}): Promise<void> {
  const { searchParams } = new URL(location.href);
  const switches = readSwitches(location.search);
  setPlatform(switches.device, navigator.userAgent, document);
  const server = new VaultServer(searchParams.get("token") ?? "");
  await startPreview(server, switches, (host, plugin) =>
    Object.assign(parts, { host, app: host.app, plugin }),
  );
}
