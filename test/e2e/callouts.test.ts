import { expect } from "vitest";
import { COLOURS, violationsIn } from "./support/accessibility";
import { endToEnd } from "./support/end-to-end";

/** Each kind with its sign: in notes by the name the app knows it under. */
const SIGNS = {
  why: "lightbulb",
  goal: "target",
  smell: "flag",
  review: "message-circle",
  version: "tag",
  drop: "ban",
  reflex: "zap",
  verdict: "scale",
  source: "book-open",
} as const;
const KINDS = Object.keys(SIGNS);
const ASIDES = ["drop", "reflex", "verdict", "source"];

const CALLOUTS = KINDS.map((kind) => `> [!${kind}] Of kind ${kind}\n> Text.`).join("\n\n");
const COMPARISON = `\`\`\`go-compare
## Start

### Python
~~~python
a = 1
~~~

### Go
~~~go
a := 1
~~~

${ASIDES.map((kind) => `> [!${kind}] Text.`).join("\n")}
\`\`\`
`;

const test = endToEnd({
  shared: "vault",
  prepare: (vault) => vault.write("Callouts.md", `# Callouts\n\n${CALLOUTS}\n\n${COMPARISON}`),
});

test.for(["light", "dark"] as const)(
  "in the %s theme each callout of the course has a sign and a colour of its own, which can be read",
  async (colorScheme, { openReader }) => {
    const reader = await openReader({ colorScheme });
    await reader.openNote("Callouts");
    const { page, notes } = reader;
    const callouts = notes.first().locator(".callout");
    await expect.poll(() => callouts.count()).toBe(KINDS.length);
    const drawn = await callouts.evaluateAll((elements) =>
      elements.map((element) => {
        const title = element.querySelector(".callout-title-inner");
        return {
          sign: element.querySelector(".callout-icon svg")?.getAttribute("class") ?? "",
          colour: title === null ? "" : getComputedStyle(title).color,
        };
      }),
    );
    expect(drawn.map(({ sign }) => sign)).toEqual(
      Object.values(SIGNS).map((name) => expect.stringContaining(`lucide-${name}`) as string),
    );
    // A verdict has the green of a goal, and a source the grey of a version: they never stand side by side.
    expect(new Set(drawn.map(({ colour }) => colour)).size).toBe(KINDS.length - 2);

    const asides = reader.comparison("Start").locator(".gfr-aside dt");
    await expect.poll(() => asides.locator("svg").count()).toBe(ASIDES.length);
    const colours = await asides.evaluateAll((names) => names.map((name) => getComputedStyle(name).color));
    expect(new Set(colours).size).toBe(ASIDES.length);
    expect(await violationsIn(page, ".markdown-preview-view", COLOURS)).toEqual([]);
  },
);
