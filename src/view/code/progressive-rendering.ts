import { useEffect, useState } from "preact/hooks";

/**
 * How many of `total` things to draw: the first `step` at once, as many more per turn of the event loop, so that
 * a long list never holds the page up.
 */
export function useProgressiveCount(total: number, step: number): number {
  const [reached, setReached] = useState(step);
  const growing = reached < total;
  useEffect(() => {
    if (!growing) return undefined;
    const timer = window.setTimeout(() => setReached((count) => count + step));
    return () => window.clearTimeout(timer);
  }, [reached, growing, step]);
  return Math.min(reached, total);
}
