import type { Browser, Page } from "playwright-core";

/** A task of the page's thread; times in milliseconds. */
export interface PageTask {
  readonly start: number;
  readonly took: number;
  /** How long the plugin's code ran in it, with all it called. */
  readonly ours: number;
  /** Our functions in which the time went, longest first, for whoever looks for the reason. */
  readonly where: readonly string[];
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly id?: string;
  readonly args: {
    readonly name?: string;
    readonly data?: {
      readonly startTime?: number;
      readonly cpuProfile?: { readonly nodes?: readonly ProfileNode[]; readonly samples?: readonly number[] };
      readonly timeDeltas?: readonly number[];
    };
  };
}

interface ProfileNode {
  readonly id: number;
  readonly parent?: number;
  readonly callFrame: {
    readonly functionName: string;
    readonly url?: string;
    readonly lineNumber?: number;
    readonly columnNumber?: number;
  };
}

/** The preview loads the plugin, and nothing else, from an address of this kind. */
const PLUGIN = "blob:";
const MILLISECOND = 1000;
const CATEGORIES = [
  "disabled-by-default-devtools.timeline",
  "devtools.timeline",
  "disabled-by-default-v8.cpu_profiler",
  "__metadata",
];

/** The tasks of a page's thread while something is done, with what the plugin's code has of each. */
export async function tasksDuring(
  browser: Browser,
  page: Page,
  work: () => Promise<void>,
): Promise<readonly PageTask[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await work();
  const raw = await browser.stopTracing();
  const trace = JSON.parse(raw.toString()) as { traceEvents: readonly TraceEvent[] };
  return readTasks(trace.traceEvents);
}

function readTasks(events: readonly TraceEvent[]): readonly PageTask[] {
  const profile = busiestProfile(events);
  const samples = profile === null ? [] : samplesOf(profile, events);
  const thread = profile ?? { pid: -1, tid: -1 };
  const tasks = events
    .filter(
      ({ name, pid, tid, dur }) =>
        name === "RunTask" && pid === thread.pid && tid === thread.tid && dur !== undefined,
    )
    .sort((one, other) => one.ts - other.ts);
  let next = 0;
  return tasks.map(({ ts, dur = 0 }) => {
    let ours = 0;
    const shares = new Map<string, number>();
    for (; next < samples.length; next++) {
      const sample = samples[next];
      if (sample === undefined || sample.end > ts + dur) break;
      if (sample.end < ts || sample.name === null) continue;
      const took = Math.min(sample.took, sample.end - ts);
      ours += took;
      shares.set(sample.name, (shares.get(sample.name) ?? 0) + took);
    }
    const where = [...shares]
      .sort((one, other) => other[1] - one[1])
      .slice(0, 6)
      .map(([name, took]) => `${name} ${(took / MILLISECOND).toFixed(1)}`);
    return { start: ts / MILLISECOND, took: dur / MILLISECOND, ours: ours / MILLISECOND, where };
  });
}

/** The profile of the page's own thread: workers have theirs. */
function busiestProfile(events: readonly TraceEvent[]): TraceEvent | null {
  const main = new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid}:${tid}`),
  );
  const profiles = events.filter(({ name, pid, tid }) => name === "Profile" && main.has(`${pid}:${tid}`));
  const chunks = (profile: TraceEvent): number => chunksOf(profile, events).length;
  return profiles.sort((one, other) => chunks(other) - chunks(one))[0] ?? null;
}

function chunksOf(profile: TraceEvent, events: readonly TraceEvent[]): readonly TraceEvent[] {
  return events.filter(
    ({ name, pid, id }) => name === "ProfileChunk" && pid === profile.pid && id === profile.id,
  );
}

interface Sample {
  readonly end: number;
  readonly took: number;
  /** The innermost function of the plugin that ran; null where none did. */
  readonly name: string | null;
}

function samplesOf(profile: TraceEvent, events: readonly TraceEvent[]): readonly Sample[] {
  const samples: Sample[] = [];
  const names = new Map<number, string | null>();
  let now = profile.args.data?.startTime ?? profile.ts;
  let before: string | null = null;
  for (const { args } of chunksOf(profile, events)) {
    const { cpuProfile, timeDeltas = [] } = args.data ?? {};
    for (const { id, parent, callFrame } of cpuProfile?.nodes ?? []) {
      const { url = "", functionName, lineNumber = 0, columnNumber = 0 } = callFrame;
      const own = url.startsWith(PLUGIN) ? `${functionName}:${lineNumber}:${columnNumber}` : null;
      // What collects garbage, or is the browser's own, counts as what ran before it.
      const isNobodys = ["(garbage collector)", "(program)"].includes(functionName);
      names.set(id, isNobodys ? "" : (own ?? (parent === undefined ? null : (names.get(parent) ?? null))));
    }
    for (const [index, id] of (cpuProfile?.samples ?? []).entries()) {
      const took = timeDeltas[index] ?? 0;
      now += took;
      // A sample tells what ran until the next one began.
      const name = names.get(id) ?? null;
      const owner: string | null = name === "" ? before : name;
      samples.push({ end: now, took, name: owner });
      before = owner;
    }
  }
  return samples;
}
