import { get } from "node:http";
import type { FileEntry } from "../../../../pkg/preview/protocol";
import type { Session } from "./session";

/** What a vault has told since: one line for each change, `away` and `back` of the vault itself. */
export interface Listening {
  readonly lines: readonly string[];
  readonly ended: Promise<void>;
  until(enough: (lines: readonly string[]) => boolean): Promise<void>;
  stop(): void;
}

/** Listens to a vault as a page does; resolves once the server answers. */
export function listen(session: Session, headers: Readonly<Record<string, string>> = {}): Promise<Listening> {
  const lines: string[] = [];
  let waiting: (() => void) | null = null;
  return new Promise((resolve, reject) => {
    const address = `http://127.0.0.1:${session.preview.port}/api/events?token=${session.preview.token}`;
    const request = get(address, { headers, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("error", () => undefined);
      const ended = new Promise<void>((end) => response.once("close", end));
      response.on("data", (chunk: string) => {
        text += chunk;
        const events = text.split("\n\n");
        text = events.pop() ?? "";
        lines.push(...events.flatMap(describeEvent));
        waiting?.();
      });
      resolve({
        lines,
        ended,
        until: (enough) =>
          new Promise((done) => {
            const check = (): void => {
              if (enough(lines)) done();
            };
            waiting = check;
            check();
          }),
        stop: () => request.destroy(),
      });
    });
    request.on("error", reject);
  });
}

function describeEvent(event: string): string[] {
  const data = /^data: (.*)$/m.exec(event)?.[1];
  if (data === undefined) return [];
  if (event.includes("event: listening")) return data.includes("false") ? ["away"] : [];
  if (event.includes("event: folder")) return data.includes("false") ? ["away"] : ["back"];
  const change = JSON.parse(data) as { kind: string; path?: string; entry?: FileEntry };
  return [`${change.kind} ${change.path ?? change.entry?.path ?? ""}`];
}
