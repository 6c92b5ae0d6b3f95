import { describe, expect, test } from "vitest";
import type { TokenClass } from "../../../src/highlight/tokens";
import { contrast, hex, hold } from "./colour";
import { OBSIDIAN } from "./palettes/obsidian";
import { PALETTES } from "./palettes/palettes";
import type { Palette } from "./palettes/palette";
import {
  StyleFigures,
  type Webview,
  type Word,
  calloutColours,
  missColours,
  surfacesOf,
  tokenColour,
  wordColour,
} from "./style-figures";

/** What WCAG 2 asks of text of ordinary size. */
const AA = 4.5;

/** The callouts of lessons and the asides of comparisons that have a colour of their own. */
const CALLOUT_KINDS = [
  "drop",
  "goal",
  "reflex",
  "review",
  "smell",
  "source",
  "verdict",
  "version",
  "warning",
  "why",
];

const CODE_CSS = new StyleFigures("code.css").css;

/** Where words that are no code stand, by the surfaces' names. */
const PLACES: Readonly<Record<Word, RegExp>> = {
  // Notes, titles and feedback; numbers of lines, and lines that step back while others are in focus.
  ink: /./,
  muted: /./,
  accent: /^(?:note|lit|code)$/,
  right: /^(?:note|code|right)$/,
  link: /^(?:note|code|lit|right|miss)/,
  error: /^(?:note|code|removed)/,
};

describe.each(PALETTES)("in $name", (palette) => {
  const tokens = Object.keys(palette.tokens) as TokenClass[];
  const words = Object.keys(PLACES) as Word[];

  describe.each(["holds", "mixes"] as const)("in a webview that %s colours", (webview) => {
    test.each(tokens)(`code of class %s reads at ${AA}:1 or better on every surface`, (token) => {
      expect(tooFaint(palette, webview, tokenColour(palette, token, webview), /./)).toEqual([]);
    });

    test.each(words)(
      `what is written in the colour "%s" reads at ${AA}:1 or better where it stands`,
      (word) => {
        expect(tooFaint(palette, webview, wordColour(palette, word, webview), PLACES[word])).toEqual([]);
      },
    );

    test("so does what is said of a miss", () => {
      for (const colour of missColours(palette, webview)) {
        expect(tooFaint(palette, webview, colour, /^(?:note|code|miss)/)).toEqual([]);
      }
    });

    test("so do the titles of the course's callouts and of asides, each on its own tint", () => {
      const kinds = calloutColours(palette, webview);
      expect(kinds.map(({ kind }) => kind).sort()).toEqual(CALLOUT_KINDS);
      const faint = kinds.flatMap(({ kind, title, surfaces }) =>
        surfaces
          .filter(({ colour }) => contrast(title, colour) < AA)
          .map(({ name, colour }) => `${kind} in an ${name}: ${contrast(title, colour).toFixed(2)}`),
      );
      expect(faint).toEqual([]);
    });

    test("so do the numbers in badges, lit and not, and the words on the first button", () => {
      for (const word of ["ink", "accent"] as const) {
        expect(contrast(wordColour(palette, word, webview), palette.surface)).toBeGreaterThanOrEqual(AA);
      }
    });
  });
});

test.each(OBSIDIAN)("in $name comments are not the faintest thing, as they are without us", (palette) => {
  const { codeSurface, tokens } = palette;
  expect(contrast(tokens.comment, codeSurface)).toBeLessThan(3);
  const faintest = Math.min(
    ...(Object.keys(tokens) as TokenClass[]).map((token) =>
      contrast(tokenColour(palette, token, "holds"), codeSurface),
    ),
  );
  expect(contrast(tokenColour(palette, "comment", "holds"), codeSurface)).toBeGreaterThan(AA);
  expect(contrast(tokenColour(palette, "comment", "holds"), codeSurface)).toBeGreaterThan(faintest - 0.5);
});

test.each(OBSIDIAN)("in $name colours that could be read already are left as they are", (palette) => {
  for (const token of Object.keys(palette.tokens) as TokenClass[]) {
    const theirs = palette.tokens[token];
    if (contrast(theirs, palette.codeSurface) < 9) continue;
    tokenColour(palette, token, "holds").forEach((channel, i) => {
      expect(channel).toBeCloseTo(theirs[i] ?? NaN, 4);
    });
  }
});

/** The surfaces among those named on which a colour cannot be read, each with the contrast it has there. */
function tooFaint(
  palette: Palette,
  webview: Webview,
  colour: ReturnType<typeof hex>,
  where: RegExp,
): readonly string[] {
  return surfacesOf(palette, webview)
    .filter(({ name }) => where.test(name))
    .map((surface) => ({ name: surface.name, contrast: contrast(colour, surface.colour) }))
    .filter((found) => found.contrast < AA)
    .map((found) => `${found.name}: ${found.contrast.toFixed(2)}`);
}

test("a tinted line that is pointed at keeps its own tint", () => {
  const hovers = [...CODE_CSS.matchAll(/^(\.gfr-block .*gfr-line-row:hover) \{/gm)].map((found) => found[1]);
  expect(hovers).toEqual([
    ".gfr-block .gfr-line:not([data-state], [data-lit], [data-marks]) > button.gfr-line-row:hover",
  ]);
});

test("a setting gives the theme's raw colours back, each class its own", () => {
  const raw = /\.gfr-raw-colours :is\(\.gfr-block, \.gfr-source\) \{([^}]*)\}/.exec(CODE_CSS)?.[1] ?? "";
  const classes = [...raw.matchAll(/--gfr-tok-(\w+): var\(--code-(\w+)\);/g)].map((found) => found.slice(1));
  expect(classes.map(([own]) => own).sort()).toEqual(Object.keys(PALETTES[0]?.tokens ?? {}).sort());
  for (const [own, theirs] of classes) expect(own).toBe(theirs);
});

describe("the colours of this test", () => {
  test("follow WCAG's figures", () => {
    expect(contrast(hex("#ffffff"), hex("#000000"))).toBeCloseTo(21, 5);
    expect(contrast(hex("#777777"), hex("#ffffff"))).toBeCloseTo(4.48, 2);
  });

  test("leave a colour alone whose lightness is in bounds, and keep greys grey", () => {
    const pink = hex("#d53984");
    hold(pink, 0, 1, 0.6).forEach((channel, i) => expect(channel).toBeCloseTo(pink[i] ?? NaN, 4));
    const grey = hold(hex("#ababab"), 0, 0.5, 0.6);
    expect(Math.max(...grey) - Math.min(...grey)).toBeLessThan(0.001);
  });
});
