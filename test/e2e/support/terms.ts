import { expect } from "vitest";
import type { Locator } from "playwright-core";
import type { ServedVault } from "./preview";
import type { Reader } from "./reader";

/** A lesson that introduces two terms. */
export const LESSON = `---
lesson: 3
Terms introduced:
  - term: comma-ok
    definition: "the form \`v, ok := m[k]\`, which tells absent from zero"
    aliases: [ok idiom]
  - "nil map — the zero value of a map"
---
# Lookups

A lesson of its own.
`;

/** A note that speaks of them in every place a note has. */
export const NOTE = `# Reading

Ask with [[comma-ok]], by the [[ok idiom|idiom]], of [[nil maps]]; see [[Maps]] and [[Unheard of]].

A nil map reads as empty. A nil map panics on writes, and \`nil map\` is code.

> [!note] Aside
> The [[comma-ok]] form again.

\`\`\`\`go-drill
### Which form tells?  ^which-form

Think of [[comma-ok]] and [[Channels]].

- [ ] Plain
  > No: read [[nil map]] again.
- [x] The other
  > Yes.
\`\`\`\`

\`\`\`\`go-compare
### Two of a kind  ^two-kinds

\`\`\`go
v, ok := m[k] // ① asks
\`\`\`

1. As [[comma-ok]] does.
\`\`\`\`
`;

/** Writes a lesson's terms and a note that links to them. */
export async function writeTerms(vault: ServedVault): Promise<void> {
  await vault.write("Lookups.md", LESSON);
  await vault.write("Reading.md", NOTE);
  await vault.write("Channels.md", "# Channels\n\nThey carry values.\n");
}

/** Opens the note that is read, with the glossary made and its terms known. */
export async function openTerms(reader: Reader, vault: ServedVault): Promise<void> {
  await reader.openNote("Reading");
  await reader.runCommand("Go for Reviewers: Update the glossary");
  await expect.poll(() => vault.read("GLOSSARY.md").catch(() => "")).toContain("comma-ok");
  await expect
    .poll(() =>
      reader.page.evaluate("preview.app.metadataCache.getCache('GLOSSARY.md')?.headings?.length ?? 0"),
    )
    .toBeGreaterThan(0);
  await expect.poll(() => linkIn(reader, "comma-ok").getAttribute("class")).toContain("gfr-term-link");
}

/** A link of the note that is read, by what it says. */
export function linkIn(reader: Reader, name: string): Locator {
  return reader.notes.first().locator(`a.internal-link:text-is("${name}")`).first();
}

export function termCard(reader: Reader): Locator {
  return reader.page.getByRole("dialog", { name: /^Glossary: / });
}

/** The path of the note in front; empty when there is none. */
export function activeFile(reader: Reader): Promise<string> {
  return reader.page.evaluate("preview.app.workspace.getActiveFile()?.path ?? ''");
}
