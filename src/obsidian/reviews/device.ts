import { Platform, type App } from "obsidian";

/** Where this device keeps, outside the vault, who it is and how many events it has made. */
const KEY = "go-for-reviewers-device";

interface Stored {
  readonly id: string;
  /** The number of the last event. */
  readonly n: number;
}

/** The name of an event: the device that made it, and its number there, from 1. */
export interface EventName {
  readonly d: string;
  readonly n: number;
}

/**
 * Names the next event of this device. The number is stored before it is used, so that it is used once. A device whose
 * local storage was lost gets another identity, since it cannot know its last number.
 */
export function nextEventName(app: App): EventName {
  const { id, n } = storedDevice(app) ?? { id: newIdentity(), n: 0 };
  const next: Stored = { id, n: n + 1 };
  app.saveLocalStorage(KEY, next);
  return { d: id, n: next.n };
}

/** Makes sure that numbers up to `n` are not used again if the device is this one, whose local storage may be an old one. */
export function skipEventNumbers(app: App, device: string, n: number): void {
  const stored = storedDevice(app);
  if (stored?.id === device && stored.n < n) app.saveLocalStorage(KEY, { ...stored, n });
}

function storedDevice(app: App): Stored | null {
  const stored = app.loadLocalStorage(KEY) as Partial<Stored> | null;
  if (typeof stored?.id !== "string" || !/^[a-z]+-[0-9a-f]{8}$/.test(stored.id)) return null;
  return Number.isSafeInteger(stored.n) && (stored.n ?? -1) >= 0 ? { id: stored.id, n: stored.n ?? 0 } : null;
}

function newIdentity(): string {
  const digits = [...crypto.getRandomValues(new Uint8Array(4))].map((byte) =>
    byte.toString(16).padStart(2, "0"),
  );
  return `${deviceKind()}-${digits.join("")}`;
}

/** A word by which a person tells the files of their devices apart. */
function deviceKind(): string {
  if (Platform.isPhone) return "phone";
  if (Platform.isTablet) return "tablet";
  if (Platform.isMacOS) return "mac";
  return "computer";
}
