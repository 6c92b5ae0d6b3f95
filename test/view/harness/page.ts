import type { Drill } from "../../../src/core/drill/drill";
import type { Highlighter, Token, TokenLine } from "../../../src/highlight/tokens";
import { mountDrill } from "../../../src/view/drill/mount";
import { createSessionStore } from "../../../src/view/drill/session-store";
import { createFakeHost } from "../../support/view-host";
import { PALETTES } from "../code/palettes/palettes";
import { themeVariables } from "../code/palettes/variables";
import { CHOICE, EVERY_KIND, NOWHERE, drillOf, option } from "../drill/samples";

/**
 * Every kind of question as a drill of its own, one drill of several questions, and drills in trouble, on one page.
 * `?theme=dark`, `?palette=NAME` and `?only=NAME` choose what is shown; `?scroll` stops wrapping code,
 * `?answers=hidden` says how answers stand when printed.
 */
const asked = new URLSearchParams(location.search);

const WORDS =
  /(\/\/.*)|("[^"]*")|\b(func|var|go|return|range|defer|if|else|select|case|chan|make|package|import)\b|\b(nil|true|false|\d+)\b|(\w+)(?=\()|(<-|:=|[-+*=<>!]+)/g;
const CLASSES = ["comment", "string", "keyword", "value", "function", "operator"] as const;

/** Rough colours, enough to look at. */
function colour(line: string): TokenLine {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of line.matchAll(WORDS)) {
    if (match.index > end) tokens.push({ text: line.slice(end, match.index), class: "normal" });
    const group = CLASSES.findIndex((_, i) => match[i + 1] !== undefined);
    tokens.push({ text: match[0], class: CLASSES[group] ?? "normal" });
    end = match.index + match[0].length;
  }
  if (end < line.length) tokens.push({ text: line.slice(end), class: "normal" });
  return tokens;
}

const highlighter: Highlighter = {
  cached: () => null,
  highlight: (code, language) => Promise.resolve(language === "go" ? code.split("\n").map(colour) : null),
};

const answers = asked.get("answers");
const host = createFakeHost(
  {
    shuffle: true,
    wrapCode: !asked.has("scroll"),
    answersInPrint: answers === "hidden" || answers === "shown" ? answers : "as-they-stand",
  },
  highlighter,
);
const store = createSessionStore();
const note = document.getElementById("note") ?? document.body;
const palette = PALETTES.find(({ name }) => name === asked.get("palette"));
const theme = palette === undefined ? (asked.get("theme") ?? "light") : palette.dark ? "dark" : "light";
document.body.classList.add(`theme-${theme}`);
for (const [name, value] of palette === undefined ? [] : themeVariables(palette)) {
  document.body.style.setProperty(name, value);
}

const drills = new Map<string, Drill>();
for (const question of EVERY_KIND) {
  const kind = question.kind === "output" && question.options.length > 0 ? "output-choice" : question.kind;
  drills.set(
    kind,
    drillOf({ ...question, attributes: { ...question.attributes, go: kind === "spot" ? "1.25" : null } }),
  );
}
// Questions of their own, or they would be answered where their twins are.
drills.set(
  "several",
  drillOf(...EVERY_KIND.slice(0, 4).map((question) => ({ ...question, title: `${question.title} Again` }))),
);
drills.set(
  "links",
  drillOf({
    ...CHOICE,
    title: "Links in options",
    options: [option(true, "[sync.Once](#once) runs once"), option(false, "[sync.Map](#map) locks twice")],
    attributes: { ...CHOICE.attributes, shuffle: false },
  }),
);
drills.set("empty", drillOf());
drills.set("unclosed", drillOf());

for (const [name, drill] of drills) {
  if (asked.has("only") && asked.get("only") !== name) continue;
  const heading = document.createElement("h2");
  heading.textContent = name;
  const element = document.createElement("div");
  element.id = name;
  note.append(heading, element);
  const diagnostics =
    name === "unclosed"
      ? [
          {
            severity: "error" as const,
            code: "drill/unclosed",
            message:
              "The block ends inside a code fence; write four backticks around the drill, so that three can stand inside.",
            position: NOWHERE,
          },
        ]
      : name === "choice"
        ? [
            {
              severity: "warning" as const,
              code: "drill/no-id",
              message: "The question has no id; write ^l06-wait at the end of its heading.",
              position: NOWHERE,
            },
          ]
        : [];
  mountDrill(element, { drill, diagnostics, host, store });
}
