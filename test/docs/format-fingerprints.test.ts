import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { fingerprint, type Field } from "../../src/core/block/fingerprint";
import { parseLesson } from "../../src/core/lesson/parse-lesson";
import { questionsOf } from "../../src/core/schedule/questions";
import { parseYaml } from "../support/parse-yaml";

const page = await readFile("docs/format.md", "utf8");
const section = page.slice(page.indexOf("## Fingerprints")).replaceAll(/^````text$/gm, "````go-drill");

describe("the test vectors of docs/format.md", () => {
  const vectors = [...section.matchAll(/^\| `(".*")` \| `([0-9a-f]{16})` \|$/gm)].map(
    ([, text = "", print = ""]) => [JSON.parse(text) as string, print] as const,
  );

  test.each(vectors)("the canonical text %j has the fingerprint %s [F1]", (text, print) => {
    expect(createHash("sha256").update(text).digest("hex").slice(0, 16)).toBe(print);
    expect(fingerprint(fieldsIn(text))).toBe(print);
  });

  test("the blocks have the keys, fingerprints and right answers given below them [F2] [F3] [F5]", () => {
    const { blocks } = parseLesson("Vectors.md", section, { parseYaml, termsKey: "" });
    const found = questionsOf({ path: "Vectors.md", blocks }).map(({ key, fp, right }) =>
      [`Key \`${key}\`, fingerprint \`${fp}\`, right answer`, ...right.map((each) => `\`${each}\``)].join(
        " ",
      ),
    );
    expect(found).toEqual(section.match(/^Key `.*$/gm));
    expect(vectors.length + found.length).toBe(9);
  });
});

/** Reads a canonical text back, which only works because it says where each content ends. */
function fieldsIn(text: string): readonly Field[] {
  const bytes = Buffer.from(text);
  const fields: Field[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf("\n", at);
    const [name = "", length = ""] = bytes.toString("utf8", at, end).split(" ");
    fields.push([name, bytes.toString("utf8", end + 1, end + 1 + Number(length))]);
    at = end + 1 + Number(length) + 1;
  }
  return fields;
}
