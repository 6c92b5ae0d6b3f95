/** How long a slice of a long work may take, in ms, so that the page can draw and answer between two. */
const SLICE = 8;

/** Cuts a long work into slices: `pause` gives the page a turn once the present slice has taken its time. */
export class Slices {
  private since = performance.now();

  async pause(): Promise<void> {
    if (performance.now() - this.since < SLICE) return;
    await nextTask();
    this.since = performance.now();
  }
}

/** Resolves in a task of its own; a timer's would be held back by the browser when there are many. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
