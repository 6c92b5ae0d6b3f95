import { expect, test } from "vitest";
import type { FileEntry } from "../../../pkg/preview/protocol";
import { Changes } from "../../../pkg/preview/server/changes";

const file = (path: string, version: string): FileEntry => ({
  path,
  kind: "file",
  size: 1,
  ctime: 0,
  mtime: 0,
  version,
});
const folder = (path: string): FileEntry => ({ ...file(path, "folder"), kind: "folder" });

function told(changes: Changes): string[] {
  const lines: string[] = [];
  changes.subscribe(({ number, change }) => {
    lines.push(`${number} ${change.kind} ${change.kind === "deleted" ? change.path : change.entry.path}`);
  });
  return lines;
}

test("what is already known is not news, so a write and its echo are told once", () => {
  const changes = new Changes();
  changes.begin([file("a.md", "1")]);
  const lines = told(changes);
  changes.found(file("a.md", "2"));
  changes.found(file("a.md", "2"));
  changes.found(file("b.md", "1"));
  changes.missing("b.md");
  changes.missing("b.md");
  expect(lines).toEqual(["1 modified a.md", "2 created b.md", "3 deleted b.md"]);
});

test("a folder that goes takes what is in it along, the deepest first", () => {
  const changes = new Changes();
  changes.begin([folder("a"), file("a/x.md", "1"), folder("a/b"), file("a/b/y.md", "1"), file("ab.md", "1")]);
  const lines = told(changes);
  changes.missing("a");
  expect(lines).toEqual(["1 deleted a/x.md", "2 deleted a/b/y.md", "3 deleted a/b", "4 deleted a"]);
});

test("a file in a folder's place is a deletion and a creation", () => {
  const changes = new Changes();
  changes.begin([folder("a"), file("a/x.md", "1")]);
  const lines = told(changes);
  changes.found(file("a", "1"));
  expect(lines).toEqual(["1 deleted a/x.md", "2 deleted a", "3 created a"]);
});

test("a new listing tells exactly what differs from the one before", () => {
  const changes = new Changes();
  changes.begin([file("a.md", "1"), file("b.md", "1"), file("c.md", "1")]);
  const lines = told(changes);
  changes.compare({
    entries: [file("a.md", "1"), file("b.md", "2"), file("d.md", "1")],
    links: [],
    unread: [],
  });
  expect(lines).toEqual(["1 deleted c.md", "2 modified b.md", "3 created d.md"]);
});

test("[T4] what could not be looked at, and what became a link, is not gone", () => {
  const changes = new Changes();
  changes.begin([folder("a"), file("a/x.md", "1"), file("b.md", "1"), file("c.md", "1")]);
  const lines = told(changes);
  changes.compare({ entries: [folder("a")], links: ["b.md"], unread: ["a"] });
  expect(lines).toEqual(["1 deleted c.md"]);
  expect(changes.visible().map(({ path }) => path)).toEqual(["a", "a/x.md", "b.md"]);
  changes.compare({ entries: [], links: [], unread: [""] });
  expect(lines).toHaveLength(1);
});

test("a page that was away hears what it missed, or that it missed too much", () => {
  const changes = new Changes();
  for (let version = 1; version <= 1200; version++) changes.found(file("a.md", String(version)));
  expect(changes.since(1200)).toEqual([]);
  expect(changes.since(1198)?.map(({ number }) => number)).toEqual([1199, 1200]);
  expect(changes.since(200)).toHaveLength(1000);
  expect(changes.since(199)).toBeNull();
  expect(changes.since(5000)).toBeNull();
});

test("whoever unsubscribes hears no more", () => {
  const changes = new Changes();
  const heard: number[] = [];
  const stop = changes.subscribe(({ number }) => heard.push(number));
  changes.found(file("a.md", "1"));
  stop();
  changes.found(file("a.md", "2"));
  expect(heard).toEqual([1]);
});
