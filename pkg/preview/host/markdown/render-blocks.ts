import type { ElementContent } from "hast";
import { harmlessHref } from "../../../../src/core/markdown/links";
import { loadEmbed } from "./embed";
import { decorateCallouts } from "./callout-dom";
import { decorateCode } from "./code";
import { drawDiagrams } from "./diagrams";
import { decorateMath } from "./math";
import { runPostProcessors } from "./post-processors";
import { safeDom } from "./safe-dom";
import { contextOf, type Scene } from "./scene";
import { getLinkpath } from "../metadata/links";

/**
 * Renders blocks of a note into an element and lets the processors have it. The blocks are on the page when this returns;
 * the promise settles when the processors are done.
 */
export async function renderBlocks(
  el: HTMLElement,
  blocks: readonly ElementContent[],
  scene: Scene,
): Promise<void> {
  el.append(safeDom(blocks, el.doc));
  markLinks(el, scene);
  decorateCallouts(el);
  const loading = el.findAll("span.internal-embed:not(.is-loaded)").map((span) => loadEmbed(span, scene));
  const processed = runPostProcessors(el, contextOf(scene));
  const diagrams = drawDiagrams(el, scene);
  decorateCode(el);
  await Promise.all([processed, diagrams, decorateMath(el), ...loading]);
}

/** Tells links whose note does not exist from the others, and gives every internal link an address again that stays on this page. */
export function markLinks(el: HTMLElement, scene: Pick<Scene, "app" | "sourcePath">): void {
  for (const link of el.findAll("a.internal-link")) {
    const target = link.dataset.href ?? "";
    link.setAttribute("href", harmlessHref(target));
    const path = getLinkpath(target);
    const found =
      path === "" || scene.app.metadataCache.getFirstLinkpathDest(path, scene.sourcePath) !== null;
    link.toggleClass("is-unresolved", !found);
  }
}
