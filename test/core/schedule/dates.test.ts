import { expect, test } from "vitest";

test("loading the schedule changes no date of the app, nor what another plugin made of dates", async () => {
  const format = () => "another plugin's";
  Object.defineProperty(Date.prototype, "format", { value: format, configurable: true, writable: true });
  await import("../../../src/core/schedule/memory");
  expect(Object.getOwnPropertyDescriptor(Date.prototype, "format")).toMatchObject({
    value: format,
    enumerable: false,
  });
  expect(Object.keys(Date.prototype)).toEqual([]);
  for (const name of ["scheduler", "diff", "dueFormat"]) expect(name in new Date()).toBe(false);
});
