/** The licences of what a bundle holds, which must travel with every copy of it. */
import { readFile, readdir } from "node:fs/promises";
import { basename, join } from "node:path";

/**
 * A comment to stand at the head of a bundle: everything in it with its copyright lines, then each licence's text
 * once. `inputs` are the files of esbuild's metafile. What is in the bundle under another name is named by `packages`
 * and by `licences`, a folder of licence texts of works that come in no package of their own.
 */
export async function noticeFor(inputs, { packages = [], licences } = {}) {
  const inside = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/;
  const bundled = inputs.map((path) => inside.exec(path)?.[1]).filter((name) => name);
  const works = await Promise.all([
    ...[...new Set([...bundled, ...packages])].sort().map(licenceOfPackage),
    ...(licences === undefined ? [] : (await readdir(licences)).sort()).map((file) =>
      licence(basename(file, ".txt"), join(licences, file)),
    ),
  ]);
  const holders = new Map();
  for (const { name, copyright, terms } of works) {
    const line = `${name}: ${copyright.join("; ") || "see below"}`;
    holders.set(terms, [...(holders.get(terms) ?? []), line]);
  }
  const sections = [...holders].map(([terms, lines]) => `${lines.join("\n")}\n\n${terms}`);
  return `/*! Go for Reviewers, MIT licence. It contains:\n\n${sections.join("\n\n")}\n*/`;
}

async function licenceOfPackage(name) {
  const folder = join("node_modules", name);
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  if (file === undefined) throw new Error(`${name} is bundled and carries no licence file.`);
  return licence(name, join(folder, file));
}

/** A work with its copyright lines and the rest of its licence's text. */
async function licence(name, path) {
  const lines = (await readFile(path, "utf8")).trim().split(/\r?\n/);
  const isCopyright = (line) => /^\s*copyright \(c\)/i.test(line);
  const terms = lines.filter((line) => !isCopyright(line)).join("\n");
  return {
    name,
    copyright: lines.filter(isCopyright).map((line) => line.trim()),
    terms: terms.replace(/\s+/g, " ").replaceAll("*/", "* /").trim(),
  };
}
