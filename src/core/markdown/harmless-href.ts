/** A link that stays in the vault however a browser reads it: no scheme, no other site. */
const STAYS = /^(?:#|[^\s\p{C}/\\:?#][^/\\:?#]*(?:[/\\?#]|$)|$)/u;

/** The address to write on a link to a note: the link as it is, or made relative where a browser would leave with it. */
export function harmlessHref(link: string): string {
  return STAYS.test(link) ? link : `./${link}`;
}
