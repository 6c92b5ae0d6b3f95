import type { EditorView } from "@codemirror/view";
import { Component, MarkdownView, type Plugin } from "obsidian";
import type { KnownTerms, LessonTerms } from "../authoring/known-terms";
import { windowClock } from "../glossary/clock";
import type { SettingsStore } from "../settings/settings-store";
import { BlockLinkIndex } from "./block-link-index";
import { editorEmbeds } from "./editor-embeds";
import { editorTerms } from "./editor-terms";
import { embeddedTerms, type EmbeddedTerm } from "./embedded-terms";
import { FollowRenames } from "./follow-renames";
import { LinkUpdates } from "./link-updates";
import { markTermLinks } from "./mark-links";
import { mentionMarks } from "./mention-marks";
import { rewriteTermLinks } from "./rewrite-links";
import { TermUnderCursor } from "./show-term";
import { TermClicks } from "./term-clicks";
import { TermDirectory } from "./term-directory";
import { TermCards, TermPointer } from "./term-pointer";

export interface TermServices {
  readonly settings: SettingsStore;
  readonly lessons: LessonTerms;
  readonly terms: KnownTerms;
}

/** Makes terms what they are where they are read: their links lead to their entries and show what they mean. */
export function registerTerms(plugin: Plugin, { settings, lessons, terms }: TermServices): void {
  const { app } = plugin;
  const current = () => settings.current;
  const blockLinks = new BlockLinkIndex({ app, clock: windowClock });
  const directory = plugin.addChild(
    new TermDirectory({ app, settings: current, lessons, terms, blockLinks, clock: windowClock }),
  );
  const updates = new LinkUpdates(app, current);
  app.workspace.onLayoutReady(() => {
    plugin.addChild(blockLinks);
    plugin.addChild(new FollowRenames({ app, blockLinks, directory, lessons, updates, clock: windowClock }));
  });

  const views = new Set<EditorView>();
  const cards = plugin.addChild(new TermCards(app, directory));
  const underCursor = new TermUnderCursor(app, directory, views);
  const documents = listenEverywhere(plugin, (doc) => {
    const pointer = new TermPointer(doc, directory, cards);
    const listening = new Component();
    listening.addChild(pointer);
    listening.addChild(new TermClicks(app, doc, directory, cards, pointer));
    listening.registerDomEvent(doc, "focusin", (event) => underCursor.onFocus(event));
    return listening;
  });

  plugin.registerMarkdownPostProcessor((el, { sourcePath }) => markTermLinks(el, directory, sourcePath));
  plugin.registerMarkdownPostProcessor(mentionMarks(directory, () => current().highlightTerms));
  const embeds = new Set<EmbeddedTerm>();
  plugin.registerMarkdownPostProcessor(embeddedTerms(app, directory, embeds));
  // A note on show keeps what is drawn in it when the plugin goes.
  plugin.register(() => [...embeds].forEach((embed) => embed.unload()));
  plugin.registerEditorExtension([editorTerms(directory, views), editorEmbeds(app, directory)]);
  let marked = false;
  plugin.register(
    directory.onChange(() => {
      for (const doc of documents()) markTermLinks(doc, directory);
      for (const embed of [...embeds]) embed.update();
      if (!marked && current().highlightTerms) redrawNotes(plugin);
      marked = true;
    }),
  );
  let highlighted = current().highlightTerms;
  plugin.register(
    settings.onChange(({ highlightTerms }) => {
      if (highlighted === highlightTerms) return;
      highlighted = highlightTerms;
      redrawNotes(plugin);
    }),
  );
  addCommands(plugin, { directory, updates, show: (checking) => underCursor.show(cards, checking) });
}

interface Commands {
  readonly directory: TermDirectory;
  readonly updates: LinkUpdates;
  readonly show: (checking: boolean) => boolean;
}

function addCommands(plugin: Plugin, { directory, updates, show }: Commands): void {
  plugin.addCommand({ id: "show-term", name: "Show what this term means", checkCallback: show });
  plugin.addCommand({
    id: "rewrite-term-links",
    name: "Turn term links into glossary links",
    checkCallback: (checking) => {
      const file = plugin.app.workspace.getActiveFile();
      if (file?.extension !== "md") return false;
      if (!checking) void rewriteTermLinks(plugin.app, file, directory);
      return true;
    },
  });
  plugin.addCommand({
    id: "show-link-changes",
    name: "Show links inside drills that can follow",
    checkCallback: (checking) => {
      if (updates.waits && !checking) void updates.show();
      return updates.waits;
    },
  });
  plugin.addCommand({
    id: "revert-link-changes",
    name: "Revert the last change of links",
    checkCallback: (checking) => {
      if (updates.canRevert && !checking) void updates.revert();
      return updates.canRevert;
    },
  });
}

/** Listens in the main window and in every other while it is open; answers which documents those are. */
function listenEverywhere(plugin: Plugin, listenIn: (doc: Document) => Component): () => Iterable<Document> {
  const { workspace } = plugin.app;
  const listening = new Map<Document, Component>();
  const open = (doc: Document): void => {
    if (!listening.has(doc)) listening.set(doc, plugin.addChild(listenIn(doc)));
  };
  open(workspace.containerEl.doc);
  workspace.onLayoutReady(() => workspace.iterateAllLeaves(({ view }) => open(view.containerEl.doc)));
  plugin.registerEvent(workspace.on("window-open", (_, win) => open(win.document)));
  plugin.registerEvent(
    workspace.on("window-close", (_, { document: doc }) => {
      const component = listening.get(doc);
      listening.delete(doc);
      if (component !== undefined) plugin.removeChild(component);
    }),
  );
  return () => listening.keys();
}

/** Draws notes that are read anew. */
function redrawNotes(plugin: Plugin): void {
  plugin.app.workspace.iterateAllLeaves(({ view }) => {
    if (view instanceof MarkdownView) view.previewMode.rerender(true);
  });
}
