import type { IncomingMessage } from "node:http";
import { Refused } from "./respond";
import { LARGEST_FILE, tooLarge } from "./vault-folder";

/** A request's target, split but not normalised: `/api/../x` stays what it is and matches nothing. */
export interface Target {
  readonly pathname: string;
  readonly query: ReadonlyMap<string, string>;
}

/** Splits a request's target. Refuses (400) other forms than a path, broken percent-encoding and repeated keys. */
export function parseTarget(url: string | undefined): Target {
  if (!url?.startsWith("/")) throw new Refused(400, "Ask for a path on this server.");
  const mark = url.indexOf("?");
  const pathname = mark < 0 ? url : url.slice(0, mark);
  const query = new Map<string, string>();
  for (const pair of mark < 0 ? [] : url.slice(mark + 1).split("&")) {
    if (pair === "") continue;
    const equals = pair.indexOf("=");
    const key = decode(equals < 0 ? pair : pair.slice(0, equals));
    if (query.has(key)) throw new Refused(400, `"${key}" is given twice.`);
    query.set(key, equals < 0 ? "" : decode(pair.slice(equals + 1)));
  }
  return { pathname, query };
}

/** Reads a request's body whole. Refuses (413) one over the limit and (415) a compressed one, which could grow past it. */
export async function readBody(
  request: IncomingMessage,
  path: string,
  limit = LARGEST_FILE,
): Promise<Buffer> {
  const encoding = request.headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity") {
    throw new Refused(415, "Send the file's bytes as they are, not compressed.");
  }
  if (Number(request.headers["content-length"] ?? 0) > limit) throw tooLarge(path, limit);
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop early must not close the connection: the refusal has yet to be sent over it.
  const body: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  for await (const chunk of body) {
    size += chunk.length;
    if (size > limit) throw tooLarge(path, limit);
    chunks.push(chunk);
  }
  // A connection that breaks off ends the stream too; half a file must not pass for a whole one.
  if (!request.complete) throw new Refused(400, `"${path}" arrived incomplete, so nothing was written.`);
  return Buffer.concat(chunks, size);
}

/** A version from `If-Match`, with or without the quotes HTTP wants. */
export function versionFrom(header: string): string {
  const match = /^(?:W\/)?"([^"]*)"$/.exec(header.trim());
  return match?.[1] ?? header.trim();
}

/** Decodes once and strictly: a byte sequence that is not UTF-8 is refused, where URLSearchParams would paper over it. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw new Refused(400, "The address is not properly percent-encoded.");
  }
}
