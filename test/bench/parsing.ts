import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { parseComparison } from "../../src/core/compare/parse";
import { parseDrill } from "../../src/core/drill/parse";
import { comparisonSources, drillSources } from "./blocks";
import { atMost, milliseconds, type Subject } from "./report";
import { timed } from "./sample";

const BLOCKS = 1000;
const RUNS = 5;

export async function measureParsing(): Promise<Subject> {
  const blocks = [...drillSources(BLOCKS / 2), ...comparisonSources(BLOCKS / 2)];
  const parse = ({ language, source }: (typeof blocks)[number]) =>
    language === "go-drill" ? parseDrill(source) : parseComparison(source);
  const faulty = blocks.flatMap((block) => parse(block).diagnostics);
  if (faulty[0] !== undefined) throw new Error(`The benchmark's blocks have faults: ${faulty[0].message}`);

  const ours = await timed(() => blocks.forEach(parse), RUNS);
  const options = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };
  const markdown = await timed(() => blocks.forEach(({ source }) => fromMarkdown(source, options)), RUNS);
  return {
    title: "Parse",
    rows: [
      {
        what: `${BLOCKS.toLocaleString("en")} blocks, half of them comparisons`,
        ours: milliseconds(ours),
        yardstick: milliseconds(markdown, "micromark"),
        goal: atMost(markdown, ours, "≤ 1 ×"),
      },
    ],
  };
}
