import type { Pane } from "../../core/compare/comparison";

export interface TabsProps {
  readonly panes: readonly Pane[];
  readonly front: number;
  readonly tabId: (pane: number) => string;
  readonly panelId: (pane: number) => string;
  /** Whether the lit link has lines in a pane. */
  readonly lit: (pane: number) => boolean;
  readonly onFront: (pane: number) => void;
}

/** The panes' labels as tabs; arrows, Home and End go from one to the next. */
export function Tabs(props: TabsProps) {
  const { panes, front } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Partial<Record<string, number>> = {
      ArrowRight: (front + 1) % panes.length,
      ArrowLeft: (front + panes.length - 1) % panes.length,
      Home: 0,
      End: panes.length - 1,
    };
    const next = steps[event.key];
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    props.onFront(next);
    const list = event.currentTarget as HTMLElement;
    list.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  return (
    <div class="gfr-tabs" role="tablist" aria-label="Panes" onKeyDown={onKeyDown}>
      {panes.map((pane, index) => (
        <button
          key={index}
          type="button"
          role="tab"
          class="gfr-bare gfr-tab"
          id={props.tabId(index)}
          aria-controls={props.panelId(index)}
          aria-selected={index === front}
          tabIndex={index === front ? 0 : -1}
          data-lit={props.lit(index) ? "" : undefined}
          onClick={() => props.onFront(index)}
        >
          {pane.label}
        </button>
      ))}
    </div>
  );
}
