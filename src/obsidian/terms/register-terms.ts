import type { EditorView } from "@codemirror/view";
import { Component, MarkdownView, type Plugin } from "obsidian";
import { windowClock } from "../app/scheduling";
import type { SettingsStore } from "../settings/settings-store";
import type { BlockLinkIndex } from "./block-link-index";
import { editorEmbeds } from "./editor-embeds";
import { editorTerms, markTermLinks } from "./term-marks";
import { embeddedTerms, type EmbeddedTerm } from "./embedded-terms";
import { FollowRenames } from "./follow-renames";
import { LinkUpdates } from "./link-updates";
import { mentionMarks } from "./mention-marks";
import { rewriteTermLinks } from "./rewrite-links";
import { TermUnderCursor } from "./show-term";
import { TermClicks } from "./term-clicks";
import type { TermStore } from "./term-store";
import { TermCards } from "./term-card";
import { TermHover } from "./term-hover";

export interface TermServices {
  readonly settings: SettingsStore;
  readonly terms: TermStore;
  readonly blockLinks: BlockLinkIndex;
}

/** Makes terms what they are where they are read: their links lead to their entries and show what they mean. */
export function registerTerms(plugin: Plugin, { settings, terms, blockLinks }: TermServices): void {
  const { app } = plugin;
  const current = () => settings.current;
  const updates = new LinkUpdates(app, current);
  app.workspace.onLayoutReady(() => {
    plugin.addChild(blockLinks);
    plugin.addChild(new FollowRenames({ app, blockLinks, terms, updates, clock: windowClock }));
  });

  const views = new Set<EditorView>();
  const cards = plugin.addChild(new TermCards(app, terms));
  const underCursor = new TermUnderCursor(app, terms, views);
  const documents = listenEverywhere(plugin, (doc) => {
    const hover = new TermHover(doc, terms, cards);
    const listening = new Component();
    listening.addChild(hover);
    listening.addChild(new TermClicks(app, doc, terms, cards, hover));
    listening.registerDomEvent(doc, "focusin", (event) => underCursor.onFocus(event));
    return listening;
  });

  plugin.registerMarkdownPostProcessor((el, { sourcePath }) => markTermLinks(el, terms, sourcePath));
  plugin.registerMarkdownPostProcessor(mentionMarks(terms, () => current().highlightTerms));
  const embeds = new Set<EmbeddedTerm>();
  plugin.registerMarkdownPostProcessor(embeddedTerms(app, terms, embeds));
  // A note on show keeps what is drawn in it when the plugin goes.
  plugin.register(() => [...embeds].forEach((embed) => embed.unload()));
  plugin.registerEditorExtension([editorTerms(terms, views), editorEmbeds(app, terms)]);
  let marked = false;
  plugin.register(
    terms.onChange(() => {
      for (const doc of documents()) markTermLinks(doc, terms);
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
  addCommands(plugin, { terms, updates, show: (checking) => underCursor.show(cards, checking) });
}

interface Commands {
  readonly terms: TermStore;
  readonly updates: LinkUpdates;
  readonly show: (checking: boolean) => boolean;
}

function addCommands(plugin: Plugin, { terms, updates, show }: Commands): void {
  plugin.addCommand({ id: "show-term", name: "Show what this term means", checkCallback: show });
  plugin.addCommand({
    id: "rewrite-term-links",
    name: "Turn term links into glossary links",
    checkCallback: (checking) => {
      const file = plugin.app.workspace.getActiveFile();
      if (file?.extension !== "md") return false;
      if (!checking) void rewriteTermLinks(plugin.app, file, terms);
      return true;
    },
  });
  plugin.addCommand({
    id: "show-link-changes",
    name: "Show link updates inside drills",
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
