import { expect } from "vitest";
import { endToEnd } from "./support/end-to-end";

const FORMULAS = `Inline $e^{i\\pi}+1=0$, prices of $5 and $10, and \`$code$\`.

$$
\\sum_{k=1}^{n} k = \\frac{n(n+1)}{2}
$$

> [!note] In a callout
> $$
> a^2 + b^2 = c^2
> $$

Broken: $\\frac{1}{$ here.
`;

const DIAGRAMS = `\`\`\`mermaid
graph TD
  A[Reader] --> B{Doubt?}
  B -->|yes| C[Ask]
\`\`\`

\`\`\`mermaid
graph TD
  A[[[
\`\`\`
`;
const test = endToEnd({
  shared: "vault",
  vault: "vault-template",
  prepare: async (vault) => {
    await vault.write("Formulas.md", FORMULAS);
    await vault.write("Diagrams.md", DIAGRAMS);
    const paragraphs = Array.from({ length: 2000 }, (_, index) => `Paragraph ${String(index + 1)} of many.`);
    await vault.write("Long.md", paragraphs.join("\n\n"));
    await vault.write("Deep.md", `Before.\n\n${"> ".repeat(4000)}at the bottom\n\nAfter.\n`);
    await vault.write("Marks.md", `Before.\n\n${"`a` ".repeat(50_000)}\n\nAfter.\n`);
    await vault.write("Ladder.md", ladder(400));
  },
});

function ladder(depth: number): string {
  const rungs = Array.from({ length: depth }, (_, level) => `${"  ".repeat(level)}- rung ${String(level)}`);
  return `Before.\n\n${rungs.join("\n")}\n\nAfter.\n`;
}

test("formulas are drawn, with MathML for those who listen, and a broken one says what is wrong", async ({
  reader,
}) => {
  await reader.openNote("Formulas");
  const note = reader.notes.first();
  await note.locator(".math-block .katex").first().waitFor();
  await expect.poll(() => note.locator(".katex math").count()).toBe(3);
  expect(await note.locator(".callout .math-block .katex-display").count()).toBe(1);
  expect(await note.getByText("prices of $5 and $10").count()).toBe(1);
  expect(await note.locator("code", { hasText: "$code$" }).count()).toBe(1);
  await note.getByText("This formula cannot be drawn").waitFor();
  expect(await note.locator(".math-error code").textContent()).toBe("\\frac{1}{");
});

test("a note without formulas and diagrams fetches nothing that draws them", async ({ reader }) => {
  const fetched: string[] = [];
  reader.page.on("request", (request) => fetched.push(request.url()));
  await reader.openNote("Long");
  expect(fetched.filter((url) => /katex|mermaid/i.test(url))).toEqual([]);
});

test("diagrams are drawn without anything that runs, again in the other theme, and a broken one keeps its source", async ({
  reader,
}) => {
  await reader.openNote("Diagrams");
  const picture = reader.notes.first().getByRole("img").first();
  await picture.waitFor();
  expect(await picture.textContent()).toContain("Doubt?");
  expect(await picture.locator("foreignObject, script").count()).toBe(0);
  await reader.notes.first().getByText("This diagram cannot be drawn").waitFor();
  expect(await reader.notes.first().locator(".mermaid-error code").textContent()).toContain("A[[[");
  const before = await picture.locator("style").textContent();
  await reader.page.evaluate(() => {
    document.body.classList.toggle("theme-dark");
    document.body.classList.toggle("theme-light");
    window.preview.app?.workspace.trigger("css-change");
  });
  await expect.poll(() => picture.locator("style").textContent()).not.toBe(before);
});

test.for([
  ["Deep", "nested too deeply"],
  ["Marks", "too many marks"],
  ["Ladder", "nested too deeply"],
] as const)("a note that is hard to read still opens: %s", async ([name, why], { reader }) => {
  await reader.openNote(name);
  const note = reader.notes.first();
  await note.getByText("Before.", { exact: true }).waitFor();
  await note.getByText(`${why} to be shown; here is its text.`).waitFor();
  await note.getByText("After.", { exact: true }).waitFor();
});

test("paper has all of a long note", async ({ reader }) => {
  await reader.openNote("Long");
  const note = reader.notes.first();
  expect(await note.getByText("Paragraph 2000 of many.").count()).toBe(0);
  await reader.page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  expect(await note.getByText("Paragraph 2000 of many.").count()).toBe(1);
});
