import { canonicalCode, canonicalText, fingerprint, FINGERPRINT_SIGN } from "../block/fingerprint";
import type { Comparison } from "./comparison";

/** What a comparison's history is kept under: its `^id`, else its fingerprint behind a `~`. [C2] [D2] */
export function identityOf(comparison: Comparison): string {
  return comparison.id ?? FINGERPRINT_SIGN + fingerprintOf(comparison);
}

/** A fingerprint of a comparison's title and of its panes' languages and code; rewording a note leaves it. [F3] */
export function fingerprintOf({ title, panes }: Comparison): string {
  return fingerprint([
    ["comparison", canonicalText(title)],
    ...panes.flatMap(
      ({ language, text }) =>
        [
          ["language", language],
          ["pane-code", canonicalCode(text)],
        ] as const,
    ),
  ]);
}
