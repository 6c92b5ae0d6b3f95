import { extend } from "./create";

type PageWindow = Window & typeof globalThis;

/** Members that Obsidian adds to arrays, strings, numbers, objects and Math. */
export function installCollections(win: PageWindow): void {
  extend(
    win.Array.prototype as unknown[],
    {
      first() {
        return this[0];
      },
      last() {
        return this[this.length - 1];
      },
      contains(target: unknown) {
        return this.includes(target);
      },
      remove(target: unknown) {
        for (let index = this.length - 1; index >= 0; index--)
          if (this[index] === target) this.splice(index, 1);
      },
      shuffle() {
        for (let index = this.length - 1; index > 0; index--) {
          const other = Math.floor(Math.random() * (index + 1));
          [this[index], this[other]] = [this[other], this[index]];
        }
        return this;
      },
      unique() {
        return [...new Set(this)];
      },
    } as Partial<unknown[]> & ThisType<unknown[]>,
  );
  extend(win.Array, { combine: (arrays: unknown[][]) => arrays.flat() } as Partial<ArrayConstructor>);
  extend(win.String.prototype, {
    contains(target: string) {
      return this.includes(target);
    },
    format(...args: string[]) {
      return this.replace(/\{(\d+)\}/g, (whole, index: string) => args[Number(index)] ?? whole);
    },
  } as Partial<string> & ThisType<string>);
  extend(win.String, {
    isString: (value: unknown): value is string => typeof value === "string",
  } as Partial<StringConstructor>);
  extend(win.Number, {
    isNumber: (value: unknown): value is number => typeof value === "number",
  } as Partial<NumberConstructor>);
  extend(win.Math, {
    clamp: (value: number, min: number, max: number) => Math.min(Math.max(value, min), max),
    square: (value: number) => value * value,
  });
  extend(win.Object, {
    isEmpty: (object: Record<string, unknown>) => Object.keys(object).length === 0,
    each: <T>(object: Record<string, T>, callback: (value: T, key?: string) => unknown, context?: unknown) =>
      Object.entries(object).every(([key, value]) => callback.call(context, value, key) !== false),
  } as Partial<ObjectConstructor>);
}
