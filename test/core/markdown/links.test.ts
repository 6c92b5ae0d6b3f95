import { describe, expect, test } from "vitest";
import { outsideCode } from "../../../src/core/markdown/code-spans";
import { plainText, wikilinksOf, wikilinkTarget } from "../../../src/core/markdown/links";

describe("wikilinksOf", () => {
  test.each([
    ["See [[comma-ok]].", [{ target: "comma-ok", alias: null, embed: false, offset: 4, length: 12 }]],
    [
      "[[GLOSSARY#ok|the idiom]]",
      [{ target: "GLOSSARY#ok", alias: "the idiom", embed: false, offset: 0, length: 25 }],
    ],
    ["| [[a\\|b]] |", [{ target: "a", alias: "b", embed: false, offset: 2, length: 8 }]],
    ["![[06#^l06-leak]]", [{ target: "06#^l06-leak", alias: null, embed: true, offset: 0, length: 17 }]],
    ["`[[not]]` and ``[[not ` either]]``", []],
    ["` [[a]]", [{ target: "a", alias: null, embed: false, offset: 2, length: 5 }]],
    ["m[[]string]int{} [[ ]] [[a\nb]]", []],
  ])("finds the links of %s", (markdown, links) => {
    expect(wikilinksOf(markdown)).toEqual(links);
  });

  test.each([
    [" [[worker.go#run|run]] ", "worker.go#run"],
    ["[[a]] and more", null],
    ["![[a]]", null],
    ["a", null],
  ])("takes %s for the target %s", (text, target) => {
    expect(wikilinkTarget(text)).toBe(target);
  });
});

describe("plainText", () => {
  test.each([
    ["**Possibly** before `process`\n  has ==finished==", "Possibly before process has finished"],
    ["[[GLOSSARY#comma-ok|comma-ok]] and [[channel]]", "comma-ok and channel"],
    ["[the spec](https://go.dev/ref/spec) ![x](y)", "the spec x"],
  ])("shows %s as %s", (markdown, plain) => {
    expect(plainText(markdown)).toBe(plain);
  });
});

describe("outsideCode", () => {
  test("leaves out code spans, and keeps backticks that close nothing", () => {
    expect(outsideCode("a `b` c `` d ` e").map(({ text }) => text)).toEqual(["a ", " c `` d ` e"]);
  });
});
