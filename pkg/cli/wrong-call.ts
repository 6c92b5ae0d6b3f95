/** A call that cannot be carried out as it was written: said on standard error, with the usage, and exit code 2. */
export class WrongCall extends Error {
  constructor(message: string) {
    super(message);
    this.name = "WrongCall";
  }
}

/** Trouble with the place a command works in, such as a full disk: one sentence, and exit code 1. */
export class Trouble extends Error {
  constructor(message: string) {
    super(message);
    this.name = "Trouble";
  }
}
