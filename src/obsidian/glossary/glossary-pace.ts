/** How long the vault must be quiet, in milliseconds. */
export interface GlossaryPace {
  /** Before the first write: a synchronising program may still be bringing lessons. */
  readonly start: number;
  /** After a lesson changed. */
  readonly change: number;
  /** Before a glossary is made where there was none: it may be on its way from another device. */
  readonly create: number;
  /** Until the next try, while the note is being edited or notes are not read yet. */
  readonly retry: number;
  /** How long to wait at most for notes the app does not index. */
  readonly patience: number;
}

export const DEFAULT_PACE: GlossaryPace = {
  start: 10_000,
  change: 1_500,
  create: 30_000,
  retry: 5_000,
  patience: 120_000,
};
