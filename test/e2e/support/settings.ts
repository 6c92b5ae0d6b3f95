import { SWITCHES } from "../../../src/preview/host/switches.ts";

/** Circumstances the plugin is tried in: what the preview was told of the app, the machine and the screen. */
export interface Setting {
  /** Names the test project; the usual setting is `usual`. */
  readonly name: string;
  /** For the page's address, as in `cache:cold`; empty for the usual choices. */
  readonly switches: string;
  /** How many times slower the processor is made. */
  readonly slowdown: number;
  /** CSS pixels; null for the usual size. */
  readonly width: number | null;
}

const USUAL: Setting = { name: "usual", switches: "", slowdown: 1, width: null };

/** The usual setting, then each that differs from it in one thing: every other value of every switch, a slow machine, a phone's screen. */
export const SETTINGS: readonly Setting[] = [
  USUAL,
  ...Object.entries(SWITCHES).flatMap(([name, { values }]) =>
    values.slice(1).map((value) => {
      const choice = `${name}:${value}`;
      return { ...USUAL, name: choice, switches: choice };
    }),
  ),
  { ...USUAL, name: "slow", slowdown: 4 },
  { ...USUAL, name: "narrow", width: 360 },
];

/** The setting of a name; throws for one that is not listed. */
export function settingNamed(name: string): Setting {
  const setting = SETTINGS.find((each) => each.name === name);
  if (setting === undefined) throw new Error(`There is no setting ${name}.`);
  return setting;
}
