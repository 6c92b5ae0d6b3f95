import { append } from "../text/append";
import {
  RegexpError,
  parseRegexp,
  type Assertion,
  type RegexpNode,
  type Ranges,
} from "./linear-regexp-syntax";

/** A regular expression that answers whether a text holds a match, in time linear in the text. */
export interface LinearRegexp {
  /** How many steps it is compiled to; a character of the text costs at most as many. */
  readonly size: number;
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

/** Steps of a compiled pattern; counted repeats are written out, so that nested ones multiply. */
export const MOST_STEPS = 2000;
const KNOWN_FLAGS = "ims";

/** A pattern of a short answer (`= /source/flags`), or null when it is not one that can run; `regexpError` says why. [D8] */
export function compileRegexp(source: string, flags: string): LinearRegexp | null {
  const compiled = compile(source, flags);
  return typeof compiled === "string" ? null : compiled;
}

/** What is wrong with a pattern, as the end of a sentence ("it looks ahead or behind"); null when nothing is. */
export function regexpError(source: string, flags: string): string | null {
  const compiled = compile(source, flags);
  return typeof compiled === "string" ? compiled : null;
}

function compile(source: string, flags: string): LinearRegexp | string {
  for (const flag of flags)
    if (!KNOWN_FLAGS.includes(flag)) return `the flag "${flag}" is not known (i, m and s are)`;
  let node: RegexpNode;
  try {
    node = parseRegexp(source, flags.includes("s"));
  } catch (error) {
    if (error instanceof RegexpError) return error.message;
    throw error;
  }
  if (sizeOf(node) >= MOST_STEPS) return "it repeats too much";
  const steps: Step[] = [];
  emit(node, steps);
  steps.push({ kind: "match" });
  return new Matcher(steps, flags.includes("i"), flags.includes("m"));
}

/** How many steps `emit` appends for a node, found without writing them out. */
function sizeOf(node: RegexpNode): number {
  switch (node.kind) {
    case "set":
    case "assert":
      return 1;
    case "sequence":
      return node.nodes.reduce((sum, part) => sum + sizeOf(part), 0);
    case "either":
      return node.nodes.reduce((sum, part) => sum + sizeOf(part), 2 * (node.nodes.length - 1));
    case "repeat": {
      const { min, max } = usefulRepeats(node);
      const once = sizeOf(node.node);
      return min * once + (Number.isFinite(max) ? (max - min) * (once + 1) : once + 2);
    }
  }
}

type Repeat = Extract<RegexpNode, { kind: "repeat" }>;

/** What takes no character holds as well once as many times, and need not hold where it may be left out. */
function usefulRepeats(node: Repeat): Pick<Repeat, "min" | "max"> {
  if (takesCharacter(node.node)) return node;
  const times = Math.min(node.min, 1);
  return { min: times, max: times };
}

function takesCharacter(node: RegexpNode): boolean {
  switch (node.kind) {
    case "set":
      return true;
    case "assert":
      return false;
    case "sequence":
    case "either":
      return node.nodes.some(takesCharacter);
    case "repeat":
      return node.max > 0 && takesCharacter(node.node);
  }
}

/** Appends the steps of a node; whatever follows it goes on after them. */
function emit(node: RegexpNode, steps: Step[]): void {
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
      const { min, max } = usefulRepeats(node);
      for (let count = 0; count < min; count++) emit(node.node, steps);
      if (Number.isFinite(max)) for (let count = min; count < max; count++) emitOptional(node.node, steps);
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
  readonly size: number;
  private readonly steps: readonly Step[];
  private readonly foldCase: boolean;
  private readonly byLine: boolean;

  constructor(steps: readonly Step[], foldCase: boolean, byLine: boolean) {
    this.size = steps.length;
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
      else if (step.kind === "split") append(open, step.to);
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

/** By halving: a set may name hundreds of characters, and be repeated. */
function inRanges(point: number, ranges: Ranges): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = ranges[middle] ?? [0, -1];
    if (point < from) high = middle - 1;
    else if (point > to) low = middle + 1;
    else return true;
  }
  return false;
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /^[A-Za-z0-9_]$/.test(character);
}
