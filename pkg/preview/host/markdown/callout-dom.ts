import { setIcon } from "../ui/icons";

/** Which icon a callout has where no style sheet gives it one; types that mean the same share one. */
const ICONS: Readonly<Record<string, string>> = {
  note: "pencil",
  abstract: "clipboard-list",
  summary: "clipboard-list",
  tldr: "clipboard-list",
  info: "info",
  todo: "check-circle",
  tip: "flame",
  hint: "flame",
  important: "flame",
  success: "check",
  check: "check",
  done: "check",
  question: "help-circle",
  help: "help-circle",
  faq: "help-circle",
  warning: "alert-triangle",
  caution: "alert-triangle",
  attention: "alert-triangle",
  failure: "x",
  fail: "x",
  missing: "x",
  danger: "zap",
  error: "zap",
  bug: "bug",
  example: "list",
  quote: "quote",
  cite: "quote",
};

/** Gives callouts their icons, and those that fold a title that can be pressed. */
export function decorateCallouts(el: HTMLElement): void {
  for (const callout of el.findAllSelf(".callout")) {
    const title = callout.querySelector<HTMLElement>(":scope > .callout-title");
    const icon = title?.querySelector<HTMLElement>(":scope > .callout-icon");
    if (!title || !icon || icon.hasChildNodes()) continue;
    setIcon(icon, iconOf(callout));
    if (callout.hasClass("is-collapsible")) makeFoldable(callout, title);
  }
}

/** Style sheets name an icon by `--callout-icon`. They are asked with a copy, since the callout may not be on the page yet. */
function iconOf(callout: HTMLElement): string {
  const copy = callout.cloneNode(false) as HTMLElement;
  copy.hidden = true;
  callout.doc.body.append(copy);
  const styled = getComputedStyle(copy).getPropertyValue("--callout-icon").trim();
  copy.remove();
  return styled === "" ? (ICONS[callout.dataset.callout ?? ""] ?? "pencil") : styled;
}

function makeFoldable(callout: HTMLElement, title: HTMLElement): void {
  const fold = title.createDiv({ cls: "callout-fold" });
  setIcon(fold, "chevron-down");
  title.setAttrs({ role: "button", tabindex: 0 });
  const show = (): void => {
    const collapsed = callout.hasClass("is-collapsed");
    fold.toggleClass("is-collapsed", collapsed);
    title.setAttr("aria-expanded", !collapsed);
  };
  const toggle = (): void => {
    callout.toggleClass("is-collapsed", !callout.hasClass("is-collapsed"));
    show();
  };
  show();
  title.addEventListener("click", (event) => {
    if ((event.target as Element).closest("a") === null) toggle();
  });
  title.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    toggle();
  });
}
