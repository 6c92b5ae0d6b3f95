import type { ServerResponse } from "node:http";
import type { Refusal } from "../protocol";

/** A request the server will not fulfil: an HTTP status and one sentence that says what to do. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = "Refused";
    this.status = status;
  }
}

/** What every answer carries: nothing is sniffed, embedded, kept or told to another site. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cache-Control": "no-store",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
};

/** Answers with a value as JSON. */
export function respondJson(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": body.length,
  });
  response.end(body);
}

/** Answers with why not: a sentence of ours for a refusal, for anything else only that it is our fault. */
export function respondError(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const status = error instanceof Refused ? error.status : 500;
  const refusal: Refusal = {
    error: error instanceof Refused ? error.message : "The preview failed here; the terminal says why.",
  };
  // The rest of a body nobody wants is not read before the next request on this connection.
  response.setHeader("Connection", "close");
  respondJson(response, status, refusal);
}
