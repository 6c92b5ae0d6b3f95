import { expect, test, vi } from "vitest";
import { firstHiddenLine, hide, isHiding, predictionOf } from "../../../src/view/compare/prediction";
import {
  chooseLayoutFor,
  createComparisonStore,
  layoutFor,
} from "../../../src/view/compare/store";
import { comparison } from "./models";

const PANES = [
  { language: "python", label: "Python", code: "a" },
  { language: "go", label: "Go", code: "b" },
] as const;

test.each([
  ["auto", null, null, "auto"],
  ["auto", null, "tabs", "tabs"],
  ["stack", null, "tabs", "stack"],
  ["stack", "split", "tabs", "split"],
  ["stack", "auto", "tabs", "auto"],
] as const)("author's %s, reader's own %s, reader's for all %s: %s [C1]", (authored, own, all, expected) => {
  const store = createComparisonStore({ layout: all });
  if (own !== null) store.chooseLayout("key", own);
  expect(layoutFor(store, "key", authored)).toBe(expected);
});

test("a layout chosen for all is told to whoever keeps it, once; one for a single comparison is not", () => {
  const onLayout = vi.fn();
  const store = createComparisonStore({ onLayout });
  chooseLayoutFor(store, "key", "auto", "tabs");
  chooseLayoutFor(store, "key", "auto", "tabs");
  chooseLayoutFor(store, "key", "split", "stack");
  expect(onLayout.mock.calls).toEqual([["tabs"]]);
});

test("subscribers hear of every change until they are disposed of", () => {
  const store = createComparisonStore();
  const heard = vi.fn();
  const dispose = store.subscribe(heard);
  store.chooseTab("key", 1);
  store.chooseTab("key", 1);
  store.updatePrediction("key", hide(0));
  expect(heard).toHaveBeenCalledTimes(2);
  dispose();
  store.chooseTab("key", 0);
  expect(heard).toHaveBeenCalledTimes(2);
});

test("an outcome is told when it is given and when it is changed, not when the rest changes", () => {
  const onOutcome = vi.fn();
  const store = createComparisonStore({ onOutcome });
  const shown = { ...hide(1), revealed: 1 };
  store.updatePrediction("key", shown);
  store.updatePrediction("key", { ...shown, outcome: "missed" });
  store.updatePrediction("key", { ...shown, outcome: "missed", draft: "x" });
  store.updatePrediction("key", { ...shown, outcome: "knew" });
  expect(onOutcome.mock.calls).toEqual([
    ["key", "missed", 1],
    ["key", "knew", 1],
  ]);
});

test("a prediction begins with the pane the author names, unless the reader went on [C1]", () => {
  const authored = comparison({ panes: PANES, attributes: { predict: 1 } });
  expect(predictionOf(authored, null)).toEqual(hide(1));
  const shown = { ...hide(1), revealed: 9, outcome: "knew" } as const;
  expect(predictionOf(authored, shown)).toEqual(shown);
});

test("a prediction of a pane that is gone hides nothing", () => {
  const one = comparison({ panes: [PANES[0]], attributes: { predict: 5 } });
  expect(predictionOf(one, null).pane).toBeNull();
  expect(predictionOf(one, hide(3)).pane).toBeNull();
});

test("what is hidden begins at the first segment that is not revealed", () => {
  const segments = [
    { from: 1, row: 1, span: 1 },
    { from: 4, row: 2, span: 1 },
  ];
  expect([0, 1, 2].map((revealed) => firstHiddenLine({ ...hide(0), revealed }, segments))).toEqual([
    1,
    4,
    Infinity,
  ]);
  expect([0, 1, 2].map((revealed) => isHiding({ ...hide(0), revealed }, segments))).toEqual([
    true,
    true,
    false,
  ]);
});
