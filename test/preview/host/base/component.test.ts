// @vitest-environment happy-dom
import { describe, expect, test, vi } from "vitest";
import { Component } from "../../../../pkg/preview/host/base/component";
import { debounce } from "../../../../pkg/preview/host/base/debounce";
import { Events } from "../../../../pkg/preview/host/base/events";
import { strict } from "../../../../pkg/preview/host/base/strict";

class Recorder extends Component {
  readonly log: string[];
  readonly name: string;

  constructor(name: string, log: string[]) {
    super();
    this.name = name;
    this.log = log;
  }

  override onload(): void {
    this.log.push(`load ${this.name}`);
  }

  override onunload(): void {
    this.log.push(`unload ${this.name}`);
  }
}

describe("a component's life", () => {
  test("children are loaded after their parent and unloaded before it, last first", () => {
    const log: string[] = [];
    const parent = new Recorder("parent", log);
    parent.addChild(new Recorder("a", log));
    parent.addChild(new Recorder("b", log));
    void parent.load();
    void parent.load();
    parent.unload();
    parent.unload();
    expect(log).toEqual(["load parent", "load a", "load b", "unload b", "unload a", "unload parent"]);
  });

  test("a child added to a loaded component is loaded at once, and removed ones are unloaded", () => {
    const log: string[] = [];
    const parent = new Recorder("parent", log);
    void parent.load();
    const child = parent.addChild(new Recorder("child", log));
    parent.removeChild(child);
    expect(log).toEqual(["load parent", "load child", "unload child"]);
  });

  test("events, listeners and timers end with it, and loading again starts anew", () => {
    const events = new Events();
    const heard: string[] = [];
    const component = new (class extends Component {
      override onload(): void {
        this.registerEvent(events.on("x", () => heard.push("event")));
        this.registerDomEvent(document, "click", () => heard.push("click"));
        this.registerInterval(window.setInterval(() => undefined, 1000));
        this.register(() => heard.push("cleanup"));
      }
    })();
    const both = (): void => {
      events.trigger("x");
      document.dispatchEvent(new Event("click"));
    };
    void component.load();
    both();
    component.unload();
    both();
    expect(heard).toEqual(["event", "click", "cleanup"]);
    void component.load();
    both();
    expect(heard).toEqual(["event", "click", "cleanup", "event", "click"]);
  });

  test("what onload returns can be awaited", async () => {
    let ready = false;
    const component = new (class extends Component {
      override async onload(): Promise<void> {
        await Promise.resolve();
        ready = true;
      }
    })();
    await component.load();
    expect(ready).toBe(true);
  });
});

describe("events", () => {
  test("a listener that throws keeps no other from hearing, and the error is reported", () => {
    vi.useFakeTimers();
    const events = new Events();
    const heard: number[] = [];
    events.on("x", () => {
      throw new Error("mine");
    });
    const ref = events.on("x", (value: number) => heard.push(value));
    events.trigger("x", 1);
    events.offref(ref);
    events.trigger("x", 2);
    expect(heard).toEqual([1]);
    expect(() => vi.runAllTimers()).toThrow("mine");
    vi.useRealTimers();
  });
});

describe("debounce", () => {
  test("the last arguments win, cancel drops them, run does not wait", () => {
    vi.useFakeTimers();
    const calls: string[] = [];
    const later = debounce((text: string) => calls.push(text), 100, true);
    later("a");
    vi.advanceTimersByTime(80);
    later("b");
    vi.advanceTimersByTime(80);
    expect(calls).toEqual([]);
    vi.advanceTimersByTime(20);
    later("c");
    later.cancel();
    vi.advanceTimersByTime(200);
    later("d");
    later.run();
    expect(calls).toEqual(["b", "d"]);
    vi.useRealTimers();
  });
});

describe("strict objects", () => {
  const object = strict("Thing", { here: undefined });

  test("a missing member throws with its name; a present one that is undefined does not", () => {
    expect(() => Reflect.get(object, "gone") as unknown).toThrow("The preview has no Thing.gone.");
    expect(object.here).toBeUndefined();
  });

  test("promises, JSON and `in` can look at it", async () => {
    await expect(Promise.resolve(object)).resolves.toBe(object);
    expect(JSON.stringify(object)).toBe("{}");
    expect("gone" in object).toBe(false);
    expect(Object.prototype.toString.call(object)).toBe("[object Object]");
  });
});
