import { updateGlossary } from "../../../../src/core/glossary/update";
import { hangCorpus } from "./corpus";

/**
 * Run in a process of its own, which can be killed. Says which case it begins, and the milliseconds of processor
 * time the one before took; the last one begun is the culprit when no end follows.
 */
for (const { name, current, lessons } of hangCorpus) {
  process.stdout.write(`${JSON.stringify({ begins: name.slice(0, 80) })}\n`);
  const before = process.cpuUsage();
  updateGlossary(current, lessons, {
    path: "GLOSSARY.md",
    allowDrop: true,
    isUnknown: (path) => path === "z.md",
  });
  process.stdout.write(`${JSON.stringify({ took: process.cpuUsage(before).user / 1000 })}\n`);
}
