import axe from "axe-core";
import type { Page } from "playwright-core";

/** The rules of WCAG 2.1, levels A and AA. */
export const WCAG_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] as const;

/** The rules about colours: all that one theme can break and another keep. */
export const COLOURS = ["color-contrast", "link-in-text-block"] as const;

/** What axe finds wrong in a part of the page, a line each; by all its rules where no tags or names of some are given. */
export async function violationsIn(
  page: Page,
  selector: string,
  rules?: readonly string[],
): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const options = { resultTypes: ["violations"], ...(rules === undefined ? {} : { runOnly: rules }) };
  const run = `axe.run({ include: ${JSON.stringify([selector])} }, ${JSON.stringify(options)})`;
  const { violations } = await page.evaluate<axe.AxeResults>(run);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = "" }) => `${id}: ${html.slice(0, 120)} ${failureSummary}`),
  );
}
