import { inject, vi } from "vitest";
import { measureSlowness, patient } from "../../support/patience";
import { settingNamed } from "./settings";

// A limit only ends what would never end: each is several times what is needed, on a busy machine, too.
measureSlowness();
const { slowdown } = settingNamed(inject("setting"));
vi.setConfig({
  testTimeout: patient(120_000 * slowdown),
  hookTimeout: patient(120_000 * slowdown),
  // What takes a moment on a quiet machine takes seconds on a busy one.
  expect: { poll: { timeout: patient(15_000 * slowdown), interval: 40 * slowdown } },
});
