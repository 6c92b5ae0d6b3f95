#!/usr/bin/env node
/** `npm run calibrate`: how far the preview's metadata cache is the app's, by kind, with every difference. */
import { fileURLToPath } from "node:url";
import { importBundled } from "./bundled.mjs";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const { calibrate, describeCalibration } = await importBundled("test/support/calibration.ts", "calibrate");
const calibration = calibrate();
console.log(
  calibration === null
    ? "There are no recordings of the app beside the project (../shared/obsidian-recordings), so there is nothing to compare with."
    : describeCalibration(calibration),
);
process.exitCode = calibration === null || calibration.misses.length === 0 ? 0 : 1;
