/** A kind of string literal, in which nothing is a comment. */
export interface StringSyntax {
  readonly open: string;
  readonly close: string;
  /** Whether a backslash keeps the next character from closing it. */
  readonly escapes: boolean;
  readonly multiline: boolean;
  /** A character literal: at most one escape long, so that a lone quote (a lifetime, an apostrophe) opens nothing. */
  readonly character?: true;
}

/**
 * What a language's comments and strings look like.
 *
 * `afterBlank`: a line comment begins only at a line's start or after a blank or one of `;()|&`, as in a shell.
 * `leadingOnly`: a marker counts only right behind the comment's opening, where the language is unknown and what
 * looks like a comment may be none.
 */
export interface CommentSyntax {
  readonly line: readonly string[];
  readonly block: readonly (readonly [open: string, close: string])[];
  readonly nested: boolean;
  readonly strings: readonly StringSyntax[];
  readonly afterBlank: boolean;
  readonly leadingOnly: boolean;
}

const DOUBLE: StringSyntax = { open: '"', close: '"', escapes: true, multiline: false };
const SINGLE: StringSyntax = { open: "'", close: "'", escapes: true, multiline: false };
const CHARACTER: StringSyntax = { ...SINGLE, character: true };
const TRIPLE: StringSyntax = { open: '"""', close: '"""', escapes: true, multiline: true };
const TRIPLE_SINGLE: StringSyntax = { open: "'''", close: "'''", escapes: true, multiline: true };
const RAW: StringSyntax = { open: "`", close: "`", escapes: false, multiline: true };
const TEMPLATE: StringSyntax = { ...RAW, escapes: true };
const DOUBLED: StringSyntax = { open: "'", close: "'", escapes: false, multiline: true };

function syntax(parts: Partial<CommentSyntax>): CommentSyntax {
  return {
    line: [],
    block: [],
    nested: false,
    strings: [DOUBLE],
    afterBlank: false,
    leadingOnly: false,
    ...parts,
  };
}

const SLASHES = syntax({ line: ["//"], block: [["/*", "*/"]], strings: [DOUBLE, CHARACTER] });
const HASH = syntax({ line: ["#"], strings: [DOUBLE, SINGLE], afterBlank: true });
const GO = { ...SLASHES, strings: [DOUBLE, RAW, CHARACTER] };
const SCRIPT = { ...SLASHES, strings: [TEMPLATE, DOUBLE, SINGLE] };
const NESTED = { ...SLASHES, nested: true, strings: [TRIPLE, DOUBLE, CHARACTER] };
const PYTHON = syntax({ line: ["#"], strings: [TRIPLE, TRIPLE_SINGLE, DOUBLE, SINGLE] });
const MARKUP = syntax({ block: [["<!--", "-->"]], strings: [] });
const STYLES = syntax({ block: [["/*", "*/"]], strings: [DOUBLE, SINGLE] });
const SQL = syntax({
  line: ["--"],
  block: [["/*", "*/"]],
  strings: [DOUBLED, { ...DOUBLED, open: '"', close: '"' }],
});
const LUA = syntax({ line: ["--"], block: [["--[[", "]]"]], strings: [DOUBLE, SINGLE] });
const HASKELL = syntax({ line: ["--"], block: [["{-", "-}"]], nested: true, strings: [DOUBLE, CHARACTER] });
const SEMICOLON = syntax({ line: [";"], afterBlank: true });
const PERCENT = syntax({ line: ["%"], afterBlank: true, strings: [] });
const UNKNOWN = syntax({ line: ["//", "#"], afterBlank: true, leadingOnly: true, strings: [] });

const FAMILIES: readonly (readonly [languages: string, syntax: CommentSyntax])[] = [
  ["go", GO],
  ["python", PYTHON],
  ["javascript typescript jsx tsx", SCRIPT],
  ["kotlin swift rust scala dart", NESTED],
  ["java c cpp csharp objc zig proto protobuf json jsonc json5 groovy d gomod", SLASHES],
  ["scss less", { ...STYLES, line: ["//"] }],
  ["css", STYLES],
  ["php", { ...SCRIPT, line: ["//", "#"] }],
  ["bash yaml toml ruby perl r elixir julia powershell make makefile dockerfile ini conf", HASH],
  ["html xml svg vue markdown", MARKUP],
  ["sql", SQL],
  ["lua", LUA],
  ["haskell elm ada", HASKELL],
  ["lisp clojure scheme asm", SEMICOLON],
  ["latex tex erlang matlab", PERCENT],
];

const BY_LANGUAGE: ReadonlyMap<string, CommentSyntax> = new Map(
  FAMILIES.flatMap(([languages, each]) => languages.split(" ").map((language) => [language, each] as const)),
);

/**
 * The comments of a language, by its normalised name. In a language that is not known (plain text and program
 * output too), `//` and `#` after a blank open a comment only for a marker that follows at once. [C3]
 */
export function commentSyntax(language: string): CommentSyntax {
  return BY_LANGUAGE.get(language) ?? UNKNOWN;
}
