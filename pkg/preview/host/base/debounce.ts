import type { Debouncer } from "obsidian";

/**
 * Puts calls off until `timeout` ms have passed; only the last call's arguments count. With `resetTimer` each call starts
 * the wait anew, otherwise the first call does and the later ones join it.
 */
export function debounce<T extends unknown[], V>(
  cb: (...args: [...T]) => V,
  timeout = 0,
  resetTimer = false,
): Debouncer<T, V> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pending: [...T] | undefined;
  const fire = (): V | undefined => {
    globalThis.clearTimeout(timer);
    timer = undefined;
    const args = pending;
    pending = undefined;
    return args === undefined ? undefined : cb(...args);
  };
  const debounced = (...args: [...T]): unknown => {
    pending = args;
    if (timer !== undefined && resetTimer) {
      globalThis.clearTimeout(timer);
      timer = undefined;
    }
    timer ??= globalThis.setTimeout(fire, timeout);
    return debounced;
  };
  return Object.assign(debounced, {
    cancel: () => {
      globalThis.clearTimeout(timer);
      timer = undefined;
      pending = undefined;
      return debounced;
    },
    run: fire,
  }) as unknown as Debouncer<T, V>;
}
