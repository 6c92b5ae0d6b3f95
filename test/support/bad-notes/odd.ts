import { after, code, compare, drill, lines, options, sound, type BadCase } from "./parts";

/** Notes that are broken, or odd in what they hold. */
export const oddCases: Readonly<Record<string, BadCase>> = {
  "empty blocks": {
    text: drill() + compare(),
    broken: true,
    shown: ["The block is empty", "This comparison holds no code"],
  },
  "a drill that ends inside a fence": {
    text:
      "```go-drill\n" +
      lines(...sound("before-cut"), "### Cut?", "```go", "x := 1") +
      "```\n\n- [x] yes\n- [ ] no\n\n",
    broken: true,
  },
  "a comparison that ends inside a fence": {
    text: "```go-compare\n### Cut\n```python\na = 1\n```\n\nText after it.\n\n",
    broken: true,
    shown: ["Text after it."],
  },
  "NUL bytes": {
    text:
      drill(
        "### NUL \0 title?  ^nul",
        ...code("go", 's := "\0"'),
        ...options("Right \0 NUL", "Wrong \0 NUL"),
      ) + compare("### NUL pair", ...code("go", 's := "\0" // ① \0'), "1. Note \0 NUL."),
    shown: ["NUL pair"],
  },
  "right-to-left text": {
    text:
      drill(
        "### \u05de\u05d4 \u05d4\u05ea\u05e9\u05d5\u05d1\u05d4\u202E?  ^rtl",
        ...code(
          "go",
          's := "\u0645\u0631\u062d\u0628\u0627" + "\u202Eabc" // \u05e9\u05dc\u05d5\u05dd',
          'a, b := 1, "\u05d0"',
        ),
        ...options("\u202Eright to left", "\u0639\u0631\u0628\u064a (a, b)"),
      ) +
      compare(
        "### \u202Epair",
        ...code("go", 's := "\u05d0", 1 // ① \u05d1'),
        "1. \u05d4\u05e2\u05e8\u05d4.",
      ),
    shown: ["right to left", "\u05d4\u05e2\u05e8\u05d4."],
  },
  "front matter in JavaScript": {
    text: "---js\n{ lesson: (globalThis.pwned = true, document.title = 'pwned', 6) }\n---\n\nText of it.\n",
    broken: true,
    shown: ["Text of it."],
  },
  "front matter that is a bomb": {
    text: lines(
      "---",
      "a: &a [x, x, x, x, x, x, x, x, x]",
      ..."bcdefghij".split("").map((key, index) => {
        const before = String.fromCharCode("a".charCodeAt(0) + index);
        return `${key}: &${key} [${Array(9).fill(`*${before}`).join(", ")}]`;
      }),
      "Terms introduced: *j",
      "---",
      "",
      "Text under the bomb.",
    ),
    broken: true,
    shown: ["Text under the bomb."],
  },
  "HTML and scripts": {
    text:
      drill(
        '### <img src=x onerror="globalThis.pwned = 1"> title?  ^html',
        "<script>globalThis.pwned = 2</script>",
        "",
        ...code(
          "go",
          '<img src=x onerror="globalThis.pwned = 3"> // </code></pre><script>globalThis.pwned = 4</script>',
        ),
        ...options(
          'Right <img src=x onerror="globalThis.pwned = 5"> html',
          '<script>globalThis.pwned = 6</script><iframe srcdoc="<script>parent.pwned = 7</script>"></iframe> Wrong html',
        ),
        '> [!why] <svg onload="globalThis.pwned = 8"><a href="javascript:globalThis.pwned = 9">click</a></svg>',
        '> [!hint] <details open ontoggle="globalThis.pwned = 10">x</details>',
      ) +
      compare(
        '### <img src=x onerror="globalThis.pwned = 11">',
        "source: javascript:globalThis.pwned=12",
        ...code('go title="<img src=x onerror=globalThis.pwned=13>"', "x := 1 // ①"),
        '1. <img src=x onerror="globalThis.pwned = 14"> [click](javascript:globalThis.pwned=15) Html note.',
      ),
    shown: ["Right", "html", "Html note."],
  },
  "links that are odd": {
    text: drill(
      "### Links [[odd|]] [[]] [[#]] [[|x]] [[a#^b|c]]?  ^links",
      "ref: [[does/not#exist|at all]]",
      "source: data:text/html,<script>parent.pwned=1</script>",
      ...options(
        "[go](javascript:globalThis.pwned=20) Right link",
        "[[../../../etc/passwd]] ![[../../x]] [[%00]] [[a\\|b]]",
      ),
    ),
    shown: ["Right link"],
  },
  "emoji and zero width": {
    text: drill(
      "### \u{1F468}\u200D\u{1F469}\u200D\u{1F467} \u200B family \u{1F1E9}\u{1F1EA}?  ^emoji",
      ...code("go", 'r := []rune("\u{1F600}\u200D\u200B") //? Zero \u200B width.', "panic(1) //! \u{1F480}"),
    ),
    shown: ["family"],
  },
  "ids given twice": {
    text: drill(
      "### First?  ^twice",
      ...options("Right first", "Wrong"),
      "",
      "### Second?  ^twice",
      ...options("Right second", "Wrong"),
    ),
    broken: true,
    shown: ["Right first"],
  },
  "an unclosed drill at the end": {
    text:
      after("before-drill") +
      "\n````go-drill\n" +
      lines("### Unclosed?  ^unclosed", ...options("Right unclosed", "Wrong")),
    broken: true,
    alone: "before-drill",
    shown: ["Right unclosed"],
  },
  "an unclosed comparison at the end": {
    text: after("before-comparison") + "\n````go-compare\n### Unclosed pair\n```go\nunclosed := 1\n",
    broken: true,
    alone: "before-comparison",
    shown: ["unclosed := 1"],
  },
  "tabs everywhere": {
    text: drill(
      "###\tTabs?\t^tabs",
      "tags:\ta,\tb",
      "```go",
      "\tif x {\t// why",
      "\t\treturn\t",
      "```",
      "-\t[x]\tRight tabs",
      "-\t[ ]\tWrong tabs",
      "\t>\tNo\ttabs.",
    ),
    shown: ["Right tabs", "return"],
  },
  "a drill in a callout in a list": {
    text: lines(
      "- An item",
      "  > [!question] Asked in a callout",
      "  > `````go-drill",
      "  > ### In a callout?  ^in-callout",
      "  > ```go",
      "  > \tx := 1",
      "  > ```",
      "  > - [x] Right in callout",
      "  > - [ ] Wrong in callout",
      "  >   > No.",
      "  > `````",
      "",
    ),
    shown: ["Right in callout", "x := 1"],
  },
  "CRLF and a byte order mark": {
    text:
      "\uFEFF---\r\nlesson: 3\r\n---\r\n" +
      drill("### CRLF?  ^crlf", ...code("go", "x := 1"), ...options("Right CRLF", "Wrong CRLF")).replaceAll(
        "\n",
        "\r\n",
      ),
    shown: ["Right CRLF"],
  },
  "every mistake in one block": {
    text: drill(
      "###No blank? ^no",
      "shufle: false",
      "- [] malformed",
      "-[x] also",
      "",
      ...sound("other").map((line) => line.replace("sound one", "other one")),
      "",
      "### Nothing to answer  ^nothing",
      "",
      "### Bad pattern  ^pattern",
      "= /(/",
      "",
      "### Both  ^both",
      "- [x] a",
      "= b",
    ),
    broken: true,
    shown: ["No blank?", "Nothing here can be answered", "cannot be used as a regular expression", "1 of 2"],
  },
};
