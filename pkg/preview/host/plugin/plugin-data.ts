import type { PluginManifest } from "obsidian";
import type { Host } from "../host";
import { put } from "../vault/disk";
import { PathQueue } from "../vault/path-queue";
import { decodeText } from "../vault/text";

const queue = new PathQueue();
/** The version each data file was last written as, so that the echo from the disk is told from others' changes. */
const written = new Map<string, string>();

/** Where a plugin's data stands in the vault. */
export function dataPath(host: Host, manifest: PluginManifest): string {
  return `${host.pluginFolder(manifest)}/data.json`;
}

/** A plugin's data; null when there is none yet. */
export function loadData(host: Host, manifest: PluginManifest): Promise<unknown> {
  const path = dataPath(host, manifest);
  return queue.run(path, async () => {
    const content = await host.server.readIfPresent(path);
    return content === null ? null : (JSON.parse(decodeText(content.bytes)) as unknown);
  });
}

export function saveData(host: Host, manifest: PluginManifest, data: unknown): Promise<void> {
  const path = dataPath(host, manifest);
  // What is saved is what the data was when it was handed over.
  const text = JSON.stringify(data, null, 2);
  return queue.run(path, async () => {
    written.set(path, (await put(host.server, path, text)).version);
  });
}

/** Whether a change of a data file on disk was made by somebody else. */
export function changedByOthers(path: string, version: string): Promise<boolean> {
  return queue.run(path, () => Promise.resolve(written.get(path) !== version));
}
