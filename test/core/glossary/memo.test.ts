import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { GlossaryMemo } from "../../../src/core/glossary/memo";
import type { LessonTerms } from "../../../src/core/glossary/term";
import { updateGlossary, type GlossaryOptions, type GlossaryUpdate } from "../../../src/core/glossary/update";
import { applyEdits, authorText, lessonTerms, edits, type Edit } from "../../support/arbitraries/glossary";
import { aLesson, aTerm } from "../../support/lesson-terms";
import { propertyRuns } from "../../support/property-runs";

const options: GlossaryOptions = { path: "GLOSSARY.md" };

/** What happens to a vault between two updates. */
type Step =
  | { readonly kind: "lesson"; readonly lesson: LessonTerms }
  | { readonly kind: "remove"; readonly at: number }
  | { readonly kind: "unknown"; readonly at: number }
  | { readonly kind: "typed"; readonly edits: readonly Edit[] }
  | { readonly kind: "not-written" | "allowed" | "ask-again" };

const lesson = lessonTerms.filter((list) => list.length > 0).map((list) => list[0]!);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: lesson.map((each): Step => ({ kind: "lesson", lesson: each })) },
  { weight: 2, arbitrary: fc.nat(5).map((at): Step => ({ kind: "remove", at })) },
  { weight: 1, arbitrary: fc.nat(5).map((at): Step => ({ kind: "unknown", at })) },
  { weight: 1, arbitrary: edits.map((list): Step => ({ kind: "typed", edits: list })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Step>({ kind: "not-written" }, { kind: "allowed" }, { kind: "ask-again" }),
  },
);

describe("a memo of rendered entries", () => {
  test("[G3] answers what the plain function answers, whatever happened before", () => {
    fc.assert(
      fc.property(authorText, lessonTerms, fc.array(step, { maxLength: 12 }), (text, first, steps) => {
        const memo = new GlossaryMemo();
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
          const how = {
            ...options,
            isUnknown: (path: string) => unknown.has(path),
            allowDrop: each?.kind === "allowed",
          };
          const from = [...lessons.values()];
          if (each?.kind === "ask-again") memo.update(note, from, how);
          const answer = memo.update(note, from, how);
          expect(answer).toEqual(updateGlossary(note, from, how));
          if (answer.kind === "updated" && each?.kind !== "not-written") note = answer.text;
        }
      }),
      { numRuns: propertyRuns(400) },
    );
  });

  /** Lessons enough that one of them is a small part. */
  const course: readonly LessonTerms[] = Array.from({ length: 30 }, (_, index) =>
    aLesson(
      `lessons/${index} Lesson.md`,
      aTerm(`term ${index}`, `what ${index} means`, { see: [`term ${index + 1}`, `other ${index - 1}`] }),
      aTerm(`aside ${index}`, "", { aliases: [`other ${index}`] }),
    ),
  );
  const own = course[7]?.terms ?? [];

  function changed(index: number, ...terms: LessonTerms["terms"]): LessonTerms[] {
    return course.map((each, at) => (at === index ? aLesson(each.path, ...terms) : each));
  }

  function written(update: GlossaryUpdate): string {
    if (update.kind !== "updated") throw new Error(`The glossary was ${update.kind}.`);
    return update.text;
  }

  test.each<[string, LessonTerms[]]>([
    ["a definition is changed", changed(7, aTerm("term 7", "something else"), ...own.slice(1))],
    ["a term is added", changed(7, ...own, aTerm("one more", "new"))],
    ["a term is renamed", changed(7, aTerm("Renamed", "what 7 means"), ...own.slice(1))],
    ["a term others link to goes", changed(7, ...own.slice(1))],
    ["an alias others link to goes", changed(7, ...own.slice(0, 1), aTerm("aside 7"))],
    ["a term is defined twice", changed(7, ...own, aTerm("term 9", "another meaning"))],
    ["a term takes the name of another's alias", changed(7, ...own, aTerm("other 4", "its own"))],
    ["a term is written otherwise", changed(7, aTerm("Term 7", "what 7 means"), ...own.slice(1))],
    ["a term no link can carry is added", changed(7, ...own, aTerm("C#", "a language"))],
    ["two headings are one to a link", changed(7, ...own, aTerm("TERM: 9", "x"))],
    ["the author defines the term by hand", changed(7, ...own, aTerm("by hand", "x"))],
    ["a lesson is deleted", course.filter((_, at) => at !== 7)],
    ["a lesson is renamed", [...course.filter((_, at) => at !== 7), aLesson("lessons/7 Moved.md", ...own)]],
    ["a lesson is added", [...course, aLesson("lessons/99 Late.md", aTerm("late"))]],
    ["a mass of entries would go", course.slice(15)],
  ])("answers what the plain function answers when %s", (_, then) => {
    const memo = new GlossaryMemo();
    const start = written(memo.update("# Glossary\n\n**by hand**: mine\n", course, options));
    const answer = memo.update(start, then, options);
    expect(answer).toEqual(updateGlossary(start, then, options));
    const text = answer.kind === "updated" || answer.kind === "ask" ? answer.text : start;
    expect(memo.update(text, course, options)).toEqual(updateGlossary(text, course, options));
  });
});
