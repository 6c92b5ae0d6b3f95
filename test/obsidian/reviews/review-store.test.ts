import { beforeEach, describe, expect, test, vi } from "vitest";
import { appendText, FULL_NOTE } from "../../../src/core/reviews/note";
import { readReviews } from "../../../src/core/reviews/merge";
import { findCard } from "../../../src/core/schedule/cards";
import { ReviewStore } from "../../../src/obsidian/reviews/review-store";
import { answerOf, DAY, NOON } from "../../support/arbitraries/reviews";
import { InMemoryVault } from "../../support/in-memory-vault";
import { ManualClock, settle } from "../../support/manual-clock";

const ANSWER = { e: "answer", q: "l01-a", ok: true, sure: true, ctx: "lesson" } as const;

/** A device: a vault, perhaps shared with others, and a local storage of its own. */
function device(vault: InMemoryVault, start = NOON) {
  const settings = { reviewsFolder: "Reviews", retention: 0.9 };
  const clock = new ManualClock();
  const said: string[] = [];
  const time = { t: start, tz: 0 };
  const store = new ReviewStore({
    app: vault.app,
    settings: () => settings,
    clock,
    now: () => ({ ...time }),
    notify: (sentence) => said.push(sentence),
  });
  store.load();
  return { store, settings, said, time, pass: (ms: number) => clock.pass(ms) };
}

function logOf(vault: InMemoryVault): readonly string[] {
  return [...vault.disk.keys()].filter((path) => path.startsWith("Reviews/")).sort();
}

function eventsIn(vault: InMemoryVault) {
  return readReviews(logOf(vault).map((path) => ({ path, text: vault.text(path) ?? "" }))).events;
}

let vault: InMemoryVault;

beforeEach(() => {
  vault = new InMemoryVault({ "Lesson.md": "# Lesson\n" });
  vault.layoutReady();
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
});

describe("an answer", () => {
  test("counts at once, and stands in the device's note of the month within a second", async () => {
    const { store, pass } = device(vault);
    await pass(0);
    store.record(ANSWER);
    expect(findCard(store.cards, "l01-a")?.due).toBe(store.today + 3);
    expect(logOf(vault)).toEqual([]);
    await pass(1000);
    expect(logOf(vault)).toEqual([expect.stringMatching(/^Reviews\/computer-[0-9a-f]{8} 2026-11\.md$/)]);
    expect(eventsIn(vault)).toEqual([expect.objectContaining({ ...ANSWER, n: 1, t: NOON, tz: 0 })]);
    expect(vault.text("Lesson.md")).toBe("# Lesson\n");
  });

  test("is appended with those of the same second in one change of the note, and no earlier byte changes", async () => {
    const { store, pass } = device(vault);
    await pass(0);
    store.record(ANSWER);
    await pass(1000);
    const [path = ""] = logOf(vault);
    const before = vault.text(path) ?? "";
    store.record({ ...ANSWER, ok: false });
    store.record({ ...ANSWER, q: "l01-b" });
    await pass(1000);
    expect(vault.text(path)?.startsWith(before)).toBe(true);
    expect(vault.calls.filter((call) => call === `process ${path}`)).toHaveLength(1);
    expect(eventsIn(vault).map(({ n }) => n)).toEqual([1, 2, 3]);
  });

  test("is written by the next start when the app ended before, and counts once when it was written twice", async () => {
    const first = device(vault);
    await first.pass(0);
    const made = first.store.record(ANSWER);
    // The app ends here, before the second is over.
    const next = device(vault);
    await next.pass(1000);
    expect(eventsIn(vault)).toEqual([made]);
    await first.pass(1000);
    expect(eventsIn(vault)).toEqual([made]);
    expect(findCard(next.store.cards, "l01-a")?.answers).toHaveLength(1);
  });

  test("begins another note when the month's is full, and in another month", async () => {
    const { store, time, pass } = device(vault);
    await pass(0);
    store.record(ANSWER);
    await pass(1000);
    const [path = ""] = logOf(vault);
    vault.write(path, (vault.text(path) ?? "") + " ".repeat(FULL_NOTE));
    store.record(ANSWER);
    await pass(1000);
    time.t += 5 * DAY;
    store.record(ANSWER);
    await pass(1000);
    const name = path.replace(/ 2026-11\.md$/, "");
    expect(logOf(vault)).toEqual([`${name} 2026-11 2.md`, `${name} 2026-11.md`, `${name} 2026-12.md`]);
    expect(eventsIn(vault)).toHaveLength(3);
  });

  test("that is undone leaves the card as it was", async () => {
    const { store, pass } = device(vault);
    await pass(0);
    const { n } = store.record(ANSWER);
    store.record({ e: "undo", ref: n });
    expect(findCard(store.cards, "l01-a")?.due ?? null).toBeNull();
    await pass(1000);
    expect(eventsIn(vault)).toHaveLength(2);
  });
});

test("a question that gets an id keeps what was answered under its fingerprint", async () => {
  const { store, pass } = device(vault);
  await pass(0);
  store.record({ ...ANSWER, q: "~0123456789abcdef" });
  store.record({ e: "alias", from: "~0123456789abcdef", to: "l01-a" });
  await pass(1000);
  expect(findCard(store.cards, "l01-a")?.answers).toHaveLength(1);
});

test("another retention moves every question", async () => {
  const { store, settings, pass } = device(vault);
  await pass(0);
  store.record(ANSWER);
  const before = findCard(store.cards, "l01-a")?.due ?? 0;
  settings.retention = 0.75;
  store.refresh();
  await pass(1000);
  expect(findCard(store.cards, "l01-a")?.due).toBeGreaterThan(before);
});

describe("on a bad day", () => {
  test("an answer that a wrong clock dated ahead counts when its day comes", async () => {
    const note = "Reviews/phone-00000001 2026-12.md";
    vault.write(note, appendText("", [answerOf("phone-00000001", 1, { t: NOON + 5 * DAY })]));
    const { store, time, pass } = device(vault);
    await pass(1000);
    expect(findCard(store.cards, "l01-a")).toBeNull();
    time.t += 5 * DAY;
    expect(store.cards.ahead).toHaveLength(1);
    await pass(1000);
    expect(findCard(store.cards, "l01-a")?.answers).toHaveLength(1);
  });

  test("a folder that cannot be written keeps the answers on the device, says so once, and they are written later", async () => {
    const { store, said, pass } = device(vault);
    await pass(0);
    const { app } = vault;
    app.vault.create = () => Promise.reject(new Error("EROFS: read-only file system"));
    const stuck = new ReviewStore({
      app,
      settings: () => ({ reviewsFolder: "Reviews", retention: 0.9 }),
      clock: new ManualClock(),
      now: () => ({ t: NOON, tz: 0 }),
      notify: (sentence) => said.push(sentence),
    });
    stuck.load();
    await settle();
    stuck.record(ANSWER);
    await stuck.flush();
    stuck.record({ ...ANSWER, q: "l01-b" });
    await stuck.flush();
    expect(said).toEqual([
      "Your answers could not be written into the folder Reviews. They are kept on this device and written as soon as that works.",
    ]);
    expect(logOf(vault)).toEqual([]);
    await store.flush();
    expect(eventsIn(vault)).toHaveLength(2);
  });

  test("a note of which half has arrived is left alone, and the log goes on in the next one", async () => {
    const { store, pass } = device(vault);
    await pass(0);
    store.record(ANSWER);
    await pass(1000);
    const [path = ""] = logOf(vault);
    const half = new Uint8Array([...vault.bytes(path), 0xe2, 0x82]);
    vault.writeBytes(path, half);
    store.record({ ...ANSWER, q: "l01-b" });
    await pass(1000);
    expect(vault.bytes(path)).toEqual(half);
    expect(logOf(vault)).toEqual([path.replace(".md", " 2.md"), path]);
    expect(eventsIn(vault)).toHaveLength(2);
  });

  test("a lost local storage means another device, and no number is used again", async () => {
    const first = device(vault);
    await first.pass(0);
    first.store.record(ANSWER);
    await first.pass(1000);
    vault.localStorage.clear();
    const second = device(vault);
    await second.pass(0);
    second.store.record(ANSWER);
    await second.pass(1000);
    const events = eventsIn(vault);
    expect(new Set(events.map(({ d }) => d)).size).toBe(2);
    expect(events.map(({ n }) => n)).toEqual([1, 1]);
  });

  test("an old local storage goes on behind the numbers that the log has", async () => {
    const first = device(vault);
    await first.pass(0);
    const old = structuredClone([...vault.localStorage]);
    first.store.record(ANSWER);
    const early = structuredClone(vault.localStorage.get("go-for-reviewers-device"));
    first.store.record(ANSWER);
    first.store.record(ANSWER);
    await first.pass(1000);
    vault.localStorage.clear();
    for (const [key, value] of old) vault.localStorage.set(key, value);
    vault.localStorage.set("go-for-reviewers-device", early);
    const second = device(vault);
    await second.pass(1000);
    second.store.record(ANSWER);
    await second.pass(1000);
    expect(eventsIn(vault).map(({ n }) => n)).toEqual([1, 2, 3, 4]);
  });

  test("what another device wrote counts when it arrives, a conflict copy adds nothing, and a vanished note takes nothing away", async () => {
    const { store, pass } = device(vault);
    await pass(0);
    const theirs = [answerOf("phone-00000001", 1, { q: "l02-c" })];
    vault.write("Reviews/phone-00000001 2026-11.md", appendText("", theirs));
    vault.write("Reviews/phone-00000001 2026-11 (conflicted copy).md", appendText("", theirs));
    await pass(1000);
    expect(findCard(store.cards, "l02-c")?.answers).toHaveLength(1);
    vault.delete("Reviews/phone-00000001 2026-11.md");
    await pass(1000);
    expect(findCard(store.cards, "l02-c")?.answers).toHaveLength(1);
  });

  test("a line that cannot be read is reported with its place, and all others count", async () => {
    const note = "Reviews/phone-00000001 2026-11.md";
    vault.write(note, `${appendText("", [answerOf("phone-00000001", 1)])}{"v":1,"d":"phone-0000`);
    const { store, said, pass } = device(vault);
    await pass(1000);
    expect(said).toEqual([
      `A line of the review log cannot be read (${note}, line 9). Nothing was removed, and all other answers count.`,
    ]);
    expect(findCard(store.cards, "l01-a")?.answers).toHaveLength(1);
  });
});
