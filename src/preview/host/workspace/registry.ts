import type { ViewCreator } from "obsidian";

/** Which view shows what: by type, and which type a file's extension opens. */
export class ViewRegistry {
  private readonly creators = new Map<string, ViewCreator>();
  private readonly extensions = new Map<string, string>();

  /** Throws when the type is taken, as the app does. */
  register(type: string, creator: ViewCreator): void {
    if (this.creators.has(type)) throw new Error(`Attempting to register an existing view type "${type}"`);
    this.creators.set(type, creator);
  }

  unregister(type: string): void {
    this.creators.delete(type);
  }

  creator(type: string): ViewCreator | null {
    return this.creators.get(type) ?? null;
  }

  registerExtensions(extensions: readonly string[], type: string): void {
    for (const extension of extensions) this.extensions.set(extension, type);
  }

  unregisterExtensions(extensions: readonly string[]): void {
    for (const extension of extensions) this.extensions.delete(extension);
  }

  typeForExtension(extension: string): string | null {
    return this.extensions.get(extension) ?? null;
  }
}
