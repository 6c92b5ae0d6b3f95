import { act } from "preact/test-utils";

/** Makes a change, and everything that Preact draws and runs because of it, before going on. */
export function settle(change: () => void): void {
  // Without a promise from the change, the work is done when `act` returns.
  void act(change);
}
