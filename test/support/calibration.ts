import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { CachedMetadata } from "obsidian";
import { readMetadata } from "../../pkg/preview/host/metadata/note-metadata";

/** Recordings of what the real app's metadata cache held for real notes; they stay outside the project. */
const RECORDINGS = resolve(import.meta.dirname, "../../../shared/obsidian-recordings");

export const KINDS = [
  "sections",
  "headings",
  "links",
  "embeds",
  "tags",
  "listItems",
  "blocks",
  "frontmatter",
  "frontmatterLinks",
  "frontmatterPosition",
] as const satisfies readonly (keyof CachedMetadata)[];

export type Kind = (typeof KINDS)[number];

interface Recording {
  readonly fileContents: string;
  readonly cachedMetadata: Record<string, unknown>;
}

/** A recording of which the preview's cache holds something else. */
export interface Miss {
  readonly kind: Kind;
  /** Name of the recording. */
  readonly recording: string;
  /** As JSON, with keys in order. */
  readonly app: string;
  readonly preview: string;
}

export interface Calibration {
  /** How many recordings there are. */
  readonly recordings: number;
  readonly misses: readonly Miss[];
}

/** Compares the preview's metadata cache with the recordings; null where they are not present. */
export function calibrate(): Calibration | null {
  if (!existsSync(RECORDINGS)) return null;
  const names = readdirSync(RECORDINGS).filter((name) => name.endsWith(".json"));
  const misses: Miss[] = [];
  for (const recording of names) {
    const { fileContents, cachedMetadata } = JSON.parse(
      readFileSync(join(RECORDINGS, recording), "utf8"),
    ) as Recording;
    const ours = readMetadata(fileContents);
    for (const kind of KINDS) {
      const [app, preview] = [canonical(cachedMetadata[kind]), canonical(ours[kind])];
      if (app !== preview) misses.push({ kind, recording, app, preview });
    }
  }
  return { recordings: names.length, misses };
}

/** The score of each kind in a line, then every miss with what each side holds from where they part. */
export function describeCalibration({ recordings, misses }: Calibration): string {
  const scores = KINDS.map((kind) => {
    const exact = recordings - misses.filter((miss) => miss.kind === kind).length;
    return `${kind.padEnd(20)} ${String(exact).padStart(3)} of ${String(recordings)} exact`;
  });
  const differences = misses.map(({ kind, recording, app, preview }) => {
    let same = 0;
    while (same < app.length && app[same] === preview[same]) same++;
    const from = Math.max(0, same - 40);
    return `\n${kind} in ${recording}\n  app:     …${app.slice(from, same + 120)}\n  preview: …${preview.slice(from, same + 120)}`;
  });
  return [...scores, ...differences].join("\n");
}

/** JSON in which neither the order of keys nor a member that is undefined tells. */
function canonical(value: unknown): string {
  if (value === undefined) return "nothing";
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}
