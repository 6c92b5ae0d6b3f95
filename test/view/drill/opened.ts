import type { Drill } from "../../../src/core/drill/drill";
import type { Diagnostic } from "../../../src/core/text/diagnostic";
import { mountDrill } from "../../../src/view/drill/mount";
import { type SessionStore, createSessionStore } from "../../../src/view/drill/session-store";
import type { ReviewPort } from "../../../src/view/ports";
import { type FakeHost, createFakeHost } from "../../support/view-host";

/** A drill on the page, and the ways a reader gets at it: by what is written on things and by what they are. */
export interface OpenedDrill {
  readonly element: HTMLElement;
  readonly host: FakeHost;
  readonly store: SessionStore;
  /** All the text on screen, blanks folded; what only screen readers hear included. */
  text(): string;
  /** What was last announced. */
  said(): string;
  /** The button whose name (its label, or its text) begins so. */
  button(name: string): HTMLElement;
  hasButton(name: string): boolean;
  /** The option, checkbox or radio button, whose label begins so. */
  option(label: string): HTMLInputElement;
  fields(): (HTMLInputElement | HTMLTextAreaElement)[];
  click(element: HTMLElement): Promise<void>;
  type(field: HTMLElement, text: string): Promise<void>;
  /** Presses a key on what has the focus, or on the question. */
  press(key: string, how?: KeyboardEventInit): Promise<void>;
  close(): void;
}

export interface Opening {
  readonly store?: SessionStore;
  readonly host?: FakeHost;
  readonly diagnostics?: readonly Diagnostic[];
  readonly element?: HTMLElement;
  readonly reviews?: ReviewPort;
}

/** Lets Preact draw what was asked for. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setTimeout(resolve));
}

export async function open(drill: Drill, opening: Opening = {}): Promise<OpenedDrill> {
  const store = opening.store ?? createSessionStore();
  const host = opening.host ?? createFakeHost();
  const element = opening.element ?? document.createElement("div");
  if (!element.isConnected) document.body.append(element);
  const { diagnostics = [], reviews } = opening;
  const dispose = mountDrill(element, { drill, diagnostics, host, store, ...(reviews && { reviews }) });
  await settle();

  const nameOf = (node: Element) => folded(node.getAttribute("aria-label") ?? node.textContent);
  const buttons = () => [...element.querySelectorAll<HTMLElement>("button")];
  const find = (name: string) => buttons().find((button) => nameOf(button).startsWith(name));
  return {
    element,
    host,
    store,
    text: () => folded(spoken(element)),
    said: () => folded(element.querySelector('[role="status"]')?.textContent ?? ""),
    button(name) {
      const found = find(name);
      if (found === undefined)
        throw new Error(`No button "${name}" among: ${buttons().map(nameOf).join(" | ")}`);
      return found;
    },
    hasButton: (name) => find(name) !== undefined,
    option(label) {
      const labels = [...element.querySelectorAll("label")];
      const found = labels.find((each) => folded(each.textContent).replace(/^\d ?/, "").startsWith(label));
      const input = found?.querySelector("input");
      if (input == null) throw new Error(`No option "${label}" in: ${folded(element.textContent)}`);
      return input;
    },
    fields: () => [...element.querySelectorAll<HTMLInputElement>('input[type="text"], textarea')],
    async click(target) {
      target.focus();
      target.click();
      await settle();
    },
    async type(field, text) {
      field.focus();
      (field as HTMLInputElement).value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await settle();
    },
    async press(key, how = {}) {
      const focused = document.activeElement;
      const inside = focused !== null && element.contains(focused);
      const target = inside ? focused : (element.querySelector('[data-focus="question"]') ?? element);
      const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...how });
      target.dispatchEvent(event);
      // What a browser does with Enter on a button, unless somebody prevented it.
      if (key === "Enter" && !event.defaultPrevented && target.localName === "button") {
        (target as HTMLElement).click();
      }
      await settle();
    },
    close() {
      dispose();
      element.remove();
    },
  };
}

/** Text as it is read: what stands in boxes of its own is kept apart. */
function spoken(node: Node): string {
  if (node.nodeType === 3) return node.textContent ?? "";
  const text = [...node.childNodes].map(spoken).join("");
  return ["SPAN", "STRONG", "CODE", "A", "EM"].includes(node.nodeName) ? text : ` ${text} `;
}

function folded(text: string): string {
  return text.split(/\s+/).join(" ").trim();
}
