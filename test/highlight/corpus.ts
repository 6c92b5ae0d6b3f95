import { readdirSync, readFileSync } from "node:fs";
import { type GrammarLanguage, hasGrammar, languageOf, type Language } from "../../src/highlight/tokens";

const root = new URL("../fixtures/code/", import.meta.url);

export interface CorpusFile<Of extends Language = Language> {
  /** Relative to the corpus, such as `go/generics.go`; of a note, the note's path, with its listings joined. */
  readonly name: string;
  readonly language: Of;
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

/** What of it our own grammars colour. */
export function readGrammarCorpus(): CorpusFile<GrammarLanguage>[] {
  return readCorpus().filter((file): file is CorpusFile<GrammarLanguage> => hasGrammar(file.language));
}

const template = new URL("../../vault-template/", import.meta.url);

/** The Go and Python in the notes of the vault a learner starts from, as it is now: per note and language, its listings. */
export function readTemplateCode(): CorpusFile<GrammarLanguage>[] {
  return readdirSync(template, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .sort()
    .flatMap((name) => {
      const note = readFileSync(new URL(name.split("/").map(encodeURIComponent).join("/"), template), "utf8");
      return (["go", "python"] as const).flatMap((language) => {
        const lines = listingsOf(note, language);
        return lines.length === 0 ? [] : [{ name: `vault-template/${name} (${language})`, language, lines }];
      });
    });
}

/** The lines between fences of a language, inside other blocks and quotes too; what else stands in them stays. */
function listingsOf(note: string, language: Language): string[] {
  const lines: string[] = [];
  let fence: string | null = null;
  for (const line of note.split("\n")) {
    const text = line.replace(/^(?:> ?)+/, "");
    if (fence !== null && text.trimEnd() === fence) fence = null;
    else if (fence !== null) lines.push(text);
    else {
      const [, marks, word] = /^(`{3,}|~{3,})([\w-]+)/.exec(text) ?? [];
      if (marks !== undefined && languageOf(word ?? "") === language) fence = marks;
    }
  }
  return lines;
}
