interface Watch {
  readonly element: HTMLElement;
  readonly listener: () => unknown;
  connected: boolean;
}

interface Watcher {
  readonly watches: Set<Watch>;
  readonly observer: MutationObserver;
}

const watchers = new WeakMap<Document, Watcher>();

/**
 * Calls back each time an element comes into its document; an element that already stands in it counts as coming in,
 * a task later. With `once` the first call ends the watch. The returned function ends it at any time.
 */
export function watchInsertion(element: HTMLElement, listener: () => unknown, once = false): () => void {
  const doc = element.ownerDocument;
  const watcher = watchers.get(doc) ?? watchDocument(doc);
  const stop = (): void => {
    watcher.watches.delete(watch);
    if (watcher.watches.size === 0) {
      watcher.observer.disconnect();
      watchers.delete(doc);
    }
  };
  const watch: Watch = {
    element,
    connected: false,
    listener: () => {
      if (once) stop();
      listener();
    },
  };
  watcher.watches.add(watch);
  if (element.isConnected) globalThis.setTimeout(() => check(watcher));
  return stop;
}

function watchDocument(doc: Document): Watcher {
  const watcher: Watcher = { watches: new Set(), observer: new MutationObserver(() => check(watcher)) };
  watcher.observer.observe(doc, { childList: true, subtree: true });
  watchers.set(doc, watcher);
  return watcher;
}

function check(watcher: Watcher): void {
  for (const watch of [...watcher.watches]) {
    const connected = watch.element.isConnected;
    const came = connected && !watch.connected;
    watch.connected = connected;
    if (came && watcher.watches.has(watch)) watch.listener();
  }
}
