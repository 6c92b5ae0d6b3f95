import type { Comparison } from "../../core/compare/comparison";
import { comparisonToMarkdown } from "../../core/compare/to-markdown";
import { Listing } from "../code/listing";
import type { ViewHost } from "../ports";
import { Markdown } from "../text/markdown";
import { CopyMarkdown } from "./copy-markdown";
import { LayoutSwitch } from "./layout-switch";
import type { ComparisonState } from "./state";

/** Whether a comparison has anything to say in a header; a lone untitled pane speaks for itself. */
export function hasHeader({ title, attributes, panes }: Comparison): boolean {
  return title !== "" || attributes.go !== null || panes.length > 1;
}

/** The title, the Go version it holds for, and what can be done with the comparison as a whole. */
export function ComparisonHeader(props: {
  readonly comparison: Comparison;
  readonly host: ViewHost;
  readonly state: ComparisonState;
}) {
  const { title, attributes, panes } = props.comparison;
  return (
    <div class="gfr-header gfr-compare-header">
      <div class="gfr-title">
        {title !== "" && <Markdown text={title} host={props.host} />}
        {attributes.go !== null && <span class="gfr-pill">{`Go ${attributes.go}`}</span>}
      </div>
      <div class="gfr-compare-tools">
        {panes.length > 0 && (
          <CopyMarkdown text={() => comparisonToMarkdown(props.comparison)} host={props.host} />
        )}
        {panes.length > 1 && (
          <LayoutSwitch
            layout={props.state.layout}
            panes={panes.length}
            onLayout={props.state.chooseLayout}
          />
        )}
      </div>
    </div>
  );
}

/** What stands before the first pane. [C5] */
export function Introduction({
  comparison,
  host,
}: {
  readonly comparison: Comparison;
  readonly host: ViewHost;
}) {
  if (comparison.introduction.length === 0) return null;
  return (
    <div class="gfr-introduction">
      {comparison.introduction.map((content, index) =>
        content.kind === "markdown" ? (
          <Markdown key={index} text={content.text} host={host} />
        ) : (
          <Listing
            key={index}
            code={content.text}
            language={content.language}
            host={host}
            label={content.language || "Code"}
          />
        ),
      )}
    </div>
  );
}
