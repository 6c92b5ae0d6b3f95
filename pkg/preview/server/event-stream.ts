import type { ServerResponse } from "node:http";
import type { VaultPresence } from "../protocol";
import type { Changes } from "./changes";

/** How often a silent stream says it is alive, in ms, so that both sides notice a dead connection. */
const HEARTBEAT = 20_000;

/** Streams the vault's changes to one page until it goes away. */
export function streamChanges(response: ServerResponse, changes: Changes): void {
  response.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8" });
  response.write(presenceText("listening", changes.present));
  const unsubscribe = changes.subscribe((change) => response.write(`data: ${JSON.stringify(change)}\n\n`));
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
