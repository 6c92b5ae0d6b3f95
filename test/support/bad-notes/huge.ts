import { code, compare, drill, lines, options, repeat, type BadCase } from "./parts";

const markers = (count: number, sign: string): readonly string[] =>
  repeat(count, (index) => `x${index} := 1 ${sign} (${(index % 20) + 1}) here`);

/**
 * Notes that are too much of something: lines of 100,000 characters, and blocks of 10,000 lines, or of a `share` of
 * that.
 */
export function hugeCases(share: number): Readonly<Record<string, BadCase>> {
  const LONG = Math.round(100_000 * share);
  const LINES = Math.round(10_000 * share);
  return {
    "thousands of lines of code in a drill": {
      text: drill(
        "### Long code?  ^long",
        ...code("go", ...repeat(LINES, (index) => `x${index} := ${index} // a comment`)),
        ...options("Right of the long one", "Wrong"),
      ),
      shown: ["x0 := 0", "Right of the long one"],
    },
    "thousands of lines of marked code": {
      text: drill(
        "### Which of many?  ^many",
        ...code(
          "go",
          ...repeat(LINES, (index) => `x${index} := ${index} //? Not this one.`),
          "panic(1) //! This.",
        ),
      ),
      shown: ["x0 := 0"],
    },
    "thousands of lines of a comparison": {
      text: compare(
        "### Long pair",
        ...code("python", ...repeat(LINES, (index) => `x${index} = ${index}`)),
        ...code("go", ...repeat(LINES, (index) => `y${index} := ${index}`)),
      ),
      shown: ["x0 = 0", "y0 := 0"],
    },
    "thousands of lines of prose in a drill": {
      text: drill(
        "### Prose?  ^prose",
        ...repeat(LINES, (index) => `Line ${index} of it.`),
        "",
        ...options("Right prose", "Wrong"),
      ),
      shown: ["Right prose"],
    },
    "a long line of code in a drill": {
      text: drill(
        "### Wide?  ^wide",
        ...code("go", "x := " + "a+".repeat(LONG / 2) + "1"),
        ...options("Right wide", "Wrong"),
      ),
      shown: ["Right wide"],
    },
    "a long line of blanks in code": {
      text: drill(
        "### Blank?  ^blank",
        ...code("go", "x :=" + " ".repeat(LONG) + "1"),
        ...options("Right blank", "Wrong"),
      ),
      shown: ["Right blank"],
    },
    "a long line of code in a comparison": {
      text: compare(
        "### Wide pair",
        ...code("go", "x := " + "a+".repeat(LONG / 2) + "1 // ①"),
        "1. Wide note.",
      ),
      shown: ["Wide note."],
    },
    "a long line of markers in a comparison": {
      text: compare(
        "### Marked wide",
        ...code("go", "x := 1 // " + "① ".repeat(LONG / 2)),
        "1. Marked wide note.",
      ),
      shown: ["Marked wide note."],
    },
    "a long line of text marks": {
      text: compare("### Text marks", ...code('go "ab"', "ab".repeat(LONG / 2)), ""),
      shown: ["Text marks"],
    },
    "a long option": {
      text: drill("### Long option?  ^option", ...options("Right short", "word ".repeat(LONG / 5))),
      shown: ["Right short"],
    },
    "a long option of one word": {
      text: drill("### Long word?  ^word", ...options("Right word", "w".repeat(LONG))),
      shown: ["Right word"],
    },
    "a long heading": {
      text: drill(`### ${"heading ".repeat(LONG / 8)} ^heading`, ...options("Right heading", "Wrong")),
      shown: ["Right heading"],
    },
    "a long note of a comparison": {
      text: compare(
        "### Long note",
        ...code("go", "x := 1 // ①"),
        `1. ${"words and `code` ".repeat(LONG / 17)}`,
      ),
      shown: ["x := 1"],
    },
    "a long id": {
      text: drill(`### Long id?  ^${"a-1".repeat(LONG / 3)}`, ...options("Right id", "Wrong")),
      shown: ["Right id"],
    },
    "a long accepted answer": {
      text: drill(
        "### Long answer?  ^answer",
        `= ${"a".repeat(LONG)}`,
        `= ${"` ".repeat(LONG / 2)}`,
        "= short",
      ),
      shown: ["Long answer?"],
    },
    "two hundred questions": {
      text: drill(
        ...repeat(200, (index) =>
          lines(`### Question ${index}?  ^q-${index}`, ...options(`Right ${index}`, `Wrong ${index}`)),
        ),
      ),
      shown: ["Right 0", "1 of 200"],
    },
    "five hundred options": {
      text: drill(
        "### Which of them?  ^many-options",
        "- [x] Right of many",
        ...repeat(500, (index) => `- [ ] Wrong of many ${index}\n  > No ${index}.`),
      ),
      shown: ["Right of many", "Wrong of many 499"],
    },
    "five hundred steps to order": {
      text: drill("### Order them?  ^steps", ...repeat(500, (index) => `${index + 1}. Step ${index}`)),
      shown: ["Step 499"],
    },
    "five hundred blanks": {
      text: drill(
        "### Fill them?  ^fill",
        ...code("go", ...repeat(500, (index) => `x${index} := __${index + 1}__`)),
        ...repeat(500, (index) => `__${index + 1}__ = a`),
      ),
      shown: ["x499 :="],
    },
    "thousands of markers": {
      text: compare(
        "### Many markers",
        ...code("python", ...markers(LINES, "#")),
        ...code("go", ...markers(LINES, "//")),
        "1. Only one note.",
      ),
      shown: ["Only one note."],
    },
    "thousands of links": {
      text: compare(
        "### Many links",
        `link: ${repeat(LINES, (index) => `${index + 1}=${index + 1}`).join(", ")}`,
        ...code("python", ...repeat(LINES, (index) => `x${index} = ${index}`)),
        ...code("go", ...repeat(LINES, (index) => `y${index} := ${index}`)),
      ),
      shown: ["x0 = 0"],
    },
    "deep quotes and lists": {
      text: drill(
        "### Deep quotes?  ^deep",
        `${"> ".repeat(4_000)}deep quote`,
        "",
        ...options("Right deep", `${"- ".repeat(4_000)}deep list`),
      ),
      shown: ["Right deep", "deep quote", "deep list"],
    },
    "deep emphasis": {
      text: drill("### Deep emphasis?  ^emphasis", ...options("Right emphasis", "*a ".repeat(3_000))),
      shown: ["Right emphasis"],
    },
    "deep brackets": {
      text: drill("### Deep brackets?  ^brackets", ...options("Right brackets", "[".repeat(5_000))),
      shown: ["Right brackets"],
    },
    "a deep note of a comparison": {
      text: compare("### Deep note", ...code("go", "x := 1 // ①"), `1. ${"> ".repeat(500)}deep note`),
      shown: ["deep note"],
    },
    "a hundred callouts in each other": {
      text: lines(...repeat(100, (index) => `${"> ".repeat(index + 1)}[!note] Level ${index}`)),
      shown: ["Level 99"],
    },
    "patterns that backtrack": {
      text: drill(
        "### Backtracks?  ^backtracks",
        "= /^(a+)+$/",
        "= /(a|aa)+b/",
        "= /(x+x+)+y/i",
        "= /((a*)*)*b/",
      ),
      shown: ["Backtracks?"],
    },
  };
}
