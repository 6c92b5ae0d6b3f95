import type { Diagnostic, Severity } from "../text/diagnostic";
import type { Attribute } from "../block/element";
import { positionBetween, type Lines } from "../text/lines";
import { nearest } from "../text/nearest";
import type { CompareCode } from "./codes";
import type { ComparisonAttributes, Layout, Pane } from "./comparison";
import { normaliseLanguage } from "./languages";
import { readLinks } from "./link";

/** The attributes a comparison knows, as written. [C1] */
export const comparisonKeys: readonly string[] = ["go", "predict", "layout", "link", "source"];

const LAYOUTS: readonly Layout[] = ["auto", "split", "stack", "tabs"];

/** What attributes say, resolved against the panes. `links` are the correspondences of `link:`. */
export interface AttributeReading {
  readonly attributes: ComparisonAttributes;
  readonly links: readonly (readonly (readonly number[])[])[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the attributes of a comparison. An attribute without a value counts as not given. [C1] [C6] */
export function readComparisonAttributes(
  values: ReadonlyMap<string, Attribute>,
  panes: readonly Pane[],
  lines: Lines,
): AttributeReading {
  const diagnostics: Diagnostic[] = [];
  const report = (
    severity: Severity,
    code: CompareCode,
    message: string,
    position: Diagnostic["position"],
  ): void => {
    diagnostics.push({ severity, code, message, position });
  };
  const text = (key: string): string | null => {
    const value = values.get(key)?.value ?? "";
    return value === "" ? null : value;
  };

  const layout = values.get("layout");
  const known = LAYOUTS.find((each) => each === layout?.value.toLowerCase());
  if (layout !== undefined && layout.value !== "" && known === undefined) {
    const near = nearest(layout.value, LAYOUTS);
    const remedy = near === null ? `write one of ${LAYOUTS.join(", ")}` : `did you mean "${near}"?`;
    report("warning", "compare/bad-value", `"${layout.value}" is no layout; ${remedy}`, layout.valuePosition);
  }

  const predict = values.get("predict");
  const hidden = predict === undefined || predict.value === "" ? null : findPane(panes, predict.value);
  if (hidden === undefined && predict !== undefined) {
    const names = panes.map((pane, index) => pane.language || String(index + 1)).join(", ");
    const remedy = panes.length === 0 ? "there is none" : `write a pane's language or number: ${names}`;
    report(
      "warning",
      "compare/predict-no-pane",
      `"${predict.value}" names no pane; ${remedy}.`,
      predict.valuePosition,
    );
  }

  const link = values.get("link");
  const counts = panes.map((pane) => (pane.text === "" ? 0 : pane.text.split("\n").length));
  const read =
    link === undefined || link.value === "" ? { links: [], diagnostics: [] } : readLinks(link.value, counts);
  for (const { kind, message, start, end } of read.diagnostics) {
    const offset = link?.valuePosition.start.offset ?? 0;
    const position = positionBetween(
      lines,
      offset + start,
      Math.min(offset + end, link?.valuePosition.end.offset ?? 0),
    );
    report("warning", kind === "malformed" ? "compare/bad-link" : "compare/link-outside", message, position);
  }

  const attributes: ComparisonAttributes = {
    go: text("go"),
    predict: hidden ?? null,
    layout: known ?? "auto",
    source: text("source"),
    link: text("link"),
  };
  return { attributes, links: read.links, diagnostics };
}

/** A pane by its number from 1, its language or its label; undefined when there is none. */
function findPane(panes: readonly Pane[], name: string): number | undefined {
  if (/^\d{1,3}$/.test(name))
    return Number(name) >= 1 && Number(name) <= panes.length ? Number(name) - 1 : undefined;
  const language = normaliseLanguage(name);
  const byLanguage = panes.findIndex((pane) => pane.language !== "" && pane.language === language);
  if (byLanguage !== -1) return byLanguage;
  const byLabel = panes.findIndex((pane) => pane.label.toLowerCase() === name.toLowerCase());
  return byLabel === -1 ? undefined : byLabel;
}
