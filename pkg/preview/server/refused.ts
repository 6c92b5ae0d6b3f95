/** A request the server will not fulfil: an HTTP status and one sentence that says what to do. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = "Refused";
    this.status = status;
  }
}
