import go from "@shikijs/langs/go";
import python from "@shikijs/langs/python";
import { createHighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import theme from "shiki/dist/themes/github-light.mjs";
import "./highlight";

const grammars = { go, python };
let shiki: ReturnType<typeof createHighlighterCore> | null = null;

globalThis.highlightPage = {
  highlight: async (code, language) => {
    shiki ??= createHighlighterCore({
      themes: [theme],
      langs: [grammars[language]],
      engine: createJavaScriptRegexEngine(),
    });
    return (await shiki).codeToTokensBase(code, { lang: language, theme: "github-light" }).length;
  },
};
