import { parseYaml, type Plugin } from "obsidian";
import { frontmatterDiagnostics } from "../../core/lesson/frontmatter";
import type { Diagnostic } from "../../core/text/diagnostic";
import type { TermStore } from "../terms/term-store";
import { windowClock } from "../app/scheduling";
import type { SettingsStore } from "../settings/settings-store";
import { PROBLEMS_VIEW, ProblemsView } from "./problems-view";

export interface ProblemsServices {
  readonly settings: SettingsStore;
  readonly terms: TermStore;
  /** Lets somebody choose between the definitions of a term, by its key; null asks which term. */
  readonly choose: (key: string | null) => void;
}

/** Registers the view of everything that is wrong with the vault's notes, and the ways to it. */
export function registerProblems(plugin: Plugin, { settings, terms, choose }: ProblemsServices): void {
  const { app } = plugin;
  const termsKey = (): string => settings.current.termsKey;
  plugin.registerView(
    PROBLEMS_VIEW,
    (leaf) =>
      new ProblemsView(leaf, {
        app,
        settings: () => settings.current,
        terms,
        clock: windowClock,
        fixIn: (text, problem) =>
          sameIn(frontmatterDiagnostics(text, { parseYaml, termsKey: termsKey() }), problem),
        choose,
      }),
  );
  plugin.addCommand({
    id: "show-problems",
    name: "Show problems",
    callback: () => void app.workspace.ensureSideLeaf(PROBLEMS_VIEW, "right", { active: true, reveal: true }),
  });
  let before = `${settings.current.termsKey}\n${settings.current.glossaryPath}`;
  plugin.register(
    settings.onChange(({ termsKey: key, glossaryPath }) => {
      if (before === `${key}\n${glossaryPath}`) return;
      before = `${key}\n${glossaryPath}`;
      for (const { view } of app.workspace.getLeavesOfType(PROBLEMS_VIEW)) {
        if (view instanceof ProblemsView) view.readAll();
      }
    }),
  );
}

/** The fix of the same diagnostic in the text as it is now: the one of its code whose fix writes the same, nearest to its line. */
function sameIn(found: readonly Diagnostic[], problem: Diagnostic): NonNullable<Diagnostic["fix"]>["edits"] {
  const texts = (diagnostic: Diagnostic): string =>
    JSON.stringify(diagnostic.fix?.edits.map(({ text }) => text) ?? []);
  const distance = ({ position }: Diagnostic): number =>
    Math.abs(position.start.line - problem.position.start.line);
  const [same] = found
    .filter((each) => each.code === problem.code && texts(each) === texts(problem))
    .sort((one, other) => distance(one) - distance(other));
  return same?.fix?.edits ?? [];
}
