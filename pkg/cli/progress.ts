import type { Terminal } from "./command";

/** How long a command may be silent, and how often the count is drawn afterwards, in ms. */
const PATIENCE = 1000;
const INTERVAL = 100;

/** A count on one line of standard error, shown only to somebody who watches and only when it takes long. */
export class Progress {
  readonly #terminal: Terminal;
  readonly #verb: string;
  readonly #total: number;
  #done = 0;
  #next: number;
  #shown = false;

  /** `verb` says what is done to the notes: "Checking". */
  constructor(terminal: Terminal, verb: string, total: number) {
    this.#terminal = terminal;
    this.#verb = verb;
    this.#total = total;
    this.#next = terminal.now() + PATIENCE;
  }

  /** One more is done. */
  step(): void {
    this.#done += 1;
    if (!this.#terminal.watched || this.#terminal.now() < this.#next) return;
    this.#next = this.#terminal.now() + INTERVAL;
    this.#shown = true;
    const number = (value: number): string => value.toLocaleString("en");
    this.#terminal.err(`\r${this.#verb} ${number(this.#done)} of ${number(this.#total)} notes …`);
  }

  /** Takes the line away again. */
  end(): void {
    if (this.#shown) this.#terminal.err("\r\u001b[K");
    this.#shown = false;
  }
}
