/** Runs tasks one after another, each in a turn of its own, so that what else the page has to do comes between. */
export interface Turns {
  readonly schedule: (task: () => void) => void;
  /** Runs nothing any more. */
  readonly end: () => void;
}

/**
 * Turns that follow each other at once. Timers that set timers are held several milliseconds apart, which is as long
 * again as what is done in each of them; messages are not.
 */
export function createTurns(): Turns {
  const tasks: (() => void)[] = [];
  let channel: MessageChannel | null = null;
  let ended = false;
  const open = (): MessageChannel => {
    const opened = new MessageChannel();
    opened.port1.onmessage = () => tasks.shift()?.();
    return opened;
  };
  return {
    schedule: (task) => {
      if (ended) return;
      tasks.push(task);
      channel ??= open();
      channel.port2.postMessage(null);
    },
    end: () => {
      ended = true;
      tasks.length = 0;
      channel?.port1.close();
    },
  };
}
