import { elementOf, lineOf } from "../dom-events";
import { type Link, linkAt, linksInPane } from "./links";

/** Where a key leads from a link's badge in a pane: to another link of the pane, or along the link to the next pane. */
export function badgeAfter(
  key: string,
  links: readonly Link[],
  from: { readonly link: Link; readonly pane: number },
): { readonly link: Link; readonly pane: number } | null {
  const inPane = linksInPane(links, from.pane);
  const at = inPane.findIndex((link) => link.key === from.link.key);
  const to = (index: number) => {
    const link = inPane[Math.min(Math.max(index, 0), inPane.length - 1)];
    return link === undefined ? null : { link, pane: from.pane };
  };
  switch (key) {
    case "ArrowDown":
      return to(at + 1);
    case "ArrowUp":
      return to(at - 1);
    case "Home":
      return to(0);
    case "End":
      return to(inPane.length - 1);
    case "ArrowRight":
      return alongLink(from.link, from.pane, 1);
    case "ArrowLeft":
      return alongLink(from.link, from.pane, -1);
    default:
      return null;
  }
}

function alongLink(link: Link, pane: number, step: 1 | -1): { link: Link; pane: number } | null {
  for (let next = pane + step; next >= 0 && next < link.lines.length; next += step) {
    if ((link.lines[next]?.length ?? 0) > 0) return { link, pane: next };
  }
  return null;
}

/** The link that an element belongs to: its badge's or note's, or its line's. */
export function linkOfElement(target: EventTarget | null, links: readonly Link[]): Link | null {
  const element = elementOf(target);
  const key = element?.closest("[data-link]")?.getAttribute("data-link");
  if (key != null) return links.find((link) => link.key === key) ?? null;
  const pane = element?.closest(".gfr-pane")?.getAttribute("data-index");
  const line = lineOf(target);
  return pane == null || line === null ? null : linkAt(links, Number(pane), line);
}
