/** What a page with a highlighter offers to the benchmark. */
export interface HighlightPage {
  /** Colours code; resolves to how many lines came back. */
  highlight(code: string, language: "go" | "python"): Promise<number>;
}

declare global {
  var highlightPage: HighlightPage;
}
