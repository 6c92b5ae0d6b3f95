import { expect, test } from "vitest";
import { printable } from "../../../src/core/text/printable";

test.each([
  ["plain — text, ünïcödé 😀", "plain — text, ünïcödé 😀"],
  ["two\nlines\tand a tab", "two lines and a tab"],
  ["\u001b[31mred\u001b[0m", "\\u{1b}[31mred\\u{1b}[0m"],
  ["\u009b31m", "\\u{9b}31m"],
  ["lone \ud800", "lone \\u{d800}"],
  ["\u202Egnp.md", "\\u{202e}gnp.md"],
])("%j is shown as %j, so that no note can play with the terminal", (text, shown) => {
  expect(printable(text)).toBe(shown);
});
