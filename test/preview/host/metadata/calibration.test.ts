import { describe, expect, test } from "vitest";
import { calibrate, describeCalibration, KINDS } from "../../../support/calibration";

const calibration = calibrate();

describe.skipIf(calibration === null)(
  "the metadata cache against recordings of the app (skipped where they are not present)",
  () => {
    test("there are recordings", () => {
      expect(calibration?.recordings).toBeGreaterThanOrEqual(89);
    });

    test.each(KINDS)("%s are the app's in every recording", (kind) => {
      expect(calibration?.misses.filter((miss) => miss.kind === kind)).toEqual([]);
    });
  },
);

test("a miss is told with its score, its kind, its recording and where the two part", () => {
  const text = describeCalibration({
    recordings: 4,
    misses: [{ kind: "tags", recording: "a.json", app: '[{"tag":"#x"}]', preview: '[{"tag":"#y"}]' }],
  });
  expect(text).toContain("tags                   3 of 4 exact");
  expect(text).toContain("headings               4 of 4 exact");
  expect(text).toContain('tags in a.json\n  app:     …[{"tag":"#x"}]\n  preview: …[{"tag":"#y"}]');
});
