import { describeChanges, describeKept, type GlossaryChanges } from "../../../src/core/glossary/changes";
import { lessonsNamedIn } from "../../../src/core/glossary/generated-part";
import type { LessonTerms } from "../../../src/core/glossary/term";
import { updateGlossary, type GlossaryUpdate } from "../../../src/core/glossary/update";
import { type Command, readArguments, type Terminal, UsageError } from "../command";
import { explainChanges, formatReasons, type ChangeReason } from "../explain-changes";
import { diagnosticJson, formatDiagnostic, type FileDiagnostic } from "../format-diagnostic";
import { findGlossary, readGlossary, sweepBeside, writeGlossary, type GlossaryFile } from "../glossary-file";
import { Progress } from "../progress";
import { readLessons, selectNotes, type Selection } from "../read-lessons";
import { append } from "../../../src/core/text/append";
import { printable } from "../../../src/core/text/printable";
import type { FileProblem } from "../collect-notes";

/** What became of the glossary, as `--json` names it. */
type Status = "unchanged" | "updated" | "repaired" | "would-change" | "needs-confirmation" | "damaged";

interface Outcome {
  readonly status: Status;
  readonly changes: GlossaryChanges | null;
  readonly reasons: readonly ChangeReason[];
  readonly terms: number | null;
  readonly diagnostics: readonly FileDiagnostic[];
}

/** `glossary VAULT`: brings the vault's glossary note up to date, as the plugin would. */
export const glossary: Command = {
  name: "glossary",
  synopsis: "VAULT [--check] [--yes] [--repair] [--json]",
  summary: "write GLOSSARY.md from the lessons' terms",
  details: `
Only the generated part of the note changes. Notes that cannot be read keep what the glossary has of them, and
make the exit code 1. The note's path and the name of the terms' property are those the plugin is set to in this vault.

  --check   write nothing; say what would change and why, and exit with 1 if anything would
  --yes     do not ask before a change that drops more than a fifth of the entries
  --repair  when the note's markers are damaged, write a sound note that keeps every line of yours
  --json    print an object {version, path, status, terms, changes, reasons, unknown, diagnostics}
`,
  run: async (args, terminal) => {
    const { paths, flags } = readArguments(args, ["check", "yes", "repair", "json"]);
    if (paths.length !== 1) throw new UsageError("Name one vault: the folder that holds GLOSSARY.md.");
    const [selection] = await selectNotes(paths, terminal);
    if (selection?.whole !== true) {
      throw new UsageError(
        `${paths.join()} is only a part of the vault ${selection?.root ?? ""}; name the vault's own folder.`,
      );
    }
    const path = findGlossary(selection.files, selection.settings.glossaryPath);
    const file = await readGlossary(selection.root, path, terminal.folder);
    if (!flags.has("check")) await sweepBeside(file);
    const { lessonTerms, unknown, diagnostics } = await gather(selection, file, terminal);
    const unread = new Set(unknown);
    const update = updateGlossary(file.text, lessonTerms, {
      path: file.path,
      isUnknown: (path) => unread.has(path),
      allowDrop: flags.has("yes"),
    });
    const settled = await settle(update, file, flags, terminal);
    const outcome = { ...settled, diagnostics: [...diagnostics, ...settled.diagnostics] };
    if (flags.has("json")) writeJson(file, outcome, unknown, terminal);
    else writeText(file, outcome, unknown, terminal);
    const done = ["unchanged", "updated", "repaired"].includes(outcome.status);
    return done && !diagnostics.some(({ diagnostic }) => diagnostic.severity === "error") ? 0 : 1;
  },
};

/** What the vault's notes give, and which of them cannot be asked. */
async function gather(selection: Selection, file: GlossaryFile, terminal: Terminal) {
  const lessonTerms: LessonTerms[] = [];
  const named = lessonsNamedIn(file.text ?? "");
  const places = [...selection.problems, ...placesOf(selection.doubts, named)];
  const unknown = [...pathsAt(places, named)];
  const found: FileDiagnostic[] = places.map(({ shown, diagnostic }) => ({ path: shown, diagnostic }));
  const progress = new Progress(terminal, "Reading", selection.notes.length);
  for await (const result of readLessons(selection.notes, selection.settings, progress)) {
    const { path, shown } = result.note;
    if (path === file.path) continue;
    if (result.kind === "problem") {
      unknown.push(path);
      found.push({ path: shown, diagnostic: result.diagnostic });
      continue;
    }
    const { title, lesson, terms, diagnostics } = result.lesson;
    if (terms.kind === "known") {
      if (terms.terms.length > 0) lessonTerms.push({ path, title, lesson, terms: terms.terms });
      continue;
    }
    unknown.push(path);
    const reasons = diagnostics.filter(
      ({ severity, code }) => severity === "error" && code.startsWith("lesson/"),
    );
    append(
      found,
      reasons.map((diagnostic) => ({ path: shown, diagnostic })),
    );
  }
  progress.end();
  return { lessonTerms, unknown: [...new Set(unknown)].sort(), diagnostics: found };
}

/** Writes what may be written, after asking where that is due. */
async function settle(
  update: GlossaryUpdate,
  file: GlossaryFile,
  flags: ReadonlySet<string>,
  terminal: Terminal,
): Promise<Outcome> {
  const located = update.diagnostics.map((diagnostic) => ({ path: file.shown, diagnostic }));
  const checking = flags.has("check");
  if (update.kind === "damaged") {
    const repaired = flags.has("repair") && !checking && update.repair !== null;
    if (repaired) await writeGlossary(file, update.repair);
    return {
      status: repaired ? "repaired" : "damaged",
      changes: null,
      reasons: [],
      terms: null,
      diagnostics: located,
    };
  }
  const terms = update.entries.length;
  const unchanged = { changes: null, reasons: [], terms, diagnostics: located };
  if (update.kind === "unchanged") return { status: "unchanged", ...unchanged };
  const { changes, text } = update;
  const reasons = explainChanges(file.text, text, changes);
  const outcome = { changes, reasons, terms, diagnostics: located };
  if (checking) return { status: "would-change", ...outcome };
  if (update.kind === "ask") {
    const removed = changes.removed.length;
    const agreed = await terminal.confirm(`This drops ${removed} entries from ${file.shown}. Write it?`);
    if (agreed !== true) return { status: "needs-confirmation", ...outcome };
  }
  await writeGlossary(file, text);
  return { status: "updated", ...outcome };
}

function writeText(
  file: GlossaryFile,
  outcome: Outcome,
  unknown: readonly string[],
  terminal: Terminal,
): void {
  for (const each of outcome.diagnostics) terminal.err(`${formatDiagnostic(each)}\n`);
  if (unknown.length > 0) terminal.err(`${describeKept(unknown.length, file.shown)}\n`);
  const what = outcome.changes === null ? "" : describeChanges(outcome.changes);
  const sentences: Readonly<Record<Status, string>> = {
    unchanged: `${file.shown} is up to date.`,
    updated: `${file.shown} written: ${what}.`,
    repaired: `${file.shown} repaired; run the command again to bring it up to date.`,
    "would-change": `${file.shown} would change: ${what}.`,
    "needs-confirmation": `${file.shown} was not written, because it would lose many entries: ${what}. Use --yes to write it.`,
    damaged: `${file.shown} left alone. Fix it as the lines above say, or see what --repair does.`,
  };
  terminal.out(`${sentences[outcome.status]}\n${printableLines(formatReasons(outcome.reasons))}`);
}

function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

/** The changes, with `rescued`, the former name of `userText`, beside it for one version. */
function changesJson(changes: GlossaryChanges | null) {
  return changes === null ? null : { ...changes, rescued: changes.userText };
}

function writeJson(
  file: GlossaryFile,
  outcome: Outcome,
  unknown: readonly string[],
  terminal: Terminal,
): void {
  const answer = {
    version: 1,
    path: file.shown,
    status: outcome.status,
    // Its former name, for one version.
    ...(outcome.status === "needs-confirmation" && { formerStatus: "needs-yes" }),
    terms: outcome.terms,
    changes: changesJson(outcome.changes),
    reasons: outcome.reasons,
    unknown,
    diagnostics: outcome.diagnostics.map(diagnosticJson),
  };
  terminal.out(`${JSON.stringify(answer, null, 2)}\n`);
}

/** Those of `paths` that lie at or below a place nobody could look into. */
export function pathsAt(places: readonly FileProblem[], paths: readonly string[]): readonly string[] {
  return paths.filter((path) => places.some((place) => liesAt(path, place)));
}

/** Those of `places` at or below which one of `paths` lies. */
export function placesOf(places: readonly FileProblem[], paths: readonly string[]): readonly FileProblem[] {
  return places.filter((place) => paths.some((path) => liesAt(path, place)));
}

function liesAt(path: string, place: FileProblem): boolean {
  return place.path === "" || path === place.path || path.startsWith(`${place.path}/`);
}
