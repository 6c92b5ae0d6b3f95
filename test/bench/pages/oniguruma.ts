import { createHighlighterCore } from "shiki/core";
import { createOnigurumaEngine } from "shiki/engine/oniguruma";
import go from "@shikijs/langs/go";
import python from "@shikijs/langs/python";
import theme from "shiki/dist/themes/github-light.mjs";
import wasm from "shiki/wasm";
import "./highlight";

const grammars = { go, python };
let shiki: ReturnType<typeof createHighlighterCore> | null = null;

globalThis.highlightPage = {
  highlight: async (code, language) => {
    shiki ??= createHighlighterCore({
      themes: [theme],
      langs: [grammars[language]],
      engine: createOnigurumaEngine(wasm),
    });
    return (await shiki).codeToTokensBase(code, { lang: language, theme: "github-light" }).length;
  },
};
