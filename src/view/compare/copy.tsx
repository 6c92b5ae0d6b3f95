import { useEffect, useRef, useState } from "preact/hooks";
import type { ViewHost } from "../ports";

/** How long a button says that it copied, in milliseconds. */
const SAID_FOR = 2_000;

/** Copies one pane's code, without numbers, badges and marks. */
export function CopyButton(props: {
  readonly text: string;
  readonly label: string;
  readonly host: Pick<ViewHost, "copy">;
}) {
  const [outcome, setOutcome] = useState<"copied" | "refused" | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async () => {
    const copied = await props.host.copy(props.text);
    setOutcome(copied ? "copied" : "refused");
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOutcome(null), SAID_FOR);
  };
  return (
    <>
      <button
        type="button"
        class="gfr-button mod-quiet gfr-tool"
        aria-label={`Copy ${props.label}`}
        onClick={() => void copy()}
      >
        {outcome === null ? "Copy" : outcome === "copied" ? "Copied" : "Not copied"}
      </button>
      <span class="gfr-heard" role="status">
        {outcome === "copied" && `Copied ${props.label}.`}
        {outcome === "refused" && "The system did not let the code be copied. Select it and copy it by hand."}
      </span>
    </>
  );
}
