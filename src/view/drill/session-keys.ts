import type { Drill } from "../../core/drill/drill";
import { drillIdentity, identityOf } from "../../core/drill/identity";
import { useLayoutEffect, useReducer } from "preact/hooks";
import type { SessionStore } from "../store/session-store";

/** The store's keys for a drill: its own, and one for each question. */
export interface DrillKeys {
  readonly drill: string;
  readonly questions: readonly string[];
}

/**
 * Questions that cannot be told apart (a mistake, and diagnosed as one) still get a key each within their drill, so
 * that answering one does not answer the other.
 */
export function keysOf(drill: Drill): DrillKeys {
  const seen = new Map<string, number>();
  const questions = drill.questions.map((question) => {
    const identity = identityOf(question, drill);
    const before = seen.get(identity) ?? 0;
    seen.set(identity, before + 1);
    return before === 0 ? `question ${identity}` : `question ${identity} again ${before}`;
  });
  return { drill: `drill ${drillIdentity(drill)}`, questions };
}

/** Draws the component again whenever one of these questions or drills changes in the store. */
export function useStored(store: SessionStore, keys: readonly string[]): void {
  const [, redraw] = useReducer((count: number, by: number) => count + by, 0);
  const joined = keys.join("\n");
  useLayoutEffect(() => store.subscribe(keys, () => redraw(1)), [store, joined]);
}
