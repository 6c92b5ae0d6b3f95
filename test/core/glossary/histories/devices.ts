import { conflictMark } from "../../../../src/core/glossary/merge-conflict";
import { GlossaryMemo } from "../../../../src/core/glossary/memo";
import type { LessonTerms } from "../../../../src/core/glossary/term";
import { updateGlossary, type GlossaryUpdate } from "../../../../src/core/glossary/update";
import { applyEdits, type Edit } from "../../../support/arbitraries/glossary";
import { mergeByGit, mergeByPatches } from "./merge-three-ways";
import type { Merge, Step } from "./step";

/** A lesson's terms, null when it was deleted; of two versions the later one stays. */
interface Version {
  readonly number: number;
  readonly lesson: LessonTerms | null;
  readonly readable: boolean;
}

interface Device {
  readonly lessons: Map<string, Version>;
  readonly glossary: GlossaryMemo;
  note: string;
  /** The note as it was when it was last sent or fetched. */
  base: string;
}

const PATH = "GLOSSARY.md";

/** More rounds than a note needs that a person repairs, settles and has updated. */
const ROUNDS = 5;

/**
 * Several devices with one vault, and the place they send it to. Whatever a person types in the glossary is a token
 * of its own, and `lost` has those that are gone though nobody took them out: no person, and no program but ours.
 */
export class Devices {
  readonly lost: string[] = [];
  readonly #devices: readonly Device[];
  readonly #remote = new Map<string, Version>();
  readonly #states: string[];
  readonly #copies: string[] = [];
  readonly #typed = new Set<string>();
  readonly #takenOut = new Set<string>();
  #versions = 0;

  constructor(count: number, note: string) {
    this.#states = [note];
    this.#devices = Array.from({ length: count }, () => ({
      lessons: new Map(),
      glossary: new GlossaryMemo(),
      note,
      base: note,
    }));
  }

  do(step: Step): void {
    const device = this.#devices[step.device % this.#devices.length];
    if (device === undefined) return;
    switch (step.kind) {
      case "write": {
        this.#set(device, step.lesson.path, step.lesson);
        return;
      }
      case "rename": {
        this.#rename(device, pathOf(device, step.path), step.to);
        return;
      }
      case "delete": {
        this.#set(device, pathOf(device, step.path), null);
        return;
      }
      case "break": {
        this.#break(device, pathOf(device, step.path));
        return;
      }
      case "lessons": {
        this.#sendLessons(device, (index) => ((step.mask >> (index % 16)) & 1) === 1);
        return;
      }
      case "lesson-copy": {
        this.#copyLesson(device, pathOf(device, step.path));
        return;
      }
      case "glossary": {
        this.#sendNote(device, step.merge);
        return;
      }
      case "late-glossary": {
        this.#receiveAgain(device, step.back, step.merge);
        return;
      }
      case "edit": {
        this.#edit(device, step.edits);
        return;
      }
      case "update": {
        this.#update(device, false);
        return;
      }
      case "agree": {
        this.#update(device, true);
        return;
      }
      case "repair": {
        this.#repair(device);
        return;
      }
    }
  }

  /**
   * Everything arrives everywhere and every device is used until its glossary is up to date. Gives each device's
   * note, and the terms of the lessons.
   */
  comeToRest(): { readonly notes: readonly string[]; readonly lessons: readonly LessonTerms[] } {
    for (let round = 0; round < 2; round++) {
      for (const device of this.#devices) this.#sendLessons(device, () => true);
    }
    for (const device of this.#devices) {
      // A person types what is broken right again.
      for (const [path, version] of device.lessons) device.lessons.set(path, { ...version, readable: true });
    }
    for (let round = 0; round < 2; round++) {
      for (const device of this.#devices) {
        this.#settle(device);
        this.#sendNote(device, "union");
        this.#settle(device);
        this.#sendNote(device, "union");
      }
    }
    const notes = this.#devices.map(({ note }) => note);
    const kept = [...notes.slice(0, 1), ...this.#copies].join("\n");
    for (const token of this.#typed) {
      if (!this.#takenOut.has(token) && !kept.includes(token)) this.lost.push(token);
    }
    return { notes, lessons: lessonTermsOf(this.#devices[0]) };
  }

  #set(device: Device, path: string, lesson: LessonTerms | null): void {
    device.lessons.set(path, { number: ++this.#versions, lesson, readable: true });
  }

  #rename(device: Device, path: string, to: string): void {
    const lesson = device.lessons.get(path)?.lesson;
    if (lesson == null || path === to) return;
    this.#set(device, path, null);
    this.#set(device, to, { ...lesson, path: to });
  }

  #break(device: Device, path: string): void {
    const version = device.lessons.get(path);
    if (version?.lesson != null) device.lessons.set(path, { ...version, readable: false });
  }

  #copyLesson(device: Device, path: string): void {
    const lesson = device.lessons.get(path)?.lesson;
    if (lesson == null) return;
    const copy = path.replace(/\.md$/, " (Conflicted copy Phone 202611210130).md");
    const terms = lesson.terms.map((term) => ({ ...term, term: `${term.term} copied` }));
    this.#set(device, copy, { ...lesson, path: copy, terms });
  }

  #sendLessons(device: Device, isInTime: (index: number) => boolean): void {
    const paths = [...new Set([...device.lessons.keys(), ...this.#remote.keys()])].sort();
    for (const [index, path] of paths.entries()) {
      if (!isInTime(index)) continue;
      const here = device.lessons.get(path);
      const there = this.#remote.get(path);
      if (here !== undefined && here.number > (there?.number ?? 0)) {
        this.#remote.set(path, { ...here, readable: true });
      } else if (there !== undefined && there.number > (here?.number ?? 0)) device.lessons.set(path, there);
    }
  }

  #sendNote(device: Device, how: Merge): void {
    const theirs = this.#states[this.#states.length - 1] ?? "";
    this.#merge(device, theirs, how);
    this.#states.push(device.note);
    device.base = device.note;
  }

  #receiveAgain(device: Device, back: number, how: Merge): void {
    const theirs = this.#states[Math.max(0, this.#states.length - 1 - back)] ?? "";
    this.#merge(device, theirs, how);
  }

  #merge(device: Device, theirs: string, how: Merge): void {
    const { base, note: ours } = device;
    if (ours === theirs || theirs === base) return;
    const both = tokensIn(ours + theirs);
    if (how === "copy") {
      this.#copies.push(ours);
      device.note = theirs;
    } else if (ours === base) device.note = theirs;
    else if (how === "patches") device.note = mergeByPatches({ base, ours, theirs });
    else device.note = mergeByGit({ base, ours, theirs }, how);
    // What another program loses is not ours to answer for.
    const left = tokensIn(device.note + this.#copies.join("\n"));
    for (const token of both) if (!left.has(token)) this.#takenOut.add(token);
  }

  #edit(device: Device, edits: readonly Edit[]): void {
    const text = applyEdits(
      device.note,
      edits.map((edit) => ("text" in edit ? { ...edit, text: this.#withNewToken(edit.text) } : edit)),
    );
    this.#change(device, text);
    for (const token of tokensIn(text)) this.#typed.add(token);
  }

  /** Puts in what a person would have there, who may take out what was typed. */
  #change(device: Device, text: string): void {
    const counts = countTokens(text);
    for (const [token, count] of countTokens(device.note)) {
      if ((counts.get(token) ?? 0) < count) this.#takenOut.add(token);
    }
    device.note = text;
  }

  #withNewToken(text: string): string {
    return text.replace(/HUMAN\d+TYPED/g, () => `HUMAN${this.#typed.size}${this.#versions++}TYPED`);
  }

  /** As the plugin does by itself, or as somebody does who says yes. */
  #update(device: Device, allowDrop: boolean): void {
    const answer = this.#ask(device, allowDrop);
    if (answer.kind === "updated") this.#replace(device, answer.text);
  }

  #repair(device: Device): void {
    const answer = this.#ask(device, false);
    if (answer.kind === "damaged" && answer.repair !== null) this.#replace(device, answer.repair);
  }

  #ask(device: Device, allowDrop: boolean): GlossaryUpdate {
    const unreadable = [...device.lessons].filter(([, { readable }]) => !readable);
    const unknown = new Set(unreadable.map(([path]) => path));
    const options = { path: PATH, allowDrop, isUnknown: (path: string) => unknown.has(path) };
    const lessons = lessonTermsOf(device);
    const answer = device.glossary.update(device.note, lessons, options);
    const plain = updateGlossary(device.note, lessons, options);
    if (answer.kind !== plain.kind || textIn(answer) !== textIn(plain)) {
      throw new Error("A glossary that is remembered answers otherwise than one that is not.");
    }
    if (answer.kind === "damaged" && answer.diagnostics.some(({ code }) => code === "glossary/unstable")) {
      throw new Error(`The glossary would change with every update:\n${JSON.stringify(device.note)}`);
    }
    return answer;
  }

  /** Puts in what we would write, and looks for what is gone by it. */
  #replace(device: Device, text: string): void {
    const left = tokensIn(text);
    for (const token of tokensIn(device.note)) if (!left.has(token)) this.lost.push(token);
    device.note = text;
  }

  /** A person updates, repairs, and settles what only they can, until nothing is left to do. */
  #settle(device: Device): void {
    for (let round = 0; round < ROUNDS; round++) {
      const answer = this.#ask(device, true);
      if (answer.kind === "unchanged") return;
      if (answer.kind !== "damaged") this.#replace(device, answer.text);
      else if (answer.repair !== null) this.#replace(device, answer.repair);
      else this.#change(device, withoutConflictMarks(device.note));
    }
    throw new Error(`The glossary does not come to rest:\n${device.note}`);
  }
}

function pathOf(device: Device, number: number): string {
  const paths = [...device.lessons.keys()];
  return paths[number % Math.max(1, paths.length)] ?? "none.md";
}

function lessonTermsOf(device: Device | undefined): LessonTerms[] {
  const versions = [...(device?.lessons.values() ?? [])];
  return versions.flatMap(({ lesson, readable }) => (lesson === null || !readable ? [] : [lesson]));
}

function textIn(update: GlossaryUpdate): string | null {
  if (update.kind === "damaged") return update.repair;
  return update.kind === "unchanged" ? null : update.text;
}

/** What a person does who keeps both sides. */
function withoutConflictMarks(note: string): string {
  const lines = note.split(/(?<=\n)/);
  return lines.filter((line) => conflictMark(line.replace(/\r?\n$/, "")) === null).join("");
}

/**
 * Our own mention of the heading above a definition by hand. It repeats what somebody typed and is no place where
 * they typed it: when a merge takes the heading out, the mention goes with it.
 */
const MENTION = /^_Defined by hand in this note, under_ \[\[#([^|\]]*)\|\1\]\]_\._(?=\r?$)/gm;

function tokensIn(text: string): Set<string> {
  return new Set(countTokens(text).keys());
}

/** What stands behind a conflict's mark names a side of it and goes with the mark. */
function countTokens(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const lines = text.replace(MENTION, "").split(/\r\n|\r|\n/);
  const typed = lines.filter((line) => conflictMark(line) === null).join("\n");
  for (const [token] of typed.matchAll(/HUMAN\d+TYPED/g)) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}
