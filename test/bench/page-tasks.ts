import type { Browser, Page } from "playwright-core";

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

/** How long the plugin's code, with all it called, ran in each task of a page's thread while something was done; in ms. */
export async function tasksDuring(
  browser: Browser,
  page: Page,
  work: () => Promise<void>,
): Promise<readonly number[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await work();
  const raw = await browser.stopTracing();
  const trace = JSON.parse(raw.toString()) as { traceEvents: readonly TraceEvent[] };
  return readTasks(trace.traceEvents);
}

function readTasks(events: readonly TraceEvent[]): readonly number[] {
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
    for (; next < samples.length; next++) {
      const sample = samples[next];
      if (sample === undefined || sample.end > ts + dur) break;
      if (sample.end >= ts && sample.isOurs) ours += Math.min(sample.took, sample.end - ts);
    }
    return ours / MILLISECOND;
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
  /** Whether a function of the plugin ran, or what it called. */
  readonly isOurs: boolean;
}

function samplesOf(profile: TraceEvent, events: readonly TraceEvent[]): readonly Sample[] {
  const samples: Sample[] = [];
  /** For each node of the profile; null for what counts as what ran before it. */
  const owners = new Map<number, boolean | null>();
  let now = profile.args.data?.startTime ?? profile.ts;
  let before = false;
  for (const { args } of chunksOf(profile, events)) {
    const { cpuProfile, timeDeltas = [] } = args.data ?? {};
    for (const { id, parent, callFrame } of cpuProfile?.nodes ?? []) {
      const { url = "", functionName } = callFrame;
      const isCalledByUs = parent !== undefined && owners.get(parent) === true;
      // Collecting garbage, and the browser's own work.
      const isNobodys = ["(garbage collector)", "(program)"].includes(functionName);
      owners.set(id, isNobodys ? null : url.startsWith(PLUGIN) || isCalledByUs);
    }
    for (const [index, id] of (cpuProfile?.samples ?? []).entries()) {
      const took = timeDeltas[index] ?? 0;
      now += took;
      // A sample tells what ran until the next one began.
      const isOurs: boolean = owners.get(id) ?? before;
      samples.push({ end: now, took, isOurs });
      before = isOurs;
    }
  }
  return samples;
}
