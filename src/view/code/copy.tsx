import { useEffect, useRef, useState } from "preact/hooks";
import type { ViewHost } from "../ports";

type Clipboard = Pick<ViewHost, "copy">;
type Outcome = "copied" | "refused";

/** How long a button shows that it copied, in milliseconds. */
const STATUS_DURATION = 2_000;

/** Puts texts on the clipboard. The outcome is kept for a while, to be shown. */
export function useCopy(host: Clipboard): readonly [Outcome | null, (text: string) => Promise<void>] {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const copy = async (text: string) => {
    const copied = await host.copy(text);
    setOutcome(copied ? "copied" : "refused");
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setOutcome(null), STATUS_DURATION);
  };
  return [outcome, copy];
}

/** Announces the outcome of copying to screen readers. */
function copyStatus(outcome: Outcome | null, what: string) {
  return (
    <span class="gfr-live-region" aria-live="polite">
      {outcome === "copied" && `Copied ${what}.`}
      {outcome === "refused" && "The system did not let the code be copied. Select it and copy it by hand."}
    </span>
  );
}

/** Copies code: without numbers, badges and marks. */
export function CopyButton(props: {
  readonly text: string;
  readonly label: string;
  readonly host: Clipboard;
  readonly class?: string;
}) {
  const [outcome, copy] = useCopy(props.host);
  return (
    <>
      <button
        type="button"
        class={`gfr-button mod-quiet gfr-tool ${props.class ?? ""}`}
        aria-label={`Copy ${props.label}`}
        onClick={() => void copy(props.text)}
      >
        {outcome === null ? "Copy" : outcome === "copied" ? "Copied" : "Not copied"}
      </button>
      {copyStatus(outcome, props.label)}
    </>
  );
}

const SHEETS = "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z";
const CHECK = "M3 8.5l3.5 3.5L13 4.5";
const CROSS = "M4 4l8 8M12 4l-8 8";

/** Copies the comparison as a whole; the text is made when it is asked for. */
export function CopyMarkdown(props: { readonly text: () => string; readonly host: Pick<ViewHost, "copy"> }) {
  const [outcome, copy] = useCopy(props.host);
  return (
    <>
      <button
        type="button"
        class="gfr-bare gfr-layout mod-copy"
        aria-label="Copy as Markdown"
        title={outcome === null ? "Copy as Markdown" : outcome === "copied" ? "Copied" : "Not copied"}
        data-outcome={outcome ?? undefined}
        onClick={() => void copy(props.text())}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d={outcome === null ? SHEETS : outcome === "copied" ? CHECK : CROSS} />
        </svg>
      </button>
      {copyStatus(outcome, "the comparison as Markdown")}
    </>
  );
}
