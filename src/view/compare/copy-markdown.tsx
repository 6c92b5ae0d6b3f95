import { copySaid, useCopy } from "../code/copy";
import type { ViewHost } from "../ports";

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
      {copySaid(outcome, "the comparison as Markdown")}
    </>
  );
}
