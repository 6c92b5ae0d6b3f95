import { createEngine } from "../../src/highlight/engine";
import { readGrammarCorpus } from "../highlight/corpus";
import { runChild } from "../highlight/hang/run-child";
import { createReference } from "../highlight/oniguruma";
import { atMost, milliseconds, type Subject } from "./report";
import { median } from "./sample";

/** Milliseconds for the whole corpus before a child is killed. */
const KILL_AFTER = 60_000;
const SEEDS = 200;
const LIMIT = 100;
const SLOWDOWN_LIMIT = 3;
const RUNS = 9;

export async function measureHanging(): Promise<Subject> {
  const ours = await worstCase("ours");
  const oniguruma = await worstCase("oniguruma");
  const file = await worstFile();
  return {
    title: "Code made to hang a highlighter, each case in a process that can be killed",
    rows: [
      {
        what: `worst of the hang corpus: ${ours.name}`,
        ours: milliseconds(ours.took),
        yardstick: milliseconds(oniguruma.took, `Oniguruma${oniguruma.killed ? ", killed" : ""}`),
        goal: atMost(LIMIT, ours.took, `≤ ${LIMIT} ms`),
      },
      {
        what: `worst file of the corpus, per line: ${file.name}`,
        ours: { value: file.ours * 1000, unit: "µs" },
        yardstick: { value: file.oniguruma * 1000, unit: "µs", name: "Oniguruma" },
        goal: atMost(SLOWDOWN_LIMIT, file.ours / file.oniguruma, `≤ ${SLOWDOWN_LIMIT} ×`),
      },
    ],
  };
}

interface WorstCase {
  readonly name: string;
  /** Milliseconds, of a warm engine; of all it was given when it was killed. */
  readonly took: number;
  readonly killed: boolean;
}

async function worstCase(engine: "ours" | "oniguruma"): Promise<WorstCase> {
  const { exitCode, output, errors } = await runChild("./child.ts", [String(SEEDS), engine], KILL_AFTER);
  if (exitCode !== null && exitCode !== 0) throw new Error(errors);
  const reports = output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { begins?: string; language?: string; took?: number });
  let current = "";
  let worst: WorstCase = { name: "", took: 0, killed: false };
  for (const { begins, language, took } of reports) {
    if (begins !== undefined) current = `${language}, ${begins}`;
    if (took !== undefined && took > worst.took) worst = { name: current, took, killed: false };
  }
  return exitCode === null ? { name: current, took: KILL_AFTER, killed: true } : worst;
}

/** The file on which we compare worst with Oniguruma; both warm, milliseconds per line. */
async function worstFile(): Promise<{ name: string; ours: number; oniguruma: number }> {
  const reference = await createReference();
  const engine = createEngine();
  const measured = readGrammarCorpus().map(({ name, language, lines }) => {
    const perLine = (work: () => unknown): number => {
      work();
      return median(Array.from({ length: RUNS }, () => time(work))) / lines.length;
    };
    return {
      name,
      ours: perLine(() => {
        const tokenizer = engine.start(language, () => undefined);
        for (const line of lines) tokenizer.tokens(line);
      }),
      oniguruma: perLine(() => reference(language, lines)),
    };
  });
  const [worst] = measured.sort((a, b) => b.ours / b.oniguruma - a.ours / a.oniguruma);
  if (worst === undefined) throw new Error("The corpus is empty.");
  return worst;
}

/** Milliseconds of processor time, which what others do on the machine lengthens least. */
function time(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1000;
}
