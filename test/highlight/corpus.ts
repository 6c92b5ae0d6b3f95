import { readdirSync, readFileSync } from "node:fs";
import { languageOf, type Language } from "../../src/highlight/languages";

const root = new URL("../fixtures/code/", import.meta.url);

export interface CorpusFile {
  /** Relative to the corpus, such as `go/generics.go`. */
  readonly name: string;
  readonly language: Language;
  readonly lines: readonly string[];
}

/** Our own code in each language, folder by folder; files that are not code of the folder's language are left out. */
export function readCorpus(): CorpusFile[] {
  return readdirSync(root).flatMap((folder) => {
    const language = languageOf(folder);
    if (language === null) return [];
    return readdirSync(new URL(`${folder}/`, root))
      .filter((name) => /\.(go|py|sh|json|diff)$/.test(name))
      .map((name) => ({
        name: `${folder}/${name}`,
        language,
        lines: readFileSync(new URL(`${folder}/${name}`, root), "utf8").split("\n"),
      }));
  });
}
