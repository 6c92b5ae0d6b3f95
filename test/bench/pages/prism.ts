import Prism from "prismjs";
import "prismjs/components/prism-go";
import "prismjs/components/prism-python";
import "./highlight";

globalThis.highlightPage = {
  highlight: (code, language) => {
    const grammar = Prism.languages[language];
    if (grammar === undefined) throw new Error(`Prism has no ${language}.`);
    return Promise.resolve(Prism.highlight(code, grammar, language).split("\n").length);
  },
};
