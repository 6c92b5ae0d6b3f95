import { readSwitches, SWITCHES, type Switches } from "../../../pkg/preview/host/switches.ts";
import { pairwise } from "./pairwise.ts";

/** Circumstances the plugin is tried in: what the preview was told of the app, the machine and the screen. */
export interface Setting {
  /** Names the test project; the usual setting is `usual`. */
  readonly name: string;
  /** For the page's address, as in `cache:cold,views:loaded`; empty for the usual choices. */
  readonly switches: string;
  /** How many times slower the processor is made. */
  readonly slowdown: number;
  /** CSS pixels; null for the usual size. */
  readonly width: number | null;
}

/** The one the tests are written in. */
export const USUAL: Setting = { name: "usual", switches: "", slowdown: 1, width: null };

/** The screen of a phone: what a setting can differ in besides the page's switches. */
const NARROW = "screen:narrow";

/** Whatever a setting can change, as `switch:value`. */
const CHANGES: readonly string[] = [...Object.entries(SWITCHES).map(otherValue), NARROW];

/**
 * What every run of the tests goes through: the usual setting, a slow machine, and mixtures in which any two values of
 * any two switches, or of a switch and the screen, meet at least once.
 */
export const SETTINGS: readonly Setting[] = [
  USUAL,
  { ...USUAL, name: "slow", slowdown: 4 },
  ...pairwise(CHANGES.length)
    .slice(1)
    .map((row, index) =>
      settingOf(
        `mix ${index + 1}`,
        CHANGES.filter((_, change) => row[change]),
      ),
    ),
];

/** Each setting that differs from the usual one in one thing, for finding out what a mixture stumbled over. */
export const SINGLE_SETTINGS: readonly Setting[] = CHANGES.map((change) => settingOf(change, [change]));

function settingOf(name: string, changes: readonly string[]): Setting {
  const switches = changes.filter((change) => change !== NARROW).join(",");
  return { ...USUAL, name, switches, width: changes.includes(NARROW) ? 360 : null };
}

function otherValue([name, { values }]: [string, { readonly values: readonly string[] }]): string {
  const [, other, ...more] = values;
  if (other === undefined || more.length > 0) throw new Error(`The switch ${name} needs two values.`);
  return `${name}:${other}`;
}

/** The switches the page has in a setting. */
export function switchesIn(setting: Setting): Switches {
  return readSwitches(`switch=${setting.switches}`);
}

/** The setting of a name; throws for one that is not listed. */
export function settingNamed(name: string): Setting {
  const setting = [...SETTINGS, ...SINGLE_SETTINGS].find((each) => each.name === name);
  if (setting === undefined) throw new Error(`There is no setting ${name}.`);
  return setting;
}
