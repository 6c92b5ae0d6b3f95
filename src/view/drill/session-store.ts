import type { Question, Drill } from "../../core/drill/drill";
import { type DrillState, type QuestionState, resume } from "../../core/drill/session";
import type { Disposer } from "../ports";
import { drillIdentity, identityOf } from "../../core/drill/identity";
import { useLayoutEffect, useReducer } from "preact/hooks";

/** Where the keyboard's focus was in a drill; `part` is the name its control carries in `data-focus`. */
interface FocusNote {
  readonly drill: string;
  readonly part: string;
}

/**
 * What learners have done in this session, kept outside the page.
 *
 * A block is drawn anew whenever its note is edited, its pane is switched or the cursor passes through it; and
 * the same note may stand in two panes. All of them read from here, so all of them show the same. Keys are
 * identities: of questions (kept when a question moves to another note) and of drills.
 */
export interface SessionStore {
  question(key: string, question: Question): QuestionState;
  /** Null as long as the reader went nowhere in the drill. */
  drill(key: string): DrillState | null;
  updateQuestion(key: string, question: Question, change: (state: QuestionState) => QuestionState): void;
  updateDrill(key: string, state: DrillState): void;
  /** Calls back after any of these questions or drills changed, until disposed. */
  subscribe(keys: readonly string[], onChange: () => void): Disposer;
  /** Notes where the focus is, so that a block drawn anew can take it up again; null when it left. */
  noteFocus(note: FocusNote | null): void;
  focus(): FocusNote | null;
  /** Forgets everything; subscribers are notified. */
  clear(): void;
}

/** An empty store; the plugin keeps one for as long as it runs. */
export function createSessionStore(): SessionStore {
  const questions = new Map<string, QuestionState>();
  const drills = new Map<string, DrillState>();
  const listeners = new Map<string, Set<() => void>>();
  let focus: FocusNote | null = null;

  const notify = (keys: Iterable<string>) => {
    const notified = new Set<() => void>();
    for (const key of keys) for (const listener of listeners.get(key) ?? []) notified.add(listener);
    for (const listener of notified) listener();
  };

  return {
    question: (key, question) => resume(question, questions.get(key)),
    drill: (key) => drills.get(key) ?? null,
    updateQuestion(key, question, change) {
      const before = resume(question, questions.get(key));
      const after = change(before);
      if (after === before) return;
      questions.set(key, after);
      notify([key]);
    },
    updateDrill(key, state) {
      if (drills.get(key)?.current === state.current) return;
      drills.set(key, state);
      notify([key]);
    },
    subscribe(keys, onChange) {
      // A wrapper of its own, so that subscribing one callback twice needs disposing twice.
      const listener = () => onChange();
      for (const key of keys) {
        const set = listeners.get(key) ?? new Set();
        set.add(listener);
        listeners.set(key, set);
      }
      return () => {
        for (const key of keys) {
          const set = listeners.get(key);
          set?.delete(listener);
          if (set?.size === 0) listeners.delete(key);
        }
      };
    },
    noteFocus(note) {
      focus = note;
    },
    focus: () => focus,
    clear() {
      const keys = [...questions.keys(), ...drills.keys()];
      questions.clear();
      drills.clear();
      focus = null;
      notify(keys);
    },
  };
}

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
