import { expect, test } from "vitest";
import { LruCache } from "../../src/highlight/highlighter";

test("the cache forgets what was used longest ago", () => {
  const cache = new LruCache<string, number>(2);
  cache.set("a", 1);
  cache.set("b", 2);
  expect(cache.get("a")).toBe(1);
  cache.set("c", 3);
  expect(cache.get("b")).toBeUndefined();
  expect(cache.get("a")).toBe(1);
  expect(cache.get("c")).toBe(3);
});

test("setting a key again replaces its value and counts as use", () => {
  const cache = new LruCache<string, number>(2);
  cache.set("a", 1);
  cache.set("b", 2);
  cache.set("a", 10);
  cache.set("c", 3);
  expect(cache.get("a")).toBe(10);
  expect(cache.get("b")).toBeUndefined();
});
