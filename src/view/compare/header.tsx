import type { Comparison, Layout } from "../../core/compare/comparison";
import { comparisonToMarkdown } from "../../core/compare/to-markdown";
import { Listing } from "../code/listing";
import type { ViewHost } from "../ports";
import { Markdown } from "../text/markdown";
import { CopyMarkdown } from "../code/copy";
import type { ComparisonState } from "./store";

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

type Choice = Exclude<Layout, "auto">;

const CHOICES: readonly { readonly layout: Choice; readonly name: string; readonly path: string }[] = [
  { layout: "split", name: "Side by side", path: "M2.5 3h11v10h-11zM8 3v10" },
  { layout: "stack", name: "One below the other", path: "M2.5 3h11v10h-11zM2.5 8h11" },
  { layout: "tabs", name: "Tabs", path: "M2.5 6h11v7h-11zM2.5 6V3h4v3" },
];

export interface LayoutSwitchProps {
  readonly layout: Layout;
  readonly panes: number;
  readonly onLayout: (layout: Layout) => void;
}

/** Three ways for panes to stand. Pressing the chosen one again leaves it to the width of the block. */
export function LayoutSwitch({ layout, panes, onLayout }: LayoutSwitchProps) {
  return (
    <div class="gfr-layouts" role="group" aria-label="Layout" data-layout={layout} data-panes={panes}>
      {CHOICES.map((choice) => {
        const chosen = choice.layout === layout;
        return (
          <button
            key={choice.layout}
            type="button"
            class={`gfr-bare gfr-layout mod-${choice.layout}`}
            aria-label={choice.name}
            aria-pressed={chosen}
            title={chosen ? `${choice.name}. Press again to follow the width.` : choice.name}
            onClick={() => onLayout(chosen ? "auto" : choice.layout)}
          >
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d={choice.path} />
            </svg>
          </button>
        );
      })}
    </div>
  );
}
