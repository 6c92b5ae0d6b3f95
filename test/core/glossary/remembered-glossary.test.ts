import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RememberedGlossary } from "../../../src/core/glossary/remembered-glossary";
import type { Contribution } from "../../../src/core/glossary/term";
import {
  updateGlossary,
  updateSteps,
  type GlossaryOptions,
  type GlossaryUpdate,
} from "../../../src/core/glossary/update";
import { applyEdits, authorText, contributions, edits, type Edit } from "../../support/arbitraries/glossary";
import { aLesson, aTerm } from "../../support/contribution";
import { propertyRuns } from "../../support/property-runs";

const options: GlossaryOptions = { path: "GLOSSARY.md" };

/** A memory, and how often it had to read and compose a whole note. */
function memory(): { readonly glossary: RememberedGlossary; readonly wholes: () => number } {
  let count = 0;
  const glossary = new RememberedGlossary((...from) => {
    count++;
    return updateSteps(...from);
  });
  return { glossary, wholes: () => count };
}

/** What happens to a vault between two updates. */
type Step =
  | { readonly kind: "lesson"; readonly lesson: Contribution }
  | { readonly kind: "remove"; readonly at: number }
  | { readonly kind: "unknown"; readonly at: number }
  | { readonly kind: "typed"; readonly edits: readonly Edit[] }
  | { readonly kind: "not-written" | "allowed" };

const lesson = contributions.filter((list) => list.length > 0).map((list) => list[0]!);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: lesson.map((each): Step => ({ kind: "lesson", lesson: each })) },
  { weight: 2, arbitrary: fc.nat(5).map((at): Step => ({ kind: "remove", at })) },
  { weight: 1, arbitrary: fc.nat(5).map((at): Step => ({ kind: "unknown", at })) },
  { weight: 1, arbitrary: edits.map((list): Step => ({ kind: "typed", edits: list })) },
  { weight: 1, arbitrary: fc.constantFrom<Step>({ kind: "not-written" }, { kind: "allowed" }) },
);

describe("a glossary that is remembered", () => {
  test("[G3] answers what an update from nothing answers, whatever happened before", () => {
    fc.assert(
      fc.property(authorText, contributions, fc.array(step, { maxLength: 12 }), (text, first, steps) => {
        const { glossary } = memory();
        const lessons = new Map(first.map((each) => [each.path, each]));
        const unknown = new Set<string>();
        let note = text;
        for (const each of [null, ...steps]) {
          if (each?.kind === "lesson") {
            lessons.set(each.lesson.path, each.lesson);
            unknown.delete(each.lesson.path);
          } else if (each?.kind === "remove" || each?.kind === "unknown") {
            const path = [...lessons.keys()][each.at] ?? "silent.md";
            lessons.delete(path);
            if (each.kind === "unknown") unknown.add(path);
          } else if (each?.kind === "typed") note = applyEdits(note, each.edits);
          const how = { ...options, unknown: new Set(unknown), allowDrop: each?.kind === "allowed" };
          const from = [...lessons.values()];
          const answer = glossary.update(note, from, how);
          expect(answer).toEqual(updateGlossary(note, from, how));
          if (answer.kind === "updated" && each?.kind !== "not-written") note = answer.text;
        }
      }),
      { numRuns: propertyRuns(400) },
    );
  });
});

/** Lessons enough that one of them is a small part. */
const course: readonly Contribution[] = Array.from({ length: 30 }, (_, index) =>
  aLesson(
    `lessons/${index} Lesson.md`,
    aTerm(`term ${index}`, `what ${index} means`, { see: [`term ${index + 1}`, `other ${index - 1}`] }),
    aTerm(`aside ${index}`, "", { aliases: [`other ${index}`] }),
  ),
);

function changed(index: number, ...terms: Contribution["terms"]): Contribution[] {
  return course.map((each, at) => (at === index ? aLesson(each.path, ...terms) : each));
}

function written(update: GlossaryUpdate): string {
  if (update.kind !== "updated") throw new Error(`The glossary was ${update.kind}.`);
  return update.text;
}

const own = course[7]?.terms ?? [];

test.each<[string, Contribution[]]>([
  ["a definition is changed", changed(7, aTerm("term 7", "something else"), ...own.slice(1))],
  ["a term is added", changed(7, ...own, aTerm("one more", "new"))],
  ["a term is renamed", changed(7, aTerm("Renamed", "what 7 means"), ...own.slice(1))],
  ["a term others link to goes", changed(7, ...own.slice(1))],
  ["an alias others link to goes", changed(7, ...own.slice(0, 1), aTerm("aside 7"))],
  ["a term is defined twice", changed(7, ...own, aTerm("term 9", "another meaning"))],
  ["a term takes the name of another's alias", changed(7, ...own, aTerm("other 4", "its own"))],
  ["a term is written otherwise", changed(7, aTerm("Term 7", "what 7 means"), ...own.slice(1))],
  ["a term no link can carry is added", changed(7, ...own, aTerm("C#", "a language"))],
  ["a lesson is deleted", course.filter((_, at) => at !== 7)],
  ["a lesson is renamed", [...course.filter((_, at) => at !== 7), aLesson("lessons/7 Moved.md", ...own)]],
  ["a lesson is added", [...course, aLesson("lessons/99 Late.md", aTerm("late"))]],
])("when %s, only the entries it touches are read and written", (_, then) => {
  const { glossary, wholes } = memory();
  const start = written(glossary.update(null, course, options));
  const answer = glossary.update(start, then, options);
  expect(wholes()).toBe(1);
  expect(answer).toEqual(updateGlossary(start, then, options));
  // And what it answered last is remembered in turn.
  expect(glossary.update(written(answer), course, options)).toEqual(
    updateGlossary(written(answer), course, options),
  );
  expect(wholes()).toBe(1);
});

test("a lesson that spells a term twice, then once, then not at all leaves the entry of another lesson", () => {
  const { glossary } = memory();
  const other = aLesson("02.md", aTerm("zero value"));
  const twice = aLesson("01.md", aTerm("Zero value"), aTerm("zero value"));
  const start = written(glossary.update(null, [twice, other], options));
  const once = [aLesson("01.md", aTerm("zero value", "nothing set")), other];
  const next = written(glossary.update(start, once, options));
  const then = [aLesson("01.md", aTerm("nil map")), other];
  expect(glossary.update(next, then, options)).toEqual(updateGlossary(next, then, options));
});

test("a change that was computed and never written is no part of what is remembered", () => {
  const { glossary, wholes } = memory();
  const start = written(glossary.update(null, course, options));
  glossary.update(start, changed(7), options);
  const then = changed(8, aTerm("term 8", "another meaning"));
  expect(glossary.update(start, then, options)).toEqual(updateGlossary(start, then, options));
  expect(wholes()).toBe(1);
});

test("[G1] a note somebody typed in is read whole, and remembered from then on", () => {
  const { glossary, wholes } = memory();
  const start = written(glossary.update(null, course, options));
  const typed = `${start}\nBy hand.\n`;
  expect(glossary.update(typed, course, options).kind).toBe("unchanged");
  expect(wholes()).toBe(2);
  const then = changed(3, aTerm("term 3", "another meaning"));
  expect(glossary.update(typed, then, options)).toEqual(updateGlossary(typed, then, options));
  expect(wholes()).toBe(2);
});

test("[T4] a note that cannot be read and of which the glossary says nothing does not cost a whole reading each time", () => {
  const { glossary, wholes } = memory();
  const unknown = new Set(["notes/broken.md"]);
  const start = written(glossary.update(null, course, { ...options, unknown }));
  const then = changed(3, aTerm("term 3", "another meaning"));
  expect(glossary.update(start, then, { ...options, unknown })).toEqual(
    updateGlossary(start, then, { ...options, unknown }),
  );
  expect(wholes()).toBe(1);
});

test.each([
  ["two headings are one to a link", changed(7, ...own, aTerm("TERM: 9", "x"))],
  ["the author defines the term by hand", changed(7, ...own, aTerm("by hand", "x"))],
])("where %s, the whole note is composed", (_, then) => {
  const { glossary, wholes } = memory();
  const start = written(glossary.update("# Glossary\n\n**by hand**: mine\n", course, options));
  expect(glossary.update(start, then, options)).toEqual(updateGlossary(start, then, options));
  expect(wholes()).toBe(2);
});

test("[G6] a mass of entries that would go is asked about from memory too", () => {
  const { glossary, wholes } = memory();
  const start = written(glossary.update(null, course, options));
  const answer = glossary.update(start, course.slice(15), options);
  expect(answer.kind).toBe("ask");
  expect(answer).toEqual(updateGlossary(start, course.slice(15), options));
  expect(wholes()).toBe(1);
});
