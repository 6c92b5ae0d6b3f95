import { readFileSync } from "node:fs";

const SOURCES = { go: "go/concurrency.go", python: "python/asynchronous.py" } as const;

/** So many lines of ordinary code, from the corpus; a file that is too short is begun again. */
export function codeSample(language: "go" | "python", lines: number): string {
  const text = readFileSync(`test/fixtures/code/${SOURCES[language]}`, "utf8").trimEnd().split("\n");
  return Array.from({ length: lines }, (_, index) => text[(index + 40) % text.length] ?? "").join("\n");
}
