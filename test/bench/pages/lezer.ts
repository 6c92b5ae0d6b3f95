import { parser as go } from "@lezer/go";
import { classHighlighter, highlightCode } from "@lezer/highlight";
import { parser as python } from "@lezer/python";
import "./highlight";

const parsers = { go, python };

globalThis.highlightPage = {
  highlight: (code, language) => {
    const lines: { text: string; classes: string }[][] = [[]];
    highlightCode(
      code,
      parsers[language].parse(code),
      classHighlighter,
      (text, classes) => lines.at(-1)?.push({ text, classes }),
      () => lines.push([]),
    );
    return Promise.resolve(lines.length);
  },
};
