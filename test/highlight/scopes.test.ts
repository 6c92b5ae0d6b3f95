import { expect, test } from "vitest";
import { createEngine } from "../../src/highlight/engine";
import { classOf } from "../../src/highlight/scopes";
import type { GrammarLanguage, TokenClass } from "../../src/highlight/tokens";

test.each<[readonly string[], TokenClass]>([
  [["source.go"], "normal"],
  [[], "normal"],
  [["source.go", "comment.line.double-slash.go"], "comment"],
  [["source.go", "comment.line.double-slash.go", "punctuation.definition.comment.go"], "comment"],
  [["source.python", "string.quoted.docstring.multi.python"], "comment"],
  [
    ["source.python", "string.quoted.docstring.multi.python", "punctuation.definition.string.begin.python"],
    "comment",
  ],
  [["source.go", "string.quoted.double.go", "punctuation.definition.string.begin.go"], "string"],
  [["source.go", "string.quoted.double.go", "constant.other.placeholder.go"], "important"],
  [["source.go", "keyword.operator.channel.go"], "operator"],
  [["source.go", "keyword.control.go"], "keyword"],
  [["source.go", "keyword.channel.go"], "keyword"],
  [["source.go", "storage.type.numeric.go"], "tag"],
  [["source.go", "storage.type.string.go"], "tag"],
  [["source.python", "string.interpolated.python", "storage.type.string.python"], "string"],
  [["source.python", "meta.function.python", "storage.type.function.python"], "keyword"],
  [["source.go", "entity.name.function.support.builtin.go"], "function"],
  [["source.go", "variable.other.property.go"], "property"],
  [["source.go", "variable.other.constant.go"], "value"],
  [["source.go", "constant.numeric.decimal.go", "keyword.other.unit.hexadecimal.go"], "value"],
  [["source.go", "invalid.illegal.identifier.go"], "important"],
  [["source.python", "variable.parameter.function.language.python"], "normal"],
  [["source.python", "variable.parameter.function.language.special.self.python"], "keyword"],
])("%j is %s", (scopes, expected) => {
  expect(classOf(scopes)).toBe(expected);
});

test("a scope is known by whole words, not by how it begins", () => {
  expect(classOf(["keywordish.go"])).toBe("normal");
  expect(classOf(["comments"])).toBe("normal");
});

test("no name of JavaScript's own objects is a scope", () => {
  expect(classOf(["constructor", "__proto__.x", "toString"])).toBe("normal");
});

/** `text` marked up as `class«text»`, what is normal left bare. */
const mark = (language: GrammarLanguage, ...lines: string[]): string[] => {
  const tokenizer = createEngine().start(language, () => undefined);
  return lines.map((line) =>
    tokenizer
      .tokens(line)
      .map((token) => (token.class === "normal" ? token.text : `${token.class}«${token.text}»`))
      .join(""),
  );
};

test("Go is coloured as a reviewer reads it", () => {
  expect(
    mark(
      "go",
      "// Close waits.",
      "func (p *Pool) Close(ctx context.Context) error {",
      "\tfor i := range 10 {",
      "\t\tp.jobs <- i",
      "\t}",
      '\treturn fmt.Errorf("close: %w\\n", err)',
    ),
  ).toMatchInlineSnapshot(`
    [
      "comment«// Close waits.»",
      "keyword«func» punctuation«(»p operator«*»tag«Pool»punctuation«)» function«Close»punctuation«(»ctx tag«context»punctuation«.»tag«Context»punctuation«)» tag«error» punctuation«{»",
      "	keyword«for» i operator«:=» keyword«range» value«10» punctuation«{»",
      "		ppunctuation«.»jobs operator«<-» i",
      "	punctuation«}»",
      "	keyword«return» fmtpunctuation«.»function«Errorf»punctuation«(»string«"close: »important«%w\\n»string«"»punctuation«,» errpunctuation«)»",
    ]
  `);
});

test("Python is coloured as its writers read it", () => {
  expect(
    mark(
      "python",
      "@dataclass(frozen=True)",
      "class Account(Base):",
      '    """What one owner has."""',
      "    async def pay(self, amount: float = 0.5) -> str:",
      '        return f"{self.owner!r} pays {amount:.2f}" if amount is not None else await other(key=1)',
    ),
  ).toMatchInlineSnapshot(`
    [
      "important«@dataclass»punctuation«(»property«frozen»operator«=»value«True»punctuation«)»",
      "keyword«class» tag«Account»punctuation«(»tag«Base»punctuation«):»",
      "    comment«"""What one owner has."""»",
      "    keyword«async» keyword«def» function«pay»punctuation«(»keyword«self»punctuation«,» amountpunctuation«:» tag«float» operator«=» value«0.5»punctuation«)» punctuation«->» tag«str»punctuation«:»",
      "        keyword«return» string«f"»important«{»keyword«self»punctuation«.»property«owner»important«!r}»string« pays »important«{»amountimportant«:.2f}»string«"» keyword«if» amount keyword«is» keyword«not» value«None» keyword«else» keyword«await» function«other»punctuation«(»property«key»operator«=»value«1»punctuation«)»",
    ]
  `);
});
