/** The licences of what a bundle holds, which must travel with every copy of it. */
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/**
 * A comment to stand at the head of a bundle: each package in it with its copyright lines, then each licence's
 * text once. `inputs` are the files of esbuild's metafile; `more` are packages whose parts are in the bundle
 * under another name, such as grammars translated at build time.
 */
export async function noticeFor(inputs, more = []) {
  const inside = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/;
  const names = new Set([...inputs.map((path) => inside.exec(path)?.[1]).filter((name) => name), ...more]);
  const texts = new Map();
  for (const name of [...names].sort()) {
    const folder = join("node_modules", name);
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
    if (file === undefined) throw new Error(`${name} is bundled and carries no licence file.`);
    const text = (await readFile(join(folder, file), "utf8")).replace(/\r\n/g, "\n").trim();
    const copyright = text.split("\n").filter((line) => /^\s*copyright \(c\)/i.test(line));
    const terms = text
      .split("\n")
      .filter((line) => !copyright.includes(line))
      .join("\n")
      .replace(/\s+/g, " ")
      .replaceAll("*/", "* /")
      .trim();
    const entry = texts.get(terms) ?? [];
    entry.push(`${name}: ${copyright.map((line) => line.trim()).join("; ") || "see below"}`);
    texts.set(terms, entry);
  }
  const sections = [...texts].map(([terms, packages]) => `${packages.join("\n")}\n\n${terms}`);
  return `/*! Go for Reviewers, MIT licence. It contains:\n\n${sections.join("\n\n")}\n*/`;
}
