import type { Events } from "../base/events";

export type ThemeChoice = "system" | "light" | "dark";

const KEY = "preview:theme";

/** Light or dark: the system's choice until one is made here, which the browser then remembers. */
export class Theme {
  private readonly page: Events;
  private readonly system = window.matchMedia("(prefers-color-scheme: dark)");

  constructor(page: Events) {
    this.page = page;
    this.system.addEventListener("change", () => this.apply());
    this.apply();
    // Paper is white.
    window.addEventListener("beforeprint", () => this.wear(false));
    window.addEventListener("afterprint", () => this.wear(this.dark));
  }

  get choice(): ThemeChoice {
    const stored = localStorage.getItem(KEY);
    return stored === "light" || stored === "dark" ? stored : "system";
  }

  get dark(): boolean {
    return this.choice === "system" ? this.system.matches : this.choice === "dark";
  }

  choose(choice: ThemeChoice): void {
    if (choice === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, choice);
    this.apply();
  }

  toggle(): void {
    this.choose(this.dark ? "light" : "dark");
  }

  private apply(): void {
    this.wear(this.dark);
    this.page.trigger("theme");
  }

  private wear(dark: boolean): void {
    document.body.classList.toggle("theme-dark", dark);
    document.body.classList.toggle("theme-light", !dark);
  }
}
