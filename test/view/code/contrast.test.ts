import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { TokenClass } from "../../../src/highlight/tokens";
import { type Colour, clampLightness, contrast, hex, mix } from "./colour";
import { PALETTES, type Palette } from "./palettes";

const CODE_CSS = read("code.css");
const BASE_CSS = read("base.css");

/** What WCAG 2 asks of text of ordinary size. */
const AA = 4.5;

function read(name: string): string {
  return readFileSync(new URL(`../../../src/view/styles/${name}`, import.meta.url), "utf8");
}

/** The number that a pattern captures in a style sheet; a style sheet without it is another design, and fails. */
function figure(css: string, pattern: RegExp): number {
  const found = pattern.exec(css)?.[1];
  if (found === undefined) throw new Error(`The style sheet has no ${String(pattern)}.`);
  return Number(found);
}

/** Every surface that code stands on: plain, lit, right, missed, wrong, removed and pointed at. */
function surfaces(palette: Palette): [name: string, colour: Colour][] {
  const { surface, codeSurface, hues } = palette;
  const percent = (name: string) =>
    figure(BASE_CSS, new RegExp(`--gfr-${name}-soft: color-mix\\(in srgb, [^%]* (\\d+)%`)) / 100;
  const share = (name: string) =>
    figure(
      CODE_CSS,
      new RegExp(`--gfr-${name}: color-mix\\(in srgb, \\S+ (\\d+)%, var\\(--gfr-under\\)\\)`),
    ) / 100;
  // The amber of a miss is between yellow and orange: both ends are looked at.
  const tinted: [string, Colour][] = [
    ["lit", mix(palette.accent, percent("accent"), surface)],
    ["right", mix(hues.green, percent("right"), surface)],
    ["miss, yellow end", mix(hues.yellow, percent("miss"), surface)],
    ["miss, orange end", mix(hues.orange, percent("miss"), surface)],
  ];
  const plain: [string, Colour][] = [
    ["note", surface],
    ["code", codeSurface],
  ];
  // A line that is tinted for what it is is not tinted again when it is pointed at.
  const laidOver = plain.flatMap(([name, below]): [string, Colour][] => [
    [`removed on ${name}`, mix(hues.red, share("removed"), below)],
    [`marked on ${name}`, mix(palette.text, share("marked"), below)],
    [`pointed at on ${name}`, mix(palette.hover.colour, palette.hover.share, below)],
  ]);
  return [...plain, ...tinted, ...laidOver];
}

/** A token's colour where the webview clamps lightness. */
function clamped(palette: Palette, token: TokenClass): Colour {
  const [darkest, lightest] = palette.dark
    ? [figure(CODE_CSS, /theme-dark .gfr-block \{\s*--gfr-tok-darkest: ([\d.]+)/), 1]
    : [0, figure(CODE_CSS, /--gfr-tok-lightest: ([\d.]+);\s*\S*tok-normal/)];
  expect(CODE_CSS).toMatch(
    new RegExp(
      `--gfr-tok-${token}: oklch\\(\\s*from var\\(--code-${token}\\)\\s+clamp\\(var\\(--gfr-tok-darkest\\), l, var\\(--gfr-tok-lightest\\)\\) c h\\s*\\)`,
    ),
  );
  return clampLightness(palette.tokens[token], darkest, lightest);
}

/** A token's colour where the webview mixes. A class without a mix is left as the theme has it. */
function mixed(palette: Palette, token: TokenClass): Colour {
  const pattern = new RegExp(
    `--gfr-tok-${token}: color-mix\\(in srgb, var\\(--code-${token}\\) (\\d+)%, var\\(--text-normal\\)\\)`,
  );
  const share = pattern.exec(CODE_CSS)?.[1];
  return share === undefined
    ? palette.tokens[token]
    : mix(palette.tokens[token], Number(share) / 100, palette.text);
}

describe.each(PALETTES)("in $name", (palette) => {
  const tokens = Object.keys(palette.tokens) as TokenClass[];

  describe.each(tokens)("code of class %s", (token) => {
    test.each(surfaces(palette))(`reads at ${AA}:1 or better on the surface "%s"`, (_, surface) => {
      expect(contrast(clamped(palette, token), surface)).toBeGreaterThanOrEqual(AA);
      expect(contrast(mixed(palette, token), surface)).toBeGreaterThanOrEqual(AA);
    });
  });

  test("comments are not the faintest thing, as they are without us", () => {
    const { codeSurface } = palette;
    expect(contrast(palette.tokens.comment, codeSurface)).toBeLessThan(3);
    expect(contrast(clamped(palette, "comment"), codeSurface)).toBeGreaterThanOrEqual(AA);
  });
});

test("a tinted line that is pointed at keeps its own tint", () => {
  const hovers = [...CODE_CSS.matchAll(/^(\.gfr-block .*gfr-line-row:hover) \{/gm)].map((found) => found[1]);
  expect(hovers).toEqual([
    ".gfr-block .gfr-line:not([data-state], [data-lit], [data-marks]) > button.gfr-line-row:hover",
  ]);
});

test("a setting gives the theme's raw colours back, each class its own", () => {
  const raw = /\.gfr-raw-colours \.gfr-block \{([^}]*)\}/.exec(CODE_CSS)?.[1] ?? "";
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
    clampLightness(pink, 0, 1).forEach((channel, i) => expect(channel).toBeCloseTo(pink[i] ?? NaN, 4));
    const grey = clampLightness(hex("#ababab"), 0, 0.5);
    expect(Math.max(...grey) - Math.min(...grey)).toBeLessThan(0.001);
  });
});
