import { expect } from "vitest";
import type { ReviewEvent } from "../../src/core/reviews/event";
import { readReviews } from "../../src/core/reviews/merge";
import { appendText, reviewNoteName } from "../../src/core/reviews/note";
import { replay } from "../../src/core/schedule/cards";
import { readerDay } from "../../src/core/schedule/day";

/** What several devices did with one vault for two months, and the notes each has in the end. */
interface ReviewHistory {
  /** Every event that was written, in the order it happened. */
  readonly written: readonly ReviewEvent[];
  /** The log as each device sees it: its notes in the order they arrived. */
  readonly devices: readonly (readonly { readonly path: string; readonly text: string }[])[];
  /** The real time at the end, in milliseconds since 1970. */
  readonly end: number;
}

const START = Date.UTC(2026, 8, 1, 6);
const HOUR = 3_600_000;
const DAYS = 60;
const QUESTIONS = Array.from({ length: 12 }, (_, i) => `q${i}`);

/**
 * Two to five devices answer, undo and suspend, each with a clock of its own that is set back or ahead now and then.
 * They are offline for spells; what arrives is half a note at times, a copy under another name, an old version beside
 * the new one, with other line ends, or in another order. A write that fails midway is made again, as the plugin does.
 * In the end all have met. The same seed gives the same history.
 */
function simulateReviews(seed: number): ReviewHistory {
  const chance = numbersFrom(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(chance() * items.length)]!;
  const devices = Array.from({ length: 2 + Math.floor(chance() * 4) }, (_, i) => new Device(`device-${i}`));
  const written: ReviewEvent[] = [];
  for (let day = 0; day < DAYS; day++) {
    for (const device of devices) {
      if (chance() < 0.05) device.clock = Math.round((chance() - 0.7) * 20 * 24) * HOUR;
      if (chance() < 0.1) device.offline = Math.ceil(chance() * 30);
      const answers = chance() < 0.5 ? Math.ceil(chance() * 4) : 0;
      for (let i = 0; i < answers; i++) {
        const t = START + (day * 24 + i) * HOUR + Math.floor(chance() * HOUR) + device.clock;
        const event = eventOf(device, t, chance, pick);
        device.write(event, chance() < 0.05 ? chance() : null);
        written.push(event);
      }
      device.offline = Math.max(0, device.offline - 1);
    }
    const online = devices.filter(({ offline }) => offline === 0);
    for (const device of online) for (const other of online) device.receive(other, chance);
  }
  for (const device of devices) for (const other of devices) device.receive(other, () => 1);
  return {
    written,
    devices: devices.map(({ notes }) => shuffled([...notes], chance).map(([path, text]) => ({ path, text }))),
    end: START + DAYS * 24 * HOUR,
  };
}

class Device {
  readonly name: string;
  /** What its folder holds, its own notes among it. */
  readonly notes = new Map<string, string>();
  counter = 0;
  /** How far its clock is from the time, in milliseconds. */
  clock = 0;
  /** For how many days yet it meets nobody. */
  offline = 0;
  readonly #own = new Set<string>();

  constructor(name: string) {
    this.name = name;
  }

  /** Appends an event; where `cut` is not null only that part of it arrives at first. */
  write(event: ReviewEvent, cut: number | null): void {
    // Small, so that months have several notes.
    const path = reviewNoteName(event, (name) => (this.notes.get(name)?.length ?? 0) * 50);
    this.#own.add(path);
    const before = this.notes.get(path) ?? "";
    const whole = appendText(before, [event]);
    const half = cut === null ? "" : whole.slice(0, Math.floor(cut * whole.length));
    const started = before + half;
    this.notes.set(path, half === "" ? before + whole : started + appendText(started, [event]));
  }

  /** Takes the other's own notes. What arrives badly now comes whole another time. */
  receive(other: Device, chance: () => number): void {
    if (other === this) return;
    for (const path of other.#own) {
      const text = other.notes.get(path) ?? "";
      const before = this.notes.get(path);
      const luck = chance();
      if (luck < 0.04) this.notes.set(path, text.slice(0, Math.floor(chance() * text.length)));
      else if (luck < 0.08 && before !== undefined) {
        this.notes.set(path.replace(".md", ` (Conflicted copy ${this.name} 202610011200).md`), before);
      } else if (luck < 0.1) this.notes.set(path.replace(".md", " 2.md"), text.replaceAll("\n", "\r\n"));
      else if (luck < 0.12) this.notes.set(path.replace(".md", " copy.md"), `${text}<<<<<<< mine\n${text}`);
      else this.notes.set(path, text);
    }
  }
}

function eventOf(
  device: Device,
  t: number,
  chance: () => number,
  pick: <Item>(items: readonly Item[]) => Item,
): ReviewEvent {
  const n = ++device.counter;
  const common = { d: device.name, n, t, tz: pick([-480, 0, 60, 330]) };
  const kind = chance();
  if (kind < 0.04 && n > 1) return { ...common, e: "undo", ref: Math.ceil(chance() * (n - 1)) };
  if (kind < 0.08) return { ...common, e: pick(["reset", "suspend", "resume"] as const), q: pick(QUESTIONS) };
  if (kind < 0.09) return { ...common, e: "alias", from: pick(QUESTIONS), to: pick(QUESTIONS) };
  return {
    ...common,
    e: "answer",
    q: pick(QUESTIONS),
    ok: chance() < 0.7,
    sure: chance() < 0.6,
    a: [`=${pick(["a", "Größe\n🙂", '{"v":1,'])}`],
  };
}

function shuffled<Item>(items: Item[], chance: () => number): Item[] {
  return items
    .map((item) => ({ item, at: chance() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

/** Numbers in [0, 1) that follow from the seed (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/**
 * Throws unless every device has every event, and the same cards as one that was there all the time. Returns how many
 * bad lines and how many notes the devices saw, so that a test can tell that there was something to survive.
 */
export function expectNothingLost(seed: number): { readonly bad: number; readonly notes: number } {
  const { written, devices, end } = simulateReviews(seed);
  const today = readerDay({ t: end, tz: 0 });
  const truth = [...written].sort(
    (one, other) => one.t - other.t || compare(one.d, other.d) || one.n - other.n,
  );
  const wanted = replay({ events: truth, bad: [], clashes: [], counters: new Map() }, { today });
  let bad = 0;
  for (const notes of devices) {
    const reviews = readReviews(notes);
    bad += reviews.bad.length;
    expect(reviews.events, `events of seed ${seed}`).toEqual(truth);
    expect(reviews.clashes, `clashes of seed ${seed}`).toEqual([]);
    expect(replay(reviews, { today }), `cards of seed ${seed}`).toEqual(wanted);
  }
  return { bad, notes: devices.flat().length };
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
