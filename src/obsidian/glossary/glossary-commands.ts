import { Notice, type Plugin } from "obsidian";
import { ChangesModal } from "./changes-modal";
import type { GlossarySync } from "./glossary-sync";
import { sayDamage, sayOutcome } from "./glossary-words";

/** The commands a reader has over the glossary: update it, and see (or mend) before anything is written. */
export function addGlossaryCommands(plugin: Plugin, glossary: GlossarySync): void {
  plugin.addCommand({
    id: "update-glossary",
    name: "Update the glossary",
    callback: () => void update(plugin, glossary),
  });
  plugin.addCommand({
    id: "show-glossary-changes",
    name: "Show glossary changes",
    callback: () => void showChanges(plugin, glossary),
  });
}

/** Updates at once; where that would take much away or mend damage, shows it first. */
async function update(plugin: Plugin, glossary: GlossarySync): Promise<void> {
  const outcome = await glossary.updateNow();
  if (outcome.kind === "ask" || (outcome.kind === "damaged" && outcome.repair !== null)) {
    await showChanges(plugin, glossary);
    return;
  }
  new Notice(sayOutcome(outcome));
}

async function showChanges(plugin: Plugin, glossary: GlossarySync): Promise<void> {
  const { current, proposed, outcome } = await glossary.preview();
  if (proposed === null) {
    new Notice(sayOutcome(outcome));
    return;
  }
  const damage = outcome.kind === "damaged" ? outcome.diagnostics : null;
  const said = async (ending: ReturnType<GlossarySync["updateNow"]>) => {
    new Notice(sayOutcome(await ending));
  };
  new ChangesModal(plugin.app, {
    title: damage !== null ? "Repair the glossary" : "Glossary changes",
    summary:
      damage !== null
        ? `${sayDamage(damage)} This would mend them:`
        : "This would be written. Outside the generated part nothing changes.",
    current: current ?? "",
    proposed,
    decisions: [
      damage !== null
        ? { label: "Repair", primary: true, act: () => said(glossary.repair()) }
        : {
            label: outcome.kind === "ask" ? "Write it, with the entries gone" : "Write it",
            primary: outcome.kind !== "ask",
            act: () => said(glossary.updateNow({ allowDrop: true })),
          },
    ],
  }).open();
}
