import { readFileSync } from "node:fs";
import { type Colour, hex, hold, mix } from "./colour";
import type { Hue, Palette } from "./palettes/palette";

/** What is ours: blocks, and of the code colours their source in the editor, too. */
const OWN = "(?:\\.gfr-block|:is\\(\\.gfr-block, \\.gfr-source\\)|:is\\(\\.callout, \\.gfr-aside\\))";

/** What the style sheets do to a theme's colours, with the figures they do it by. */
export class StyleFigures {
  readonly css: string;

  constructor(name: "base.css" | "code.css" | "callouts.css") {
    this.css = readFileSync(new URL(`../../../src/view/styles/${name}`, import.meta.url), "utf8");
  }

  /** The share of `variable`'s mix, between 0 and 1; a style sheet that does not mix it so is another design. */
  share(variable: string, from: string, into: string): number {
    return this.#figure(
      new RegExp(`--gfr-${variable}: color-mix\\(\\s*in srgb,\\s+${from} (\\d+)%,\\s+${into}\\s*\\)`),
      100,
    );
  }

  /** A colour held to a lightness, as `property` says: it is `clamp(…) c h`, in the dark `clamp(…) calc(c - …) h`. */
  hold(property: string, colour: Colour, { dark }: Palette): Colour {
    const found = new RegExp(
      dark
        ? `\\.theme-dark ${OWN} \\{\\s*--gfr-${property}: clamp\\(([\\d.]+), l, 1\\) calc\\(c - ([\\d.]+) \\* max\\(0, \\1 - l\\)\\) h;`
        : `\\n  ${OWN} \\{\\s*--gfr-${property}: clamp\\(0, l, ([\\d.]+)\\) c h;`,
    ).exec(this.css);
    if (found === null) throw new Error(`--gfr-${property} holds no lightness.`);
    const bound = Number(found[1]);
    return dark ? hold(colour, bound, 1, Number(found[2])) : hold(colour, 0, bound, 0);
  }

  /** Whether `variable` is `theirs`, held by what `property` says. */
  holds(variable: string, theirs: string, property: string): boolean {
    return this.css.includes(`--gfr-${variable}: oklch(from ${theirs} var(--gfr-${property}));`);
  }

  /** The theme's surface for code, kept from the middle. */
  codeSurface({ codeSurface, dark }: Palette): Colour {
    const bound = this.#figure(
      dark
        ? /--gfr-code-surface: oklch\(from .* min\(l, ([\d.]+)\) c h\)/
        : /--gfr-code-surface: oklch\(from .* max\(l, ([\d.]+)\) c h\)/,
      1,
    );
    return dark ? hold(codeSurface, 0, bound, 0) : hold(codeSurface, bound, 1, 0);
  }

  #figure(pattern: RegExp, unit: number): number {
    const found = pattern.exec(this.css)?.[1];
    if (found === undefined) throw new Error(`The style sheet has no ${String(pattern)}.`);
    return Number(found) / unit;
  }
}

const BASE = new StyleFigures("base.css");
const CODE = new StyleFigures("code.css");
const CALLOUTS = new StyleFigures("callouts.css");

/** What a webview can do: hold colours to a lightness, or no more than mix them. */
export type Webview = "holds" | "mixes";

export interface Surface {
  readonly name: string;
  readonly colour: Colour;
}

/** Every surface that code stands on: plain, lit, right, missed, wrong, removed, marked and pointed at. */
export function surfacesOf(palette: Palette, webview: Webview): readonly Surface[] {
  const { surface, hues } = palette;
  const soft = (name: string, theirs: string, colour: Colour) =>
    mix(colour, BASE.share(`${name}-soft`, theirs, "var\\(--background-primary\\)"), surface);
  const ink = inkOf(palette, webview);
  const under = (name: string, from: string, colour: Colour, below: Colour) =>
    mix(colour, CODE.share(name, from, "var\\(--gfr-under\\)"), below);
  const code =
    webview === "holds"
      ? BASE.codeSurface(palette)
      : mix(
          palette.codeSurface,
          BASE.share("code-surface", ".*\\)", "var\\(--background-primary\\)"),
          surface,
        );
  const plain: readonly Surface[] = [
    { name: "note", colour: surface },
    { name: "code", colour: code },
  ];
  return [
    ...plain,
    { name: "lit", colour: soft("accent", "var\\(--interactive-accent\\)", palette.accent) },
    { name: "right", colour: soft("right", "var\\(--color-green\\)", hues.green) },
    // The amber of a miss is between yellow and orange: both ends are looked at.
    { name: "miss, yellow end", colour: soft("miss", "var\\(--gfr-amber\\)", hues.yellow) },
    { name: "miss, orange end", colour: soft("miss", "var\\(--gfr-amber\\)", hues.orange) },
    // A line that is tinted for what it is is not tinted again when it is pointed at.
    ...plain.flatMap(({ name, colour }) => [
      { name: `removed on ${name}`, colour: under("removed", "var\\(--color-red\\)", hues.red, colour) },
      { name: `marked on ${name}`, colour: under("marked", "var\\(--gfr-ink\\)", ink, colour) },
      { name: `pointed at on ${name}`, colour: under("pointed", "var\\(--gfr-ink\\)", ink, colour) },
    ]),
  ];
}

/** A token's colour; the style sheet holds, or mixes, all of them in one way. */
export function tokenColour(palette: Palette, token: keyof Palette["tokens"], webview: Webview): Colour {
  const theirs = palette.tokens[token];
  const name = `var(--code-${token})`;
  if (webview === "mixes") {
    const ink = mix(
      palette.text,
      CODE.share("tok-ink", "var\\(--text-normal\\)", "var\\(--gfr-pole\\)"),
      pole(palette),
    );
    return mix(theirs, CODE.share(`tok-${token}`, `var\\(--code-${token}\\)`, "var\\(--gfr-tok-ink\\)"), ink);
  }
  if (!CODE.holds(`tok-${token}`, name, "tok-held")) throw new Error(`${name} is not held.`);
  return CODE.hold("tok-held", theirs, palette);
}

/** The words of a block that are no code, and the theme's variable each is made of. */
const WORDS = {
  ink: ["var(--text-normal)", (palette: Palette) => palette.text],
  muted: ["var(--text-muted)", (palette: Palette) => palette.muted],
  accent: ["var(--interactive-accent)", (palette: Palette) => palette.accent],
  right: ["var(--color-green)", (palette: Palette) => palette.hues.green],
  link: ["var(--link-color, var(--text-accent))", (palette: Palette) => palette.accent],
  error: ["var(--color-red)", (palette: Palette) => palette.hues.red],
} as const satisfies Record<string, readonly [string, (palette: Palette) => Colour]>;

export type Word = keyof typeof WORDS;

export function wordColour(palette: Palette, word: Word, webview: Webview): Colour {
  const [theirs, colourOf] = WORDS[word];
  const colour = colourOf(palette);
  if (webview === "mixes") {
    return mix(
      colour,
      BASE.share(word, theirs.replace(/[()]/g, "\\$&"), "var\\(--gfr-pole\\)"),
      pole(palette),
    );
  }
  if (!BASE.holds(word, theirs, "held")) throw new Error(`${theirs} is not held.`);
  return BASE.hold("held", colour, palette);
}

/** The amber of a miss: its yellow and its orange end. */
export function missColours(palette: Palette, webview: Webview): readonly Colour[] {
  const ends = [palette.hues.yellow, palette.hues.orange];
  if (webview === "mixes") {
    const share = BASE.share("miss", "var\\(--gfr-amber\\)", "var\\(--gfr-pole\\)");
    return ends.map((end) => mix(end, share, pole(palette)));
  }
  return ends.map((end) => BASE.hold("held", end, palette));
}

/** What the app lays behind a callout, of the callout's own colour. */
const CALLOUT_TINT = 0.1;

/** A kind of callout or aside: the colour of its title, and what the title stands on. */
export interface CalloutColours {
  readonly kind: string;
  readonly title: Colour;
  readonly surfaces: readonly Surface[];
}

/** All kinds that the style sheet names, in the order of the sheet. */
export function calloutColours(palette: Palette, webview: Webview): readonly CalloutColours[] {
  const named = CALLOUTS.css.matchAll(
    /\[data-(?:callout|aside)="(\w+)"\][^{}]*\{\s*--callout-color: var\(--(?:color-(\w+)-rgb|callout-quote, 158, 158, 158)\);/g,
  );
  return [...named].map(([, kind = "", hue]) => {
    const theirs = hue === undefined ? hex("#9e9e9e") : palette.hues[hue as Hue];
    return {
      kind,
      title: calloutTitle(theirs, palette, webview),
      surfaces: [
        { name: "aside", colour: palette.surface },
        { name: "callout", colour: mix(theirs, CALLOUT_TINT, palette.surface) },
      ],
    };
  });
}

function calloutTitle(theirs: Colour, palette: Palette, webview: Webview): Colour {
  const name = "rgb(var(--callout-color))";
  if (webview === "mixes") {
    const share = CALLOUTS.share(
      "callout-title",
      name.replace(/[()]/g, "\\$&"),
      "var\\(--gfr-callout-pole\\)",
    );
    return mix(theirs, share, pole(palette));
  }
  if (!CALLOUTS.holds("callout-title", name, "callout-held")) throw new Error(`${name} is not held.`);
  return CALLOUTS.hold("callout-held", theirs, palette);
}

function inkOf(palette: Palette, webview: Webview): Colour {
  return wordColour(palette, "ink", webview);
}

function pole({ dark }: Palette): Colour {
  return dark ? [1, 1, 1] : [0, 0, 0];
}
