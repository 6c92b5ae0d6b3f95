import type { Question } from "../../core/drill/drill";
import { type DrillState, type QuestionState, resume } from "../../core/drill/session";
import type { Disposer } from "../ports";

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
  drill(key: string): DrillState;
  updateQuestion(key: string, question: Question, change: (state: QuestionState) => QuestionState): void;
  updateDrill(key: string, state: DrillState): void;
  /** Calls back after any of these questions or drills changed, until disposed. */
  subscribe(keys: readonly string[], onChange: () => void): Disposer;
  /** Notes where the focus is, so that a block drawn anew can take it up again; null when it left. */
  noteFocus(note: FocusNote | null): void;
  focus(): FocusNote | null;
  /** Forgets everything; subscribers are told. */
  clear(): void;
}

const UNTOUCHED_DRILL: DrillState = { current: 0 };

/** An empty store; the plugin keeps one for as long as it runs. */
export function createSessionStore(): SessionStore {
  const questions = new Map<string, QuestionState>();
  const drills = new Map<string, DrillState>();
  const listeners = new Map<string, Set<() => void>>();
  let focus: FocusNote | null = null;

  const tell = (keys: Iterable<string>) => {
    const told = new Set<() => void>();
    for (const key of keys) for (const listener of listeners.get(key) ?? []) told.add(listener);
    for (const listener of told) listener();
  };

  return {
    question: (key, question) => resume(question, questions.get(key)),
    drill: (key) => drills.get(key) ?? UNTOUCHED_DRILL,
    updateQuestion(key, question, change) {
      const before = resume(question, questions.get(key));
      const after = change(before);
      if (after === before) return;
      questions.set(key, after);
      tell([key]);
    },
    updateDrill(key, state) {
      if (drills.get(key)?.current === state.current) return;
      drills.set(key, state);
      tell([key]);
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
      tell(keys);
    },
  };
}
