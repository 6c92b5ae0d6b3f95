import { RegexpFault, parseRegexp, type Assertion, type RegexpNode, type Ranges } from "./linear-regexp-syntax";

/** A regular expression that answers whether a text holds a match, in time linear in the text. */
export interface LinearRegexp {
  /** Whether any part of the text matches; `^` and `$` make it the whole. */
  matches(text: string): boolean;
}

/**
 * Notes come from others and answers are typed: the host's own matcher may take exponential time over a short
 * text (`/(a+)+$/`), so patterns run here, as a set of states moved along the text one character at a time.
 */
type Step =
  | { readonly kind: "set"; readonly ranges: Ranges; readonly negated: boolean }
  | { readonly kind: "assert"; readonly what: Assertion }
  | { readonly kind: "split"; readonly to: readonly number[] }
  | { readonly kind: "match" };

/** Steps of a compiled pattern; counted repeats are written out, so that they can multiply. */
const MOST_STEPS = 2000;
const KNOWN_FLAGS = "ims";

/** A pattern of a short answer (`= /source/flags`), or null when it is not one that can run; `regexpFault` says why. [D8] */
export function compileRegexp(source: string, flags: string): LinearRegexp | null {
  const compiled = compile(source, flags);
  return typeof compiled === "string" ? null : compiled;
}

/** What is wrong with a pattern, as the end of a sentence ("it looks ahead or behind"); null when nothing is. */
export function regexpFault(source: string, flags: string): string | null {
  const compiled = compile(source, flags);
  return typeof compiled === "string" ? compiled : null;
}

function compile(source: string, flags: string): LinearRegexp | string {
  for (const flag of flags)
    if (!KNOWN_FLAGS.includes(flag)) return `the flag "${flag}" is not known (i, m and s are)`;
  const steps: Step[] = [];
  try {
    emit(parseRegexp(source, flags.includes("s")), steps);
  } catch (fault) {
    if (fault instanceof RegexpFault) return fault.message;
    throw fault;
  }
  steps.push({ kind: "match" });
  return new Matcher(steps, flags.includes("i"), flags.includes("m"));
}

/** Appends the steps of a node; whatever follows it goes on after them. */
function emit(node: RegexpNode, steps: Step[]): void {
  if (steps.length > MOST_STEPS) throw new RegexpFault("it repeats too much");
  switch (node.kind) {
    case "set":
    case "assert":
      steps.push(node);
      return;
    case "sequence":
      for (const part of node.nodes) emit(part, steps);
      return;
    case "either":
      emitEither(node.nodes, steps);
      return;
    case "repeat": {
      for (let count = 0; count < node.min; count++) emit(node.node, steps);
      if (Number.isFinite(node.max))
        for (let count = node.min; count < node.max; count++) emitOptional(node.node, steps);
      else emitLoop(node.node, steps);
    }
  }
}

function emitEither(nodes: readonly RegexpNode[], steps: Step[]): void {
  const ends: number[] = [];
  nodes.forEach((part, index) => {
    const split = index < nodes.length - 1 ? steps.push({ kind: "split", to: [] }) - 1 : -1;
    emit(part, steps);
    if (split < 0) return;
    ends.push(steps.push({ kind: "split", to: [] }) - 1);
    steps[split] = { kind: "split", to: [split + 1, steps.length] };
  });
  for (const end of ends) steps[end] = { kind: "split", to: [steps.length] };
}

function emitOptional(node: RegexpNode, steps: Step[]): void {
  const split = steps.push({ kind: "split", to: [] }) - 1;
  emit(node, steps);
  steps[split] = { kind: "split", to: [split + 1, steps.length] };
}

function emitLoop(node: RegexpNode, steps: Step[]): void {
  const split = steps.push({ kind: "split", to: [] }) - 1;
  emit(node, steps);
  steps.push({ kind: "split", to: [split] });
  steps[split] = { kind: "split", to: [split + 1, steps.length] };
}

class Matcher implements LinearRegexp {
  private readonly steps: readonly Step[];
  private readonly foldCase: boolean;
  private readonly byLine: boolean;

  constructor(steps: readonly Step[], foldCase: boolean, byLine: boolean) {
    this.steps = steps;
    this.foldCase = foldCase;
    this.byLine = byLine;
  }

  matches(text: string): boolean {
    const characters = Array.from(text);
    let current: readonly number[] = [];
    for (let at = 0; at <= characters.length; at++) {
      const before = characters[at - 1];
      const character = characters[at];
      // A match may begin anywhere: the first step joins at every place.
      const states = this.closure([...current, 0], before, character);
      if (states === "match") return true;
      if (character === undefined) return false;
      const next: number[] = [];
      const variants = this.foldCase ? caseVariants(character) : [character.codePointAt(0) ?? 0];
      for (const state of states) {
        const step = this.steps[state];
        if (step?.kind !== "set") continue;
        if (variants.some((variant) => inRanges(variant, step.ranges)) !== step.negated) next.push(state + 1);
      }
      current = next;
    }
    return false;
  }

  /** The states that take a character, reached without taking one; "match" as soon as the pattern's end is among them. */
  private closure(
    from: readonly number[],
    before: string | undefined,
    after: string | undefined,
  ): number[] | "match" {
    const seen = new Set<number>();
    const taking: number[] = [];
    const open = [...from];
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      if (seen.has(state)) continue;
      seen.add(state);
      const step = this.steps[state];
      if (step === undefined) continue;
      if (step.kind === "match") return "match";
      if (step.kind === "set") taking.push(state);
      else if (step.kind === "split") open.push(...step.to);
      else if (this.holds(step.what, before, after)) open.push(state + 1);
    }
    return taking;
  }

  private holds(what: Assertion, before: string | undefined, after: string | undefined): boolean {
    switch (what) {
      case "start":
        return before === undefined || (this.byLine && before === "\n");
      case "end":
        return after === undefined || (this.byLine && after === "\n");
      case "boundary":
        return isWord(before) !== isWord(after);
      case "no-boundary":
        return isWord(before) === isWord(after);
    }
  }
}

function caseVariants(character: string): readonly number[] {
  const variants = new Set<number>();
  for (const variant of [character, character.toLowerCase(), character.toUpperCase()]) {
    const point = variant.codePointAt(0);
    if (point !== undefined && String.fromCodePoint(point) === variant) variants.add(point);
  }
  return [...variants];
}

function inRanges(point: number, ranges: Ranges): boolean {
  return ranges.some(([from, to]) => point >= from && point <= to);
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /^[A-Za-z0-9_]$/.test(character);
}
