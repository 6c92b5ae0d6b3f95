import type { Layout } from "../../core/compare/comparison";

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
