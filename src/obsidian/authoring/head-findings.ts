import { parseYaml } from "obsidian";
import { fixFrontmatter, frontmatterDiagnostics, type FixedFrontmatter } from "../../core/lesson/frontmatter";
import type { Diagnostic } from "../../core/text/diagnostic";

/** What is wrong with a note's front matter so that it is not read as written. What is good to know is not told. [T3] [T4] */
export function headFindings(text: string, termsKey: string): readonly Diagnostic[] {
  const found = frontmatterDiagnostics(text, { parseYaml, termsKey }).filter(
    ({ severity, code }) => severity !== "info" && isAboutYaml(code),
  );
  // Where the line that is to blame is known, that the front matter is not valid says nothing more.
  const blamed = found.some(({ code, severity }) => severity === "error" && code.startsWith("lesson/yaml-"));
  return blamed ? found.filter(({ code }) => code !== "lesson/front-matter-invalid") : found;
}

/** The note with everything fixed that can be. */
export function fixFindings(text: string, termsKey: string): FixedFrontmatter {
  return fixFrontmatter(text, { parseYaml, termsKey });
}

function isAboutYaml(code: string): boolean {
  return code.startsWith("lesson/yaml-") || code.startsWith("lesson/front-matter-");
}
