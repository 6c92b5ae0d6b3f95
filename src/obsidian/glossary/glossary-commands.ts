import { Notice, type Plugin } from "obsidian";
import { ChangesModal } from "./changes-modal";
import type { GlossarySync } from "./glossary-sync";
import { formatDamage, formatOutcome } from "./glossary-messages";

/** The commands a reader has over the glossary: update it, and see (or fix) before anything is written. */
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

/** Updates at once; where that would take much away or fix damage, shows it first. */
async function update(plugin: Plugin, glossary: GlossarySync): Promise<void> {
  const outcome = await glossary.updateNow();
  if (outcome.kind === "ask" || (outcome.kind === "damaged" && outcome.repair !== null)) {
    await showChanges(plugin, glossary);
    return;
  }
  new Notice(formatOutcome(outcome));
}

async function showChanges(plugin: Plugin, glossary: GlossarySync): Promise<void> {
  const { current, proposed, outcome } = await glossary.preview();
  if (proposed === null) {
    new Notice(formatOutcome(outcome));
    return;
  }
  const damage = outcome.kind === "damaged" ? outcome.diagnostics : null;
  const announce = async (ending: ReturnType<GlossarySync["updateNow"]>) => {
    new Notice(formatOutcome(await ending));
  };
  new ChangesModal(plugin.app, {
    title: damage !== null ? "Repair the glossary" : "Glossary changes",
    summary:
      damage !== null
        ? `${formatDamage(damage)} This repairs them:`
        : "Nothing changes outside the generated part.",
    current: current ?? "",
    proposed,
    decisions: [
      damage !== null
        ? { label: "Repair", primary: true, act: () => announce(glossary.repair()) }
        : {
            label: outcome.kind === "ask" ? "Write, and remove the entries" : "Write",
            primary: outcome.kind !== "ask",
            act: () => announce(glossary.updateNow({ allowDrop: true })),
          },
    ],
  }).open();
}
