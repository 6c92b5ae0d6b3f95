import { beforeEach, inject, vi } from "vitest";
import { measureSlowness, patient } from "../../support/patience";
import { settingNamed } from "./settings";

// A limit only ends what would never end: each is several times what is needed, on a busy machine, too.
const { slowdown } = settingNamed(inject("setting"));

/** What is waited for takes a moment on a quiet machine and seconds on a busy one. */
function setLimits(): void {
  measureSlowness();
  vi.setConfig({
    testTimeout: patient(120_000 * slowdown),
    hookTimeout: patient(120_000 * slowdown),
    expect: { poll: { timeout: patient(15_000 * slowdown), interval: 40 * slowdown } },
  });
}

setLimits();
beforeEach(setLimits);
