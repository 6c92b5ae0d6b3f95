import type { ViewCreator } from "obsidian";

/** What a tab shows of a view. */
export interface ViewFace {
  readonly name: string;
  readonly icon: string;
}

/** Which view shows what: by type, and which type a file's extension opens. */
export class ViewRegistry {
  private readonly creators = new Map<string, ViewCreator>();
  private readonly extensions = new Map<string, string>();
  private readonly faces = new Map<string, ViewFace>();

  /** Says how a view is called and drawn before it is made. */
  describe(type: string, name: string, icon: string): void {
    this.faces.set(type, { name, icon });
  }

  face(type: string): ViewFace | null {
    return this.faces.get(type) ?? null;
  }

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
