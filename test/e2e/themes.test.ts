import axe from "axe-core";
import { expect } from "vitest";
import { sampleTest as test } from "./support/end-to-end";

test.for(["Gruvbox light", "Minimal, Solarized light", "Minimal, Solarized dark", "Nord dark", "Dracula"])(
  "in the colours of %s every kind of question can be read, code within sentences and keys too",
  async (palette, { openDrills }) => {
    const page = await openDrills({ palette });
    await page.evaluate(axe.source);
    const run = `axe.run({ include: [".gfr-block"] }, { runOnly: ["color-contrast"] })`;
    const { violations } = await page.evaluate<axe.AxeResults>(run);
    const found = violations.flatMap(({ nodes }) =>
      nodes.map(({ html, any }) => `${html.slice(0, 120)} ${any[0]?.message ?? ""}`),
    );
    expect(found).toEqual([]);
  },
);
