import { lineEnd, lineStart, linesOf, positionBetween } from "../text/lines";
import type { Diagnostic } from "../text/diagnostic";
import type { Address } from "./address";
import { done, finish, type Steps } from "../text/steps";
import { changeSteps, standingSteps, type GlossaryChanges } from "./changes";
import { NEW_NOTE } from "./compose";
import { isConflictCopy } from "./conflict-copy";
import type { Entry } from "./entries";
import type { LayoutProblem } from "./layout";
import { readBackSteps, readNoteSteps, repairNote, stableSteps } from "./read-note";
import { readStandingSteps } from "./standing-part";
import { StandingGlossary } from "./standing-glossary";
import type { Contribution } from "./term";

export interface GlossaryOptions {
  /** Vault-relative path of the glossary note, which contributes nothing to itself. */
  readonly path: string;
  /** Notes whose terms cannot be known now; what the glossary has of them stays. [T4] */
  readonly unknown?: ReadonlySet<string>;
  /** Whether a mass of entries may go without asking, because somebody was asked. */
  readonly allowDrop?: boolean;
}

/** What an update found, whichever way it ended. */
export interface GlossaryContents {
  readonly entries: readonly Entry[];
  /** Where links find the entries, by key. */
  readonly addresses: ReadonlyMap<string, Address>;
  readonly diagnostics: readonly Diagnostic[];
}

/** What is to become of the glossary note. Only `updated` is to be written without asking. */
export type GlossaryUpdate =
  | ({ readonly kind: "unchanged" } & GlossaryContents)
  | ({
      readonly kind: "updated";
      readonly text: string;
      readonly changes: GlossaryChanges;
    } & GlossaryContents)
  /** So many entries would go that a fault is likelier than a wish. `text` is what a yes would write. [G6] */
  | ({ readonly kind: "ask"; readonly text: string; readonly changes: GlossaryChanges } & GlossaryContents)
  /** Nothing may be written. `repair` is a text that would be sound, or null when only the author can make one. [G4] */
  | { readonly kind: "damaged"; readonly diagnostics: readonly Diagnostic[]; readonly repair: string | null };

/** A drop asks when it takes more than one entry and more than this part of all, … [G6] */
const DROP_SHARE = 0.2;

/** … or more entries than a lesson introduces. */
const DROP_COUNT = 20;

/** A note shorter than this is read whole sooner than it is recognized. */
const SHORT = 4096;

export const BYTE_ORDER_MARK = "\uFEFF";

/** An update of the whole note. */
export interface WholeUpdate {
  readonly update: GlossaryUpdate;
  /**
   * The note as it is once the update's text stands in it, taken apart for the next one; null where that is not to
   * be had. Takes about as long as the update did.
   */
  readonly standing: () => Steps<StandingGlossary | null>;
}

/**
 * Brings the glossary note up to date with what the lessons contribute.
 *
 * `current` is the note's text, null when there is no note. Only the generated part changes; everything else
 * keeps every byte, and what a person typed in the generated part moves below it. The same note and the same
 * contributions, in any order, give the same text; updating twice changes nothing the second time. Pure, never
 * throws, and takes time linear to the note and the contributions. [G1]–[G6]
 */
export function updateGlossary(
  current: string | null,
  contributions: readonly Contribution[],
  options: GlossaryOptions,
): GlossaryUpdate {
  return finish(updateSteps(current, contributions, options)).update;
}

/** The same a little at a time, with what the next update can begin from. */
export function* updateSteps(
  current: string | null,
  contributions: readonly Contribution[],
  options: GlossaryOptions,
): Steps<WholeUpdate> {
  const sources = sourcesOf(contributions, options.path);
  const unknown = options.unknown ?? new Set<string>();
  const text = current ?? "";
  const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
  const standing = text.slice(mark.length);
  const known = standing.length < SHORT ? null : yield* readStandingSteps(standing, sources, unknown);
  const read = known ?? (yield* readNoteSteps(standing === "" ? NEW_NOTE : standing, sources, unknown));
  if (read.kind === "damaged") {
    const repair = repairNote(standing, sources, unknown);
    const diagnostics = diagnosticsAt(text, read.problems);
    return alone({ kind: "damaged", diagnostics, repair: repair === null ? null : mark + repair });
  }
  const { composition, entries } = read;
  const contents: GlossaryContents = {
    entries,
    addresses: composition.addresses,
    diagnostics: diagnosticsAt(text, composition.openFences.map(openFence)),
  };
  const takeApart = function* (): Steps<StandingGlossary | null> {
    if (read.recalled || (known === null && !(yield* readBackSteps(composition)))) return null;
    const from = { glossary: options.path, contributions: sources, unknown };
    return yield* StandingGlossary.of(composition, entries, from);
  };
  const nothingToSay = entries.length === 0 && read.regions.length === 0;
  const result = composition.text;
  if (nothingToSay || result === standing) {
    return { update: { kind: "unchanged", ...contents }, standing: nothingToSay ? nothing : takeApart };
  }
  if (!(yield* stableSteps(composition, sources, unknown))) {
    return alone({ kind: "damaged", diagnostics: diagnosticsAt(text, [UNSTABLE]), repair: null });
  }
  const before = yield* standingSteps(read.texts, read.parts);
  const rescued = composition.rescued.map(({ lines }) => lines.join("\n"));
  const changes = { ...(yield* changeSteps(before, entries, composition.rendered)), rescued };
  return {
    update: { kind: kindOf(changes, before.size, options), text: mark + result, changes, ...contents },
    standing: takeApart,
  };
}

/** Whether an update may be written, or somebody is to be asked first. */
export function kindOf(
  { removed }: GlossaryChanges,
  before: number,
  { allowDrop }: GlossaryOptions,
): "ask" | "updated" {
  const many = (removed.length > 1 && removed.length > before * DROP_SHARE) || removed.length > DROP_COUNT;
  return many && allowDrop !== true ? "ask" : "updated";
}

function sourcesOf(contributions: readonly Contribution[], glossary: string): readonly Contribution[] {
  return contributions.filter(({ path }) => path !== glossary && !isConflictCopy(path));
}

function alone(update: GlossaryUpdate): WholeUpdate {
  return { update, standing: nothing };
}

function nothing(): Steps<null> {
  return done(null);
}
const UNSTABLE: LayoutProblem = {
  line: 0,
  code: "glossary/unstable",
  message:
    "The glossary was left alone: its text would change again with every update. Please report this note.",
};

function openFence(line: number): LayoutProblem {
  return {
    line,
    code: "glossary/open-fence",
    message: "This code block has no end, so that the glossary below it is shown as code; close it.",
  };
}

function diagnosticsAt(text: string, problems: readonly LayoutProblem[]): Diagnostic[] {
  if (problems.length === 0) return [];
  const lines = linesOf(text);
  return problems.map(({ line, code, message }) => ({
    severity: code === "glossary/open-fence" ? "warning" : "error",
    code,
    message,
    position: positionBetween(lines, lineStart(lines, line + 1), lineEnd(lines, line + 1)),
  }));
}
