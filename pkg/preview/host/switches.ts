/**
 * What Obsidian does not document, as choices of the page's address: `?switch=cache:cold,device:phone`.
 *
 * The first value is the one used when the address names none. Each entry says what differs and what is known of the
 * app, so that a test can run both ways and a reader can see what is guessed.
 */
export const SWITCHES = {
  metadata: {
    values: ["later", "at-once"],
    about:
      "Whether the metadata cache follows a change in a later task or in the same turn as the vault's event.",
    known: "The cache is updated after the vault's modify event; how much later is not documented.",
  },
  cache: {
    values: ["warm", "cold"],
    about: "Whether every note is in the metadata cache before the layout is ready, or only some time after.",
    known: "Both happen in the app: warm on most starts, cold on the first start of a vault or device.",
  },
  sections: {
    values: ["text", "ends"],
    about:
      "Which sections of the reading view keep their DOM when a note changes: all equal ones, or only those before and after the change.",
    known: "Not documented; the app keeps at least the sections before a change.",
  },
  "callout-section": {
    values: ["callout", "null"],
    about:
      "What getSectionInfo answers inside a callout in the reading view: the lines of the whole callout, or null.",
    known: "Reported as the whole callout in the reading view and null in Live Preview.",
  },
  rendering: {
    values: ["visible", "whole"],
    about:
      "Whether the reading view renders a section when it comes near the viewport, or the whole note at once.",
    known: "The app renders what is in view; printing renders the whole note.",
  },
  views: {
    values: ["deferred", "loaded"],
    about: "Whether a view in a background tab is made only when it is first shown.",
    known: "Deferred since 1.7.2 for leaves restored in the background.",
  },
  widgets: {
    values: ["reuse", "remake"],
    about:
      "Whether a block shown in Live Preview keeps its DOM while the text elsewhere in the note changes, or is drawn anew.",
    known:
      "The editor the app is built on keeps equal widgets; what the app takes for equal is not documented.",
  },
  "live-frontmatter": {
    values: ["empty", "parsed"],
    about: "What a processor's context tells of the front matter in Live Preview: nothing, or all of it.",
    known: "Reported as an empty object in Live Preview, and as the front matter in the reading view.",
  },
  device: {
    values: ["desktop", "phone"],
    about: "What Platform says, and the body's classes.",
    known: "Documented; a switch so that both can be shown in any browser.",
  },
  "disk-case": {
    values: ["sensitive", "insensitive"],
    about: "Whether Note.md and note.md are two files or one.",
    known: "Depends on the disk: macOS and Windows are usually insensitive.",
  },
  "plugin-toggle": {
    values: ["redraw", "keep"],
    about: "Whether open notes are drawn again when a plugin is enabled or disabled.",
    known: "Not documented.",
  },
} as const;

export type SwitchName = keyof typeof SWITCHES;

/** One value per switch. */
export type Switches = { readonly [Name in SwitchName]: (typeof SWITCHES)[Name]["values"][number] };

/** The values used when the address says nothing. */
export function defaultSwitches(): Switches {
  return Object.fromEntries(
    Object.entries(SWITCHES).map(([name, entry]) => [name, entry.values[0]]),
  ) as Switches;
}

/**
 * Reads `switch` parameters of a query string; several may be given, each with `name:value` pairs between commas.
 *
 * @throws Error naming an unknown switch or value, with those that exist
 */
export function readSwitches(search: string): Switches {
  const chosen: Record<string, string> = { ...defaultSwitches() };
  for (const parameter of new URLSearchParams(search).getAll("switch")) {
    for (const pair of parameter.split(",").filter(Boolean)) {
      const [name = "", value = ""] = pair.split(":");
      if (!isSwitch(name)) {
        throw new Error(`There is no switch "${name}"; there are ${Object.keys(SWITCHES).join(", ")}.`);
      }
      const values: readonly string[] = SWITCHES[name].values;
      if (!values.includes(value)) {
        throw new Error(`The switch "${name}" cannot be "${value}"; it can be ${values.join(" or ")}.`);
      }
      chosen[name] = value;
    }
  }
  return chosen as Switches;
}

function isSwitch(name: string): name is SwitchName {
  return Object.hasOwn(SWITCHES, name);
}
