import { Notice } from "obsidian";

/** Says something for a while, with a button for what may be done about it. */
export function noticeWithAction(text: string, label: string, act: () => void): void {
  const message = createFragment();
  message.createSpan({ text });
  const button = message.createEl("button", { cls: "gfr-notice-action", text: label, type: "button" });
  const notice = new Notice(message, 20_000);
  button.addEventListener("click", () => {
    notice.hide();
    act();
  });
}
