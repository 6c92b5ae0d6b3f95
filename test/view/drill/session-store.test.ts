import { describe, expect, it } from "vitest";
import { respond } from "../../../src/core/drill/session";
import { createSessionStore } from "../../../src/view/drill/session-store";
import { CHOICE, option } from "./samples";

const CHOSEN = { kind: "options", chosen: [1] } as const;

describe("the session store", () => {
  it("gives an untouched state for what it does not know", () => {
    const store = createSessionStore();
    expect(store.question("q", CHOICE)).toMatchObject({ phase: "open", attempt: 0, response: null });
    expect(store.drill("d")).toBeNull();
  });

  it("tells the subscribers of a key, and no others", () => {
    const store = createSessionStore();
    const told: string[] = [];
    store.subscribe(["q", "d"], () => told.push("both"));
    store.subscribe(["other"], () => told.push("other"));
    store.updateQuestion("q", CHOICE, (state) => respond(state, CHOSEN));
    store.updateDrill("d", { current: 1 });
    expect(told).toEqual(["both", "both"]);
    expect(store.question("q", CHOICE).response).toEqual(CHOSEN);
  });

  it("tells nobody when nothing changed", () => {
    const store = createSessionStore();
    let told = 0;
    store.subscribe(["q", "d"], () => (told += 1));
    store.updateQuestion("q", CHOICE, (state) => state);
    store.updateDrill("d", { current: 1 });
    store.updateDrill("d", { current: 1 });
    expect(told).toBe(1);
  });

  it("stops telling when disposed, also in the middle of telling", () => {
    const store = createSessionStore();
    const told: string[] = [];
    const disposeFirst = store.subscribe(["d"], () => {
      told.push("first");
      disposeFirst();
      disposeFirst();
    });
    store.subscribe(["d"], () => told.push("second"));
    store.updateDrill("d", { current: 1 });
    store.updateDrill("d", { current: 2 });
    expect(told).toEqual(["first", "second", "second"]);
  });

  it("needs a callback that subscribed twice to be disposed twice", () => {
    const store = createSessionStore();
    let told = 0;
    const callback = () => (told += 1);
    const dispose = store.subscribe(["d"], callback);
    store.subscribe(["d"], callback);
    dispose();
    store.updateDrill("d", { current: 1 });
    expect(told).toBe(1);
  });

  it("begins a question anew whose options were edited, and keeps the old state until it is touched", () => {
    const store = createSessionStore();
    store.updateQuestion("q", CHOICE, (state) => respond(state, CHOSEN));
    const edited = { ...CHOICE, options: [option(true, "Another"), ...CHOICE.options] };
    expect(store.question("q", edited).response).toBeNull();
    expect(store.question("q", CHOICE).response).toEqual(CHOSEN);
  });

  it("forgets everything on request, and says so", () => {
    const store = createSessionStore();
    let told = 0;
    store.updateQuestion("q", CHOICE, (state) => respond(state, CHOSEN));
    store.noteFocus({ drill: "d", part: "sure" });
    store.subscribe(["q"], () => (told += 1));
    store.clear();
    expect(told).toBe(1);
    expect(store.question("q", CHOICE).response).toBeNull();
    expect(store.focus()).toBeNull();
  });
});
