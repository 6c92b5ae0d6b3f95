import { useEffect, useState } from "preact/hooks";
import type { Highlighter, TokenLine } from "../../highlight/tokens";

interface Coloured {
  readonly code: string;
  readonly language: string;
  readonly lines: readonly TokenLine[];
}

/** A listing's tokens: those at hand at once, others when they come; null while (or because) the code is plain. */
export function useTokens(
  highlighter: Highlighter,
  code: string,
  language: string,
): readonly TokenLine[] | null {
  const [coloured, setColoured] = useState<Coloured | null>(null);
  const arrived = coloured !== null && coloured.code === code && coloured.language === language;
  const lines = arrived ? coloured.lines : highlighter.cached(code, language);

  useEffect(() => {
    if (lines !== null) return undefined;
    let wanted = true;
    void highlighter.highlight(code, language).then((tokens) => {
      if (wanted && tokens !== null) setColoured({ code, language, lines: tokens });
    });
    return () => {
      wanted = false;
    };
  }, [highlighter, code, language]);

  return lines;
}
