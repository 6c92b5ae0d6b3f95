import { Component, MarkdownRenderer, type App } from "obsidian";
import type { Highlighter } from "../../highlight/tokens";
import type { Disposer, ViewHost, ViewPreferences } from "../../view/ports";

/** What a block on one note needs of the app. `owner` outlives every piece of Markdown rendered for it. */
export class AppViewHost implements ViewHost {
  readonly highlighter: Highlighter;
  readonly preferences: ViewPreferences;
  readonly #app: App;
  readonly #owner: Component;
  readonly #sourcePath: string;

  constructor(
    app: App,
    owner: Component,
    sourcePath: string,
    highlighter: Highlighter,
    preferences: ViewPreferences,
  ) {
    this.#app = app;
    this.#owner = owner;
    this.#sourcePath = sourcePath;
    this.highlighter = highlighter;
    this.preferences = preferences;
  }

  renderMarkdown(markdown: string, element: HTMLElement): Disposer {
    const rendering = this.#owner.addChild(new Component());
    MarkdownRenderer.render(this.#app, markdown, element, this.#sourcePath, rendering).catch(
      (error: unknown) => {
        console.error("Go for Reviewers could not render a piece of Markdown.", error);
        element.setText(markdown);
      },
    );
    return () => this.#owner.removeChild(rendering);
  }

  async copy(text: string): Promise<boolean> {
    try {
      await activeWindow.navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }

  openLink(target: string): void {
    void this.#app.workspace.openLinkText(target, this.#sourcePath);
  }
}
