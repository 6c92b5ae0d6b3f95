/**
 * `ts-fsrs` adds methods to every date of the app when it is loaded. This module is loaded before it and keeps what
 * was there; `restoreDates` puts that back.
 */
const names = ["scheduler", "diff", "format", "dueFormat"] as const;
const before = names.map((name) => [name, Object.getOwnPropertyDescriptor(Date.prototype, name)] as const);

export function restoreDates(): void {
  for (const [name, was] of before) {
    if (was === undefined) Reflect.deleteProperty(Date.prototype, name);
    else Object.defineProperty(Date.prototype, name, was);
  }
}
