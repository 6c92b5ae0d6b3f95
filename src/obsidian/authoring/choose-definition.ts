import { FuzzySuggestModal, Notice, parseYaml, type App, type TFile } from "obsidian";
import {
  findConflicts,
  type ConflictingDefinition,
  type DefinitionConflict,
} from "../../core/lesson/definition-conflicts";
import { removeTerm } from "../../core/lesson/edit-terms";
import type { Edit } from "../../core/text/edits";
import { writeFailure } from "../app/note-text";
import { changeNote, noticeWithAction } from "../app/change-note";
import { DefinitionsModal, type LineToGo } from "./definitions-modal";
import type { TermStore } from "../terms/term-store";
import { append } from "../../core/text/append";

export interface ChoiceServices {
  readonly app: App;
  readonly terms: TermStore;
  readonly termsKey: () => string;
}

/**
 * Lets the author choose between the definitions of a term. `key` names the term; where it is null, the author picks
 * one.
 */
export function chooseDefinition(services: ChoiceServices, key: string | null): void {
  const conflicts = findConflicts(services.terms.current.lessons);
  const [only, ...others] = key === null ? conflicts : conflicts.filter((each) => each.key === key);
  if (only === undefined) new Notice("No term has two definitions.");
  else if (others.length === 0) openChoice(services, only);
  else new TermPicker(services.app, conflicts, (conflict) => openChoice(services, conflict)).open();
}

function openChoice(services: ChoiceServices, conflict: DefinitionConflict): void {
  new DefinitionsModal(services.app, conflict, {
    linesToGo: (kept) => linesToGo(services, conflict, kept),
    remove: (kept) => removeOthers(services, conflict, kept),
  }).open();
}

/** Which term it is about, of those with several definitions. */
class TermPicker extends FuzzySuggestModal<DefinitionConflict> {
  readonly #conflicts: readonly DefinitionConflict[];
  readonly #choose: (conflict: DefinitionConflict) => void;

  constructor(
    app: App,
    conflicts: readonly DefinitionConflict[],
    choose: (conflict: DefinitionConflict) => void,
  ) {
    super(app);
    this.#conflicts = conflicts;
    this.#choose = choose;
    this.setPlaceholder("Which term has two definitions?");
  }

  override getItems(): DefinitionConflict[] {
    return [...this.#conflicts];
  }

  override getItemText({ term }: DefinitionConflict): string {
    return term;
  }

  override onChooseItem(conflict: DefinitionConflict): void {
    this.#choose(conflict);
  }
}

/** The lines that are removed when one definition is kept, note by note, to be reviewed first. */
async function linesToGo(
  services: ChoiceServices,
  conflict: DefinitionConflict,
  kept: ConflictingDefinition,
): Promise<readonly LineToGo[]> {
  const lines: LineToGo[] = [];
  for (const [path, definitions] of losers(conflict, kept)) {
    const file = services.app.vault.getFileByPath(path);
    if (file === null) continue;
    const text = await services.app.vault.cachedRead(file);
    const { edits, refusals } = removals(text, conflict.term, definitions, services.termsKey());
    for (const { start, end } of edits) lines.push({ path, text: text.slice(start, end).trimEnd() });
    for (const refusal of refusals) lines.push({ path, text: null, refusal });
  }
  return lines;
}

/** Removes the other definitions from their lessons, and offers to undo it. */
async function removeOthers(
  services: ChoiceServices,
  conflict: DefinitionConflict,
  kept: ConflictingDefinition,
): Promise<void> {
  const { app, termsKey } = services;
  const changes: { readonly file: TFile; readonly before: string; readonly after: string }[] = [];
  let failed = false;
  for (const [path, definitions] of losers(conflict, kept)) {
    const file = app.vault.getFileByPath(path);
    if (file === null) continue;
    try {
      const change = await changeNote(
        app,
        file,
        (text) => removals(text, conflict.term, definitions, termsKey()).edits,
      );
      if (change !== null) changes.push({ file, ...change });
    } catch (error) {
      new Notice(writeFailure(file, error));
      failed = true;
    }
  }
  if (failed && changes.length === 0) return;
  tellRemoved(app, conflict.term, changes);
}

/** The definitions that are not kept, by the note they stand in. */
function losers(
  conflict: DefinitionConflict,
  kept: ConflictingDefinition,
): ReadonlyMap<string, readonly string[]> {
  const byPath = new Map<string, string[]>();
  for (const definition of conflict.definitions) {
    if (definition === kept) continue;
    for (const { lesson, definition: text } of definition.lessons) {
      byPath.set(lesson.path, [...(byPath.get(lesson.path) ?? []), text]);
    }
  }
  return byPath;
}

function removals(
  text: string,
  term: string,
  definitions: readonly string[],
  termsKey: string,
): { readonly edits: readonly Edit[]; readonly refusals: readonly string[] } {
  const edits: Edit[] = [];
  const refusals: string[] = [];
  for (const definition of definitions) {
    const removal = removeTerm(text, term, definition, { parseYaml, termsKey });
    if (removal.kind === "refused") refusals.push(removal.reason);
    else if (edits.every(({ start }) => start !== removal.edits[0]?.start)) append(edits, removal.edits);
  }
  return { edits, refusals };
}

function tellRemoved(
  app: App,
  term: string,
  changes: readonly { readonly file: TFile; readonly before: string; readonly after: string }[],
): void {
  if (changes.length === 0) {
    new Notice("The lines have changed. Nothing was removed.");
    return;
  }
  const where = changes.map(({ file }) => file.basename).join(", ");
  noticeWithAction(`The other definition of “${term}” was removed from ${where}.`, "Undo", () => {
    for (const { file, before, after } of changes) {
      // What was written since then stays as it is.
      void changeNote(app, file, (text) =>
        text === after ? [{ start: 0, end: text.length, text: before }] : [],
      ).then(
        (restored) => {
          if (restored === null) new Notice(`${file.basename} has changed since then and was not restored.`);
        },
        (error: unknown) => new Notice(writeFailure(file, error)),
      );
    }
  });
}
