import type { WhenIdle } from "../../highlight/warm-up";

/** Milliseconds to wait where the browser does not say when it is idle, and how long that is taken to last. */
const PAUSE = 200;
const TURN = 6;

/** The browser's idle time; a pause and a short turn where it does not tell, as on iOS. */
export const whenIdle: WhenIdle = (task) => {
  const idle: Partial<Pick<Window, "requestIdleCallback">> = window;
  if (idle.requestIdleCallback === undefined) {
    const timer = window.setTimeout(() => {
      const end = performance.now() + TURN;
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
