import type { WhenIdle } from "../../highlight/warm-up";

/** The time and its alarms, as a parameter, so that waiting can be tested without waiting. */
export interface Clock {
  /** Milliseconds since some fixed moment; never goes back. */
  now(): number;
  /** Calls `run` after `delay` milliseconds; the returned function prevents it. */
  after(delay: number, run: () => void): () => void;
}

/** The window's clock. */
export const windowClock: Clock = {
  now: () => performance.now(),
  after: (delay, run) => {
    const timer = window.setTimeout(run, delay);
    return () => window.clearTimeout(timer);
  },
};

/** The time of day: ms since 1970 UTC, and how many minutes the device's clock is ahead of UTC. */
export function timeOfDay(): { readonly t: number; readonly tz: number } {
  const now = new Date();
  return { t: now.getTime(), tz: -now.getTimezoneOffset() };
}

/** How long work may keep the page from anything else, in milliseconds: half a frame. */
const LONGEST = 8;

/**
 * Lets long work give way to the page. Await the returned function between the parts of the work: it waits for the
 * page where the work has taken 8 ms since it last did, and throws an `AbortError` once the signal is aborted.
 */
export function yieldToMain(clock: Clock, signal?: AbortSignal): () => Promise<void> {
  let started = clock.now();
  return async () => {
    signal?.throwIfAborted();
    if (clock.now() - started < LONGEST) return;
    await new Promise<void>((resolve) => void clock.after(0, resolve));
    signal?.throwIfAborted();
    started = clock.now();
  };
}

/** Where the browser does not say when it is idle: milliseconds to wait, and how long an idle time is taken to last. */
const PAUSE = 200;
const IDLE_TIME = 6;

/** The browser's idle time; a pause and a short time after it where the browser does not tell, as on iOS. */
export const whenIdle: WhenIdle = (task) => {
  const idle: Partial<Pick<Window, "requestIdleCallback">> = window;
  if (idle.requestIdleCallback === undefined) {
    const timer = window.setTimeout(() => {
      const end = performance.now() + IDLE_TIME;
      task(() => end - performance.now());
    }, PAUSE);
    return () => {
      window.clearTimeout(timer);
    };
  }
  const handle = window.requestIdleCallback((deadline) => {
    task(() => deadline.timeRemaining());
  });
  return () => {
    window.cancelIdleCallback(handle);
  };
};

/** Runs work in tasks of the event loop of its own, so that the page can do other things between them. */
export interface Scheduler {
  readonly schedule: (task: () => void) => void;
  /** Drops what waits, and whatever is given later. */
  readonly stop: () => void;
}

/**
 * A scheduler without pauses. Browsers hold timers that set timers several milliseconds apart, which would double the
 * time of short tasks; they do not hold messages.
 */
export function createScheduler(): Scheduler {
  const tasks: (() => void)[] = [];
  let channel: MessageChannel | null = null;
  let stopped = false;
  const open = (): MessageChannel => {
    const opened = new MessageChannel();
    opened.port1.onmessage = () => tasks.shift()?.();
    return opened;
  };
  return {
    schedule: (task) => {
      if (stopped) return;
      tasks.push(task);
      channel ??= open();
      channel.port2.postMessage(null);
    },
    stop: () => {
      stopped = true;
      tasks.length = 0;
      channel?.port1.close();
    },
  };
}
