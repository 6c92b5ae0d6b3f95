import type { CachedMetadata } from "obsidian";

/** What one note held, and the version of it that was read. */
export interface StoredNote {
  readonly path: string;
  readonly version: string;
  readonly cache: CachedMetadata;
}

/** Where the metadata cache is kept from one visit to the next. Losing it costs time, never content, so nothing here throws. */
export interface MetadataStore {
  /** Everything kept, by path; empty when there is nothing or it cannot be read. */
  load(): Promise<ReadonlyMap<string, StoredNote>>;
  /** Keeps a note's metadata, a moment later and together with others'. */
  keep(note: StoredNote): void;
  drop(path: string): void;
}

/** Raise it whenever `readMetadata` comes to read notes differently: what older pages kept is dropped then. */
const READING = 1;

/** How many notes are kept at most; a larger vault reads the rest anew each time. */
const MOST_NOTES = 50_000;

/** How long changes are gathered before they are written, in ms. */
const GATHER = 1000;

const NOTES = "notes";

/** The store in the browser's own database, one database per vault. */
export class BrowserMetadataStore implements MetadataStore {
  private readonly name: string;
  private readonly kept = new Set<string>();
  private readonly pending = new Map<string, StoredNote | null>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private database: Promise<IDBDatabase | null> | undefined;

  constructor(vaultName: string) {
    this.name = `preview:${vaultName}:metadata`;
  }

  async load(): Promise<ReadonlyMap<string, StoredNote>> {
    const database = await this.open();
    if (database === null) return new Map();
    const all = database.transaction(NOTES).objectStore(NOTES).getAll() as IDBRequest<unknown[]>;
    const found = (await settled(all)) ?? [];
    const notes = new Map(found.filter(isStoredNote).map((note) => [note.path, note]));
    for (const path of notes.keys()) this.kept.add(path);
    return notes;
  }

  keep(note: StoredNote): void {
    if (!this.kept.has(note.path) && this.kept.size >= MOST_NOTES) return;
    this.kept.add(note.path);
    this.change(note.path, note);
  }

  drop(path: string): void {
    if (this.kept.delete(path)) this.change(path, null);
  }

  private change(path: string, note: StoredNote | null): void {
    this.pending.set(path, note);
    this.timer ??= globalThis.setTimeout(() => {
      this.timer = undefined;
      void this.write();
    }, GATHER);
  }

  private async write(): Promise<void> {
    const database = await this.open();
    if (database === null) return;
    const changes = [...this.pending];
    this.pending.clear();
    const transaction = database.transaction(NOTES, "readwrite");
    // A full disk, say: the notes are read anew next time.
    transaction.onerror = (event) => event.preventDefault();
    const notes = transaction.objectStore(NOTES);
    for (const [path, note] of changes) {
      if (note === null) notes.delete(path);
      else notes.put(note);
    }
  }

  private open(): Promise<IDBDatabase | null> {
    this.database ??= this.opened().then((database) => {
      // Another page with a newer way of reading takes over: this one stops keeping.
      if (database !== null) {
        database.onversionchange = () => {
          database.close();
          this.database = Promise.resolve(null);
        };
      }
      return database;
    });
    return this.database;
  }

  private async opened(): Promise<IDBDatabase | null> {
    if (!("indexedDB" in globalThis)) return null;
    return (await this.tried()) ?? (await this.afterDeleting());
  }

  /** A database that cannot be opened (damaged, or of a newer page) is thrown away and begun anew. */
  private async afterDeleting(): Promise<IDBDatabase | null> {
    await settled(indexedDB.deleteDatabase(this.name));
    return this.tried();
  }

  private tried(): Promise<IDBDatabase | null> {
    const request = indexedDB.open(this.name, READING);
    request.onupgradeneeded = () => {
      const database = request.result;
      for (const name of [...database.objectStoreNames]) database.deleteObjectStore(name);
      database.createObjectStore(NOTES, { keyPath: "path" });
    };
    return settled(request);
  }
}

/** What a request came to; null when it failed or another page holds it up. */
function settled<T>(request: IDBRequest<T>): Promise<T | null> {
  return new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = (event) => {
      event.preventDefault();
      resolve(null);
    };
    (request as unknown as IDBOpenDBRequest).onblocked = () => resolve(null);
  });
}

function isStoredNote(value: unknown): value is StoredNote {
  if (typeof value !== "object" || value === null) return false;
  const { path, version, cache } = value as Partial<Record<keyof StoredNote, unknown>>;
  return (
    typeof path === "string" && typeof version === "string" && typeof cache === "object" && cache !== null
  );
}
