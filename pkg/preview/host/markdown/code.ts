import { setIcon } from "../ui/icons";
import { grammarOf, tokenize, type CodeToken } from "./prism";

/** How long the sign that code was copied stays, in ms. */
const COPIED = 1500;

/** Colours fenced code that no processor took, and gives it a button that copies it. */
export function decorateCode(el: HTMLElement): void {
  for (const code of el.findAll("pre > code")) {
    const fence = code.parentElement;
    if (fence?.querySelector("button.copy-code-button") !== null) continue;
    const language = languageOf(code);
    const source = code.textContent.replace(/\n$/, "");
    if (language !== null) {
      fence.addClass(`language-${language}`);
      colour(code, source, language);
    }
    code.addClass("is-loaded");
    addCopyButton(fence, source);
  }
}

function languageOf(code: HTMLElement): string | null {
  const name = [...code.classList].find((cls) => cls.startsWith("language-"));
  return name === undefined ? null : name.slice("language-".length);
}

function colour(code: HTMLElement, source: string, language: string): void {
  const grammar = grammarOf(language);
  if (grammar === null) return;
  code.empty();
  append(code, tokenize(source, grammar));
}

function append(parent: HTMLElement, tokens: readonly CodeToken[]): void {
  for (const token of tokens) {
    if (typeof token === "string") parent.appendText(token);
    else append(parent.createSpan({ cls: ["token", ...token.classes] }), token.content);
  }
}

function addCopyButton(fence: HTMLElement, source: string): void {
  const button = fence.createEl("button", {
    cls: "copy-code-button",
    attr: { "aria-label": "Copy", type: "button" },
  });
  setIcon(button, "copy");
  button.addEventListener("click", () => {
    void button.win.navigator.clipboard.writeText(source).then(() => {
      setIcon(button, "check");
      globalThis.setTimeout(() => setIcon(button, "copy"), COPIED);
    });
  });
}
