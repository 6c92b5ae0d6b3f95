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
  changes.subscribe((change) => {
    lines.push(`${change.kind} ${change.kind === "deleted" ? change.path : change.entry.path}`);
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
  expect(lines).toEqual(["modified a.md", "created b.md", "deleted b.md"]);
});

test("a folder that goes takes what is in it along, the deepest first", () => {
  const changes = new Changes();
  changes.begin([folder("a"), file("a/x.md", "1"), folder("a/b"), file("a/b/y.md", "1"), file("ab.md", "1")]);
  const lines = told(changes);
  changes.missing("a");
  expect(lines).toEqual(["deleted a/x.md", "deleted a/b/y.md", "deleted a/b", "deleted a"]);
});

test("a file in a folder's place is a deletion and a creation", () => {
  const changes = new Changes();
  changes.begin([folder("a"), file("a/x.md", "1")]);
  const lines = told(changes);
  changes.found(file("a", "1"));
  expect(lines).toEqual(["deleted a/x.md", "deleted a", "created a"]);
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
  expect(lines).toEqual(["deleted c.md", "modified b.md", "created d.md"]);
});

test("[T4] what could not be looked at, and what became a link, is not gone", () => {
  const changes = new Changes();
  changes.begin([folder("a"), file("a/x.md", "1"), file("b.md", "1"), file("c.md", "1")]);
  const lines = told(changes);
  changes.compare({ entries: [folder("a")], links: ["b.md"], unread: ["a"] });
  expect(lines).toEqual(["deleted c.md"]);
  expect(changes.visible().map(({ path }) => path)).toEqual(["a", "a/x.md", "b.md"]);
  changes.compare({ entries: [], links: [], unread: [""] });
  expect(lines).toHaveLength(1);
});

test("whoever unsubscribes hears no more", () => {
  const changes = new Changes();
  const heard: string[] = [];
  const stop = changes.subscribe(({ kind }) => heard.push(kind));
  changes.found(file("a.md", "1"));
  stop();
  changes.found(file("a.md", "2"));
  expect(heard).toEqual(["created"]);
});
