import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { Refused } from "./respond";

/** The header that carries the session's token. */
const TOKEN_HEADER = "x-preview-token";

/** What is asked for: the page, what needs no token (its files, and the proof that this server knows it), or the vault. */
export type Door = "page" | "open" | "api";

/**
 * Refuses requests that did not come from the page at the printed address.
 *
 * - `Host` must be this server's own: a foreign name that resolves to 127.0.0.1 (DNS rebinding) is turned away.
 * - `Origin` and `Sec-Fetch-Site`, which browsers set and pages cannot forge, must not name another site.
 * - The token must be the session's: in the address for the page, in header or address for reading, and in the
 *   header for changing anything, because a header is what another site cannot send without asking first.
 */
export function guard(
  request: IncomingMessage,
  door: Door,
  queryToken: string | null,
  expected: Session,
): void {
  demandHost(request, expected.port);
  demandSameSite(request, door, expected.port);
  if (door === "open") return;
  const header = request.headers[TOKEN_HEADER];
  const changes = request.method !== "GET" && request.method !== "HEAD";
  const given = typeof header === "string" ? header : changes ? null : queryToken;
  if (given === null || !equalSecrets(given, expected.token)) {
    throw new Refused(403, "The token is missing or not this vault's: open the address the terminal shows.");
  }
}

/** What a request is measured against. */
export interface Session {
  readonly port: number;
  readonly token: string;
}

function demandHost(request: IncomingMessage, port: number): void {
  const hosts = headerValues(request, "host");
  if (hosts.length !== 1 || !ownHosts(port).includes(hosts[0]?.toLowerCase() ?? "")) {
    throw new Refused(421, "This server answers only to 127.0.0.1 and localhost.");
  }
}

function demandSameSite(request: IncomingMessage, door: Door, port: number): void {
  const origins = headerValues(request, "origin");
  const own = ownHosts(port).map((host) => `http://${host}`);
  if (origins.some((origin) => !own.includes(origin.toLowerCase()))) {
    throw new Refused(403, "Another site asked; the preview answers only its own page.");
  }
  const site = request.headers["sec-fetch-site"];
  if (site === undefined || site === "same-origin" || site === "none") return;
  // Following a link to the address (from a web terminal, say) is the reader's own doing; the token still decides.
  const followed = door === "page" && request.headers["sec-fetch-dest"] === "document";
  if (!followed) throw new Refused(403, "Another site asked; the preview answers only its own page.");
}

/** Every value a header was sent with: Node folds or drops repeats, which is how they would slip through. */
function headerValues(request: IncomingMessage, name: string): readonly string[] {
  const values: string[] = [];
  for (let index = 0; index + 1 < request.rawHeaders.length; index += 2) {
    if (request.rawHeaders[index]?.toLowerCase() === name) values.push(request.rawHeaders[index + 1] ?? "");
  }
  return values;
}

function ownHosts(port: number): readonly string[] {
  const names = ["127.0.0.1", "localhost"];
  // A browser leaves out the port that is HTTP's own.
  return port === 80
    ? [...names, ...names.map((name) => `${name}:80`)]
    : names.map((name) => `${name}:${port}`);
}

/** Compares in a time that does not depend on where the two differ, nor on their lengths. */
function equalSecrets(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
