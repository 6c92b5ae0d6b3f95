import type { Plugin } from "obsidian";
import type { LearnerServices } from "../practice/services";
import type { SettingsStore } from "../settings/settings-store";
import { editorHeads } from "./editor-heads";
import { LessonHeads } from "./lesson-head";
import { readingHeads, type PossibleFirstSection } from "./reading-heads";

/** Gives lessons a head wherever their notes are open. */
export function registerLesson(plugin: Plugin, settings: SettingsStore, services: LearnerServices): void {
  const heads = new LessonHeads(services, () => settings.current.lessonHead, settings);
  const sections = new Set<PossibleFirstSection>();
  plugin.registerMarkdownPostProcessor(readingHeads(heads, sections));
  // A note on show keeps what is drawn in it when the plugin goes.
  plugin.register(() => [...sections].forEach((section) => section.unload()));
  plugin.registerEditorExtension(editorHeads(heads));
}
