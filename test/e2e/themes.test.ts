import { expect } from "vitest";
import { violationsIn } from "./support/accessibility";
import { sampleTest as test } from "./support/end-to-end";
import { variations } from "./support/variations";

const PALETTES = [
  "Nord dark",
  "Gruvbox light",
  "Minimal, Solarized light",
  "Minimal, Solarized dark",
  "Dracula",
];

test.for(variations(PALETTES, 2))(
  "in the colours of %s every kind of question can be read, code within sentences and keys too",
  async (palette, { openDrills }) => {
    const page = await openDrills({ palette });
    expect(await violationsIn(page, ".gfr-block", ["color-contrast"])).toEqual([]);
  },
);
