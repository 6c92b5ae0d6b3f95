import { type GrammarLanguage, hasGrammar, type Language } from "../../../src/highlight/tokens";
import { MAX_LINE_LENGTH, MAX_LINES } from "../../../src/highlight/highlighter";

/** Code on which a grammar is known, or suspected, to take exponential time. */
export interface HangCase<Of extends Language = Language> {
  readonly name: string;
  readonly language: Of;
  readonly code: string;
}

/** The line that stock Shiki with the JavaScript engine needs seconds for, and twice as long for each word more. */
export const STRUCT_COMMENT = "type T struct {\n\t// group {a, b}, as they share the same life.\n}";

/** Lines that ordinary code has. */
const ordinary: Readonly<Record<string, string>> = {
  "a brace in a struct's comment": STRUCT_COMMENT,
  "a long comment with a brace in a struct":
    "type T struct {\n\t// started {a, b}, and finished, as they share the same life and are read by the same reader at one time\n\ta int\n}",
  "struct tags":
    'type T struct {\n\tAddr string `json:"addr" yaml:"addr,omitempty" validate:"required,min=1,max=99"`\n\tN int "json:\\"n\\""\n}',
  "a chain of directives in comments":
    'var x = f() //nolint:gosec // because {x} // of (y) // and [z], `w` // "v"',
  "a one-line struct":
    "type squeezed struct { a int; b string; c func(x, y int) (z error); d map[string]chan int }",
  "a one-line interface":
    "func f(x interface{ Foo(int) string; Bar() }, y struct{ a, b int }) interface{ Close() error }",
  "an array sized by an expression":
    "func f(buffer [aVeryLongNameOfAConstantInAnotherFile+1]byte, n [len(values)*2]int) {",
  "a list that does not close":
    "func f(a [first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth",
  "make with a list that does not close":
    "x := make(chan [first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, ten",
};

const repeat = (unit: string, head = "", tail = ""): string =>
  head + unit.repeat(Math.floor((MAX_LINE_LENGTH - head.length - tail.length) / unit.length)) + tail;

/** Lines as long as the guards let through, each one thing over and over. */
const long: Readonly<Record<Language, readonly string[]>> = {
  go: [
    repeat("chan "),
    repeat("<-chan ", "func f(a "),
    repeat("chan<- ", "var c "),
    repeat("*chan", "c"),
    repeat("\t", "switch"),
    repeat(" ", "switch x", ";"),
    repeat("k[n,-", "make(chan ", "\t"),
    repeat("a, ", "type T struct { "),
    repeat("word ", "\t// {"),
    repeat("[", "x := "),
    repeat("(", "x := "),
    repeat("{", "x := "),
    repeat("[[", "f", "("),
    repeat("a.b", "x"),
    repeat("0_", "x := 0"),
    repeat("'", ""),
    repeat('"', ""),
    repeat("%[1]*.", '"', '"'),
    repeat("*", "x"),
    repeat("-", "if "),
    repeat("[a[b], ", "func f[T any](x "),
    repeat("map[string]", "var m "),
    repeat("func(a int) ", "var f "),
    repeat("a, b c, ", "func (t T) f("),
    repeat("case ", "\t"),
    repeat("世", "var "),
  ],
  python: [
    repeat("(", "x = "),
    repeat("{x\t", "f'"),
    repeat("%s:print", "%(a)d"),
    repeat("%s`$", "'"),
    repeat("(?=}==", "r'"),
    repeat("a.", "x = "),
    repeat("a, ", "def f("),
    repeat("lambda x: "),
    repeat("# type: "),
    repeat("[a:", "x"),
    repeat('"', ""),
    repeat("'", "x = "),
    repeat("\\", "x = '"),
    repeat("@a", ""),
    repeat("not ", "if "),
    repeat("0_", "x = 0"),
    repeat(" ", "x = 1", ";"),
    repeat("(?P<a>", "re.compile(r'"),
    repeat("{", "f'"),
    repeat("é", "x = "),
  ],
  bash: [
    repeat("<"),
    repeat("`<<<>"),
    repeat("$(", "echo "),
    repeat("${a", "echo "),
    repeat("=", "a"),
    repeat("\t", "for"),
    repeat(" ", "case x"),
    repeat("case ", ""),
    repeat("/*", ""),
    repeat("0-", "-"),
    repeat("ti", "o"),
    repeat("[", "if "),
    repeat("&&", "a "),
    repeat("!$x<<<", "name||>"),
    repeat('"', "echo "),
    repeat("\\", "echo "),
  ],
  json: [repeat("["), repeat('{"a":'), repeat('"\\'), repeat(" ", "{", ","), repeat("1e")],
  diff: [repeat("-"), repeat("@@ "), repeat("= "), repeat(" ", "diff", "x")],
};

/** Pieces that comments, structs and interfaces are made of, for made-up ones. */
const pieces = [
  ..."word another {a, b} {x} [n] (y) , ; . : - chan <-chan chan<- func(a, b) map[string]int *T T[K] interface{} struct{".split(
    " ",
  ),
  ...[
    "} ",
    "` `",
    '"x"',
    "// ",
    "/* ",
    " */",
    '`json:"a"`',
    "\t",
    "  ",
    "日本語",
    "①",
    "x,y,z",
    "a.b.c",
    "verylongidentifier",
  ],
];

/** The same numbers every time: a failure must come back. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

/** Structs and interfaces full of comments that nobody would write, yet somebody does. */
function madeUp(seed: number): HangCase {
  const next = sequence(seed);
  const words = (count: number): string =>
    Array.from({ length: count }, () => pieces[next(pieces.length)] ?? "").join(next(2) === 0 ? " " : "");
  const opening =
    ["type T struct {", "type I interface {", "var x = struct {", "func f(x interface {"][next(4)] ?? "";
  const lines = Array.from({ length: 12 }, () =>
    [`\t// ${words(24)}`, `\t${words(4)}`, `\ta int // ${words(16)}`, `\t/* ${words(12)} */ b string`][
      next(4)
    ]?.slice(0, MAX_LINE_LENGTH),
  );
  return { name: `made-up declaration ${seed}`, language: "go", code: [opening, ...lines, "}"].join("\n") };
}

/** Blocks as large as the guards let through. */
function large(): HangCase[] {
  const line =
    '\tif v, ok := m[key]; ok && v != nil { return fmt.Errorf("%s: %w", key, v) } // {v}, and so on';
  const python =
    "    return {key: [f'{value!r:>{width}}' for value in values] for key, values in items.items()}  # {x}";
  return [
    {
      name: "a block of as many lines as there may be",
      language: "go",
      code: `${line}\n`.repeat(MAX_LINES - 1),
    },
    {
      name: "a block of as many lines as there may be",
      language: "python",
      code: `${python}\n`.repeat(MAX_LINES - 1),
    },
  ];
}

/** Everything that must come to an end; `seeds` is how many made-up declarations there are. */
export function hangCorpus(seeds: number): HangCase[] {
  return [
    ...Object.entries(ordinary).map(([name, code]) => ({ name, language: "go" as const, code })),
    ...(Object.keys(long) as Language[]).flatMap((language) =>
      long[language].map((code) => ({ name: `a long line of ${code.slice(0, 24).trim()}`, language, code })),
    ),
    ...Array.from({ length: seeds }, (_, seed) => madeUp(seed + 1)),
    ...large(),
  ];
}

/** What of it our own grammars colour. */
export function grammarHangCorpus(seeds: number): HangCase<GrammarLanguage>[] {
  return [...hangCorpus(seeds)].filter((one): one is HangCase<GrammarLanguage> => hasGrammar(one.language));
}
