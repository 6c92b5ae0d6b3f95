#!/usr/bin/env node
/**
 * Writes src/highlight/generated/*.ts: TextMate grammars from the pinned @shikijs/langs, with the patterns that take
 * exponential time rewritten and every pattern translated to ECMAScript, so that the plugin carries no translator.
 *
 *   node scripts/build-grammars.mjs           writes the files
 *   node scripts/build-grammars.mjs --check   writes nothing; exit 1 when a file is not what would be written
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { goRewrites } from "./grammars/rewrites.mjs";
import { translatePattern } from "./grammars/translate.mjs";

const folder = new URL("../src/highlight/generated/", import.meta.url);

const grammars = [
  { name: "go", rewrites: goRewrites, origin: "worlpaker/go-syntax" },
  { name: "python", rewrites: [], origin: "MagicStack/MagicPython" },
];

const PATTERN_KEYS = new Set(["match", "begin", "end", "while"]);

/** A copy of a grammar's node with each pattern replaced by what `change` makes of it and its place. */
function mapPatterns(node, change) {
  if (Array.isArray(node)) return node.map((child) => mapPatterns(child, change));
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      typeof value === "string" && PATTERN_KEYS.has(key) ? change(value, key) : mapPatterns(value, change),
    ]),
  );
}

function applyRewrites(grammar, rewrites) {
  const counts = rewrites.map(() => 0);
  const result = mapPatterns(grammar, (pattern) =>
    rewrites.reduce((text, { from, to }, index) => {
      const parts = text.split(from);
      counts[index] += parts.length - 1;
      return parts.join(to);
    }, pattern),
  );
  rewrites.forEach(({ from, count }, index) => {
    if (counts[index] !== count) {
      throw new Error(`expected ${count} of ${from} in the grammar, found ${counts[index]}`);
    }
  });
  return result;
}

/** What the tokenizer reads of a grammar's top level; the rest is for editors. */
const readKeys = ({ scopeName, patterns, repository, injections }) => ({
  scopeName,
  patterns,
  repository,
  ...(injections === undefined ? {} : { injections }),
});

async function translateGrammar({ name, rewrites, captured }) {
  const { default: registrations } = await import(`@shikijs/langs/${name}`);
  if (registrations.length !== 1) throw new Error(`${name} embeds other grammars`);
  const specials = {};
  const grammar = mapPatterns(applyRewrites(readKeys(registrations[0]), rewrites), (pattern, place) => {
    const translated = translatePattern(pattern, place, captured);
    Object.assign(specials, translated.specials);
    return translated.pattern;
  });
  return { grammar, specials };
}

/** JSON as a raw string: its many backslashes stand once instead of twice. What would end a raw string is escaped. */
function printModule({ origin }, translated) {
  const json = JSON.stringify(translated).replace(
    /[^\x20-\x7e]|`|\$(?=\{)/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return [
    `// Written by scripts/build-grammars.mjs; do not edit. A grammar of ${origin} (MIT), by way of @shikijs/langs.`,
    `export default String.raw\`${json}\`;`,
    "",
  ].join("\n");
}

const check = process.argv.includes("--check");
let stale = 0;
for (const entry of grammars) {
  const file = new URL(`${entry.name}.ts`, folder);
  const text = printModule(entry, await translateGrammar(entry));
  if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
  if (check) {
    stale++;
    console.error(`${fileURLToPath(file)} is not what scripts/build-grammars.mjs writes`);
  } else {
    writeFileSync(file, text);
    console.log(`wrote ${fileURLToPath(file)} (${text.length.toLocaleString("en")} characters)`);
  }
}
process.exitCode = stale > 0 ? 1 : 0;
