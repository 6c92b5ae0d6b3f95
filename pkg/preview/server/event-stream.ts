import type { IncomingMessage, ServerResponse } from "node:http";
import type { VaultPresence } from "../protocol";
import type { Changes, NumberedChange } from "./changes";

/** How often a silent stream says it is alive, in ms, so that both sides notice a dead connection. */
const HEARTBEAT = 20_000;

/** How long a page waits before it connects again, in ms. */
const RETRY = 1000;

/** Streams the vault's changes to one page until it goes away; catches up first when the page was here before. */
export function streamChanges(request: IncomingMessage, response: ServerResponse, changes: Changes): void {
  response.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8" });
  const last = lastSeen(request);
  const missed = last === null ? [] : changes.since(last);
  if (missed === null) response.write(`id: ${changes.latest}\nevent: resync\ndata: {}\n\n`);
  else for (const change of missed) response.write(eventText(change));
  // The number lets a page catch up that loses its connection before the first change.
  response.write(`retry: ${RETRY}\nid: ${changes.latest}\n${presenceText("listening", changes.present)}`);
  const unsubscribe = changes.subscribe((change) => response.write(eventText(change)));
  const unsubscribePresence = changes.subscribePresence((present) =>
    response.write(presenceText("folder", present)),
  );
  const heartbeat = setInterval(() => response.write(": alive\n\n"), HEARTBEAT);
  response.once("close", () => {
    clearInterval(heartbeat);
    unsubscribe();
    unsubscribePresence();
  });
}

function presenceText(name: "listening" | "folder", present: boolean): string {
  const presence: VaultPresence = { present };
  return `event: ${name}\ndata: ${JSON.stringify(presence)}\n\n`;
}

function eventText({ number, change }: NumberedChange): string {
  return `id: ${number}\ndata: ${JSON.stringify(change)}\n\n`;
}

/** The number of the last change the page saw; null when it connects for the first time. */
function lastSeen(request: IncomingMessage): number | null {
  const header = request.headers["last-event-id"];
  return typeof header === "string" && /^\d{1,15}$/.test(header) ? Number(header) : null;
}
