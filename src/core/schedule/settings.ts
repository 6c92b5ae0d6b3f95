/** What readers choose of the schedule. */
export interface ScheduleSettings {
  /** How likely a question shall be remembered when it is due, from 0.7 to 0.99. */
  readonly retention: number;
  /** How many questions a day may be answered for the first time; those answered in a lesson count, too. */
  readonly newPerDay: number;
  /** How many questions a day may come back. */
  readonly perDay: number;
}

export const DEFAULT_SCHEDULE: ScheduleSettings = { retention: 0.9, newPerDay: 10, perDay: 60 };
