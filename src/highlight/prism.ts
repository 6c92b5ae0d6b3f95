import type { Language, Token, TokenClass, TokenLine } from "./tokens";

/** Colours a whole block in one go, without scopes; null where it has no grammar for the language. */
export type CoarseTokenizer = (code: string, language: Language) => readonly TokenLine[] | null;

/** What Prism calls a piece, and the class it means; kinds that are not here leave it to the piece around them. */
const CLASSES: Readonly<Record<string, TokenClass>> = {
  comment: "comment",
  shebang: "comment",
  keyword: "keyword",
  boolean: "value",
  null: "value",
  number: "value",
  constant: "value",
  coord: "value",
  operator: "operator",
  punctuation: "punctuation",
  function: "function",
  builtin: "function",
  "class-name": "tag",
  property: "property",
  variable: "property",
  "assign-left": "property",
  string: "string",
  char: "string",
  "triple-quoted-string": "string",
  interpolation: "normal",
  "format-spec": "important",
  "conversion-option": "important",
  entity: "important",
  decorator: "important",
  "deleted-sign": "tag",
  "inserted-sign": "string",
};

/** The part of Prism used here. */
interface Prism {
  readonly languages: Readonly<Record<string, unknown>>;
  tokenize(code: string, grammar: object): unknown;
}

/** A tokenizer over the Prism the host has loaded; null when what it gave is not Prism. */
export function createPrismTokenizer(host: unknown): CoarseTokenizer | null {
  if (!isPrism(host)) return null;
  return (code, language) => {
    // The table also holds functions under names of its own.
    const grammar = Object.hasOwn(host.languages, language) ? host.languages[language] : null;
    if (typeof grammar !== "object" || grammar === null) return null;
    const lines = new LineBuilder();
    addPiece(lines, host.tokenize(code, grammar), "normal");
    return lines.text === code ? lines.finished() : null;
  };
}

function isPrism(host: unknown): host is Prism {
  return (
    typeof host === "object" &&
    host !== null &&
    "tokenize" in host &&
    typeof host.tokenize === "function" &&
    "languages" in host &&
    typeof host.languages === "object" &&
    host.languages !== null
  );
}

/** A piece is text, a list of pieces, or an object with a type and its content. */
function addPiece(lines: LineBuilder, piece: unknown, around: TokenClass): void {
  if (typeof piece === "string") lines.add(piece, around);
  else if (Array.isArray(piece))
    for (const part of piece as readonly unknown[]) addPiece(lines, part, around);
  else if (typeof piece === "object" && piece !== null && "type" in piece && "content" in piece)
    addPiece(lines, piece.content, classOfType(piece.type) ?? around);
}

function classOfType(type: unknown): TokenClass | undefined {
  return typeof type === "string" && Object.hasOwn(CLASSES, type) ? CLASSES[type] : undefined;
}

/** Lays runs of text out in lines and joins neighbours of one class. */
class LineBuilder {
  text = "";
  readonly #lines: Token[][] = [];
  #current: Token[] = [];

  add(text: string, tokenClass: TokenClass): void {
    this.text += text;
    const [first = "", ...rest] = text.split("\n");
    this.#append(first, tokenClass);
    for (const part of rest) {
      this.#lines.push(this.#current);
      this.#current = [];
      this.#append(part, tokenClass);
    }
  }

  finished(): readonly TokenLine[] {
    return [...this.#lines, this.#current];
  }

  #append(text: string, tokenClass: TokenClass): void {
    if (text === "") return;
    const last = this.#current.at(-1);
    if (last?.class === tokenClass)
      this.#current[this.#current.length - 1] = { text: last.text + text, class: tokenClass };
    else this.#current.push({ text, class: tokenClass });
  }
}
