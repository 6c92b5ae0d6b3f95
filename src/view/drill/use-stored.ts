import { useLayoutEffect, useReducer } from "preact/hooks";
import type { SessionStore } from "../store/session-store";

/** Draws the component again whenever one of these questions or drills changes in the store. */
export function useStored(store: SessionStore, keys: readonly string[]): void {
  const [, redraw] = useReducer((count: number, by: number) => count + by, 0);
  const joined = keys.join("\n");
  useLayoutEffect(() => store.subscribe(keys, () => redraw(1)), [store, joined]);
}
