import { MOST_SPANS, type Span } from "./match-note";

/** How long one note may take a pattern, in ms, before it is given up. */
const PATIENCE = 1000;

interface Question {
  readonly id: number;
  readonly text: string;
  readonly source: string;
  readonly flags: string;
  readonly most: number;
}

interface Answer {
  readonly id: number;
  readonly spans: readonly Span[];
}

/**
 * Finds patterns in a thread of its own, so that one that would never end can be ended. Null is the answer for a note
 * that took too long.
 */
export class PatternWorker {
  private worker: Worker | null = null;
  private lastId = 0;

  find(text: string, source: string, matchCase: boolean): Promise<readonly Span[] | null> {
    const worker = (this.worker ??= startWorker());
    const id = ++this.lastId;
    return new Promise((resolve) => {
      const done = (spans: readonly Span[] | null): void => {
        globalThis.clearTimeout(timer);
        worker.removeEventListener("message", hear);
        resolve(spans);
      };
      const hear = ({ data }: MessageEvent<Answer>): void => {
        if (data.id === id) done(data.spans);
      };
      const timer = globalThis.setTimeout(() => {
        this.end();
        done(null);
      }, PATIENCE);
      worker.addEventListener("message", hear);
      const question: Question = { id, text, source, flags: matchCase ? "gmu" : "gimu", most: MOST_SPANS };
      worker.postMessage(question);
    });
  }

  end(): void {
    this.worker?.terminate();
    this.worker = null;
  }
}

function startWorker(): Worker {
  const address = URL.createObjectURL(new Blob([`(${answer.toString()})()`], { type: "text/javascript" }));
  const worker = new Worker(address);
  URL.revokeObjectURL(address);
  return worker;
}

/** What runs in the thread. It is carried over as text, so it reaches nothing outside itself. */
function answer(): void {
  globalThis.addEventListener("message", (event: MessageEvent<Question>) => {
    const { id, text, source, flags, most } = event.data;
    const spans: [number, number][] = [];
    const pattern = new RegExp(source, flags);
    for (let match = pattern.exec(text); match !== null && spans.length < most; match = pattern.exec(text)) {
      if (match[0] === "") pattern.lastIndex += 1;
      else spans.push([match.index, match.index + match[0].length]);
    }
    (globalThis as unknown as { postMessage(value: unknown): void }).postMessage({ id, spans });
  });
}
