import type { Drill, Question } from "../../../src/core/drill/drill";
import type { ChoiceQuestion, ChoicesQuestion } from "../../../src/core/drill/kinds/choice";
import type { ClozeQuestion } from "../../../src/core/drill/kinds/cloze";
import type { OrderItem, OrderQuestion } from "../../../src/core/drill/kinds/order";
import type { OutputQuestion } from "../../../src/core/drill/kinds/output";
import type { RecallQuestion } from "../../../src/core/drill/kinds/recall";
import type { ShortAnswerQuestion } from "../../../src/core/drill/kinds/short-answer";
import type { SpotQuestion } from "../../../src/core/drill/kinds/spot";
import type { Option, QuestionBase } from "../../../src/core/drill/question";
import type { Code, Content } from "../../../src/core/block/element";
import type { Position } from "../../../src/core/text/position";

/** Models of one question of each kind, as a parser would make them. Positions do not matter to views. */
export const NOWHERE: Position = {
  start: { line: 1, column: 1, offset: 0 },
  end: { line: 1, column: 1, offset: 0 },
};

function text(markdown: string): Content {
  return { kind: "markdown", text: markdown, position: NOWHERE };
}

function code(source: string, language = "go"): Code {
  return { kind: "code", language, meta: "", text: source, position: NOWHERE };
}

export function option(correct: boolean, words: string, feedback: string | null = null): Option {
  return { text: words, correct, code: [], feedback, position: NOWHERE };
}

export function item(words: string, feedback: string | null = null): OrderItem {
  return { text: words, code: [], feedback, position: NOWHERE };
}

function base(title: string, prompt: readonly Content[], more: Partial<QuestionBase> = {}): QuestionBase {
  return {
    title,
    id: null,
    attributes: { tags: [], go: null, shuffle: true, ref: null, source: null },
    prompt,
    hints: [],
    explanation: null,
    position: NOWHERE,
    ...more,
  };
}

export function drillOf(...questions: readonly Question[]): Drill {
  return { kind: "drill", stem: [], questions };
}

export const CHOICE: ChoiceQuestion = {
  ...base(
    "Does it wait?",
    [code("go process(item)\nsave(item) // next line"), text("When does `save` run relative to `process`?")],
    {
      hints: ["What does `go` hand back?", "Nothing orders the two statements."],
      explanation: "A `go` statement returns at once; the two run side by side. See [[goroutine]].",
    },
  ),
  kind: "choice",
  options: [
    option(false, "After `process` returns", "There is no implicit `await`; `go` returns at once."),
    option(true, "Possibly before `process` has finished", "Nothing orders the two."),
    option(
      false,
      "Only if `process` panics",
      "A panic in a goroutine ends the whole program. See [[panic]].",
    ),
  ],
};

export const CHOICES: ChoicesQuestion = {
  ...base("What ends a goroutine?", [text("Choose everything that lets a *goroutine* end.")], {
    explanation: "It ends when its function returns. Nothing from outside can stop it.",
  }),
  kind: "choices",
  options: [
    option(true, "Its function returns", "The only ordinary way."),
    option(false, "Its parent returns", "Goroutines have no parents."),
    option(true, "`main` returns", "The whole program ends, and it with it."),
    option(false, "The garbage collector", "A blocked goroutine is not garbage."),
  ],
};

export const SPOT: SpotQuestion = {
  ...base(
    "Which line leaks?",
    [
      text("The caller may return early. Click the line you would comment on."),
      code("done := make(chan bool)\ngo func() {\n\tdone <- true\n}()\nif earlyExit {\n\treturn\n}\n<-done"),
    ],
    {
      hints: ["Who receives?"],
      explanation:
        "A buffer of one would let the sender go on and end; so would a `select` with `ctx.Done()`. See [[goroutine leak]].",
    },
  ),
  kind: "spot",
  listing: 1,
  want: "any",
  marks: [
    { line: 1, correct: false, feedback: "Blocks nobody by itself.", position: NOWHERE },
    {
      line: 3,
      correct: true,
      feedback: "Blocks for ever when nobody receives: the goroutine leaks.",
      position: NOWHERE,
    },
    {
      line: 6,
      correct: false,
      feedback: "This is the trigger; the goroutine that blocks is the leak.",
      position: NOWHERE,
    },
  ],
};

export const OUTPUT: OutputQuestion = {
  ...base(
    "What does it print?",
    [
      code(
        "ch := make(chan int, 2)\nch <- 7\nclose(ch)\nv, ok := <-ch\nfmt.Println(v, ok)\nv, ok = <-ch\nfmt.Println(v, ok)",
      ),
    ],
    {
      explanation: "A close does not throw away what is queued.",
      hints: ["What is in the buffer when it is closed?"],
    },
  ),
  kind: "output",
  accepted: [{ kind: "output", text: "7 true\n0 false", position: NOWHERE }],
  options: [],
  unordered: false,
};

export const OUTPUT_CHOICE: OutputQuestion = {
  ...base("One goroutine, one channel", [
    code("func main() {\n\tch := make(chan int)\n\tch <- 1\n\tfmt.Println(<-ch)\n}"),
    text("What happens?"),
  ]),
  kind: "output",
  accepted: [{ kind: "deadlock", text: "all goroutines are asleep", position: NOWHERE }],
  options: [
    option(false, "It prints `1`", "The send must meet a receiver *now*."),
    option(false, "It prints `0`", "A zero value would need a closed channel."),
  ],
  unordered: false,
};

export const ORDER: OrderQuestion = {
  ...base("Wait, close, range", [text("Put the lines in the order in which they must run.")], {
    explanation: "Close after every sender is done, and range until the close.",
  }),
  kind: "order",
  items: [
    item("`wg.Add(n)`", "Before the goroutines, or `Wait` may come too early."),
    item("start `n` senders"),
    item("`wg.Wait()`", "Nobody sends after this."),
    item("`close(results)`"),
    item("`for r := range results`"),
  ],
  distractors: [item("`close(results)` in every sender", "The second close panics.")],
};

export const SHORT: ShortAnswerQuestion = {
  ...base("Name it", [text("What is the form `v, ok := m[k]` called?")], {
    explanation: "It tells a stored zero from an absent key.",
  }),
  kind: "short-answer",
  accepted: [
    { kind: "text", text: "comma-ok", position: NOWHERE },
    { kind: "text", text: "the comma ok idiom", position: NOWHERE },
    { kind: "regex", source: "^comma[- ]ok( form)?$", flags: "i", position: NOWHERE },
  ],
  anticipated: [option(false, "type assertion", "That is `x.(T)`; it has a comma-ok form too.")],
};

export const CLOZE: ClozeQuestion = {
  ...base(
    "Make it safe",
    [
      text("Fill in what tells *missing* from *wrong type*."),
      code(
        'name, __1__ := payload["name"].(__2__)\nif !__1__ {\n\treturn errors.New("name: missing, or not text")\n}',
      ),
    ],
    { explanation: "With the second value an assertion never panics." },
  ),
  kind: "cloze",
  blanks: [
    { number: 1, accepted: ["ok"], position: NOWHERE },
    { number: 2, accepted: ["string"], position: NOWHERE },
  ],
};

export const RECALL: RecallQuestion = {
  ...base("Three questions for any go statement", [
    text("Which three questions does a reviewer ask of every `go`?"),
  ]),
  kind: "recall",
  answer: "1. When does it end?\n2. Who waits for it?\n3. Where do its errors go?",
};

/** One question of every kind, in the order of the format reference. */
export const EVERY_KIND: readonly Question[] = [
  CHOICE,
  CHOICES,
  SPOT,
  OUTPUT,
  OUTPUT_CHOICE,
  ORDER,
  SHORT,
  CLOZE,
  RECALL,
];
