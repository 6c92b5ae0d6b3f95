import { parseComparison } from "../../../src/core/compare/parse";
import { NOWHERE, comparison } from "../compare/models";
import { wideSample } from "./large-samples";
import type { Sample } from "./sample";

/** The text of every comparison in the lessons; the build puts it here. */
declare const LESSON_BLOCKS: readonly string[];

function lessonSamples(): Sample[] {
  return LESSON_BLOCKS.map((block, index) => {
    const { model, diagnostics } = parseComparison(block);
    return { name: `lesson ${index + 1}`, comparison: model, diagnostics };
  });
}

const start = {
  title: "Start work and wait for it",
  attributes: { go: "1.25" },
  panes: [
    {
      language: "python",
      label: "Python · asyncio",
      code: `async def work(): ...

task = asyncio.create_task(work())  # ① a handle comes back
await task                          # ② joins, and raises what it raised`,
    },
    {
      language: "go",
      label: "Go · goroutine",
      code: `func work() { ... }

var wg sync.WaitGroup
wg.Go(work) // ① no handle
wg.Wait()   // ② the join is yours to write`,
    },
  ],
  notes: [
    "**Launch.** Python returns a task. A [[goroutine]] returns nothing: keep what you need in a channel, a `WaitGroup` or an `errgroup`.",
    "**Join.** Without this line the program goes on, and `main` may end, while `work` is in the middle of something.",
  ],
  asides: [
    ["drop", "“Somebody awaits it.”"],
    ["reflex", "At every `go`: who waits for it, and how does it stop?"],
    ["source", "The Go specification, “Go statements”; `WaitGroup.Go` is in the Go 1.25 notes"],
  ],
} as const;

const leaks = `func first(ctx context.Context, urls []string) (Page, error) {
	// ① one result will be read
	found := make(chan Page)
	for _, url := range urls {
		go func() { found <- get(ctx, url) }() // ② the others stand here
	}
	select {
	case page := <-found:
		return page, nil // ③
	case <-ctx.Done():
		return Page{}, ctx.Err() // ③
	}
}`;

export const samples: readonly Sample[] = [
  { name: "two languages", comparison: comparison(start) },
  {
    name: "uneven",
    comparison: comparison({
      title: "Hand values over until there are no more",
      introduction: "Both sides produce three numbers and print them. Watch how the **end** travels.",
      panes: [
        {
          language: "python",
          label: "Python · asyncio.Queue",
          code: `queue = asyncio.Queue()

async def produce():
    for n in range(3):
        await queue.put(n)
    await queue.put(None)  # ① a value that means "no more"

while (n := await queue.get()) is not None:  # ② you look for it yourself
    print(n)`,
        },
        {
          language: "go",
          label: "Go · channel",
          code: `queue := make(chan int)

go func() {
	defer close(queue) // ① the end is part of the channel
	for n := range 3 {
		queue <- n
	}
}()

for n := range queue { // ② ends with the close
	fmt.Println(n)
}`,
        },
      ],
      notes: [
        "**The end of the stream.** Python needs a sentinel. In Go the sender closes.",
        "**Reading to the end.** `range` drains what is queued, then stops.",
      ],
      asides: [["warning", "Closing twice panics."]],
    }),
  },
  {
    name: "two Go panes",
    comparison: comparison({
      title: "The early return",
      panes: [
        { language: "go", label: "Leaks", code: leaks, marks: [{ kind: "del", from: 3, to: 3 }] },
        {
          language: "go",
          label: "Ends",
          code: leaks
            .replace("make(chan Page)", "make(chan Page, len(urls))")
            .replace("one result will be read", "room for all of them"),
          marks: [{ kind: "ins", from: 3, to: 3 }],
          textMarks: ["len(urls)"],
        },
      ],
      notes: [
        "**Room.** A buffer as large as the number of sends means no send can ever block.",
        "**The sender.** On the left all but one wait for a receiver that has gone home.",
        "**The trigger.** Both ways out leave senders behind. The return is not the fault; the channel without room is.",
      ],
      asides: [["verdict", "Prefer the buffer when the number of sends is known."]],
    }),
  },
  {
    name: "annotated",
    comparison: comparison({
      title: "Fetch all, or fail once",
      attributes: { go: "1.22" },
      panes: [
        {
          language: "go",
          label: "errgroup, whole",
          code: `func fetchAll(ctx context.Context, urls []string) ([]Page, error) {
	g, ctx := errgroup.WithContext(ctx) // ① the first failure cancels ctx
	g.SetLimit(8)                       // ② at most eight at a time
	pages := make([]Page, len(urls))    // ③ one slot for each result
	for i, url := range urls {          // ④ i and url are new on each turn
		g.Go(func() error { // ⑤ waits here while eight are running
			page, err := fetch(ctx, url) // ⑥ the way out: fetch looks at ctx
			if err != nil {
				return fmt.Errorf("fetch %s: %w", url, err)
			}
			pages[i] = page
			return nil
		})
	}
	if err := g.Wait(); err != nil { // ⑦ the join
		return nil, err
	}
	return pages, nil // ⑧ safe to read: every write is behind the join
}`,
          marks: [{ kind: "mark", from: 15, to: 15 }],
        },
      ],
      notes: [
        "**Cancel.** `:=` *assigns* the parameter `ctx` here, since the parameter belongs to the same block.",
        "**Bound.** Without a limit a thousand addresses are a thousand connections.",
        "**No lock needed.** Each goroutine writes its own element.",
        "**Loop variables.** New on each turn when the go line of `go.mod` says 1.22 or later.",
        "**Back-pressure.** With a limit set, `g.Go` blocks the loop until there is room.",
        "**It listens.** Cancelling ends nothing by itself.",
        "**Join.** Nothing started here outlives this line.",
        "**Order.** What a goroutine wrote before it ended is visible after `Wait`.",
      ],
      asides: [["reflex", "Check ① to ⑧ in that order; stop at the first one you cannot find."]],
    }),
  },
  {
    name: "predict",
    comparison: comparison({
      ...start,
      title: "One fails, the others stop",
      id: "predict",
      attributes: { predict: 1, go: "1.22" },
    }),
  },
  {
    name: "three languages",
    comparison: comparison({
      title: "The same loop",
      attributes: { link: "1=1=1" },
      panes: [
        { language: "python", label: "Python", code: "for i, x in enumerate(xs):\n    print(i, x)" },
        { language: "go", label: "Go", code: "for i, x := range xs {\n\tfmt.Println(i, x)\n}" },
        {
          language: "kotlin",
          label: "Kotlin",
          code: 'for ((i, x) in xs.withIndex()) {\n    println("$i $x")\n}',
        },
      ],
      counterparts: [
        { note: null, lines: [[1], [1], [1]] },
        { note: null, lines: [[2], [2], [2]] },
      ],
    }),
  },
  {
    name: "four panes",
    comparison: comparison({
      title: "A handler, in pieces",
      panes: ["Request", "Handler", "Response", "Log"].map((label, index) => ({
        language: "go",
        label,
        code: `// step ${index + 1}\nfunc step${index + 1}() {\n\treturn // ① here\n}`,
      })),
      notes: ["The same place in all four."],
    }),
  },
  {
    name: "tabs",
    comparison: comparison({ ...start, title: "Panes as tabs", attributes: { layout: "tabs" } }),
  },
  {
    name: "focus and fold",
    comparison: comparison({
      panes: [
        {
          language: "go",
          label: "main.go",
          code: `package main

import (
	"fmt"
	"os"
)

func main() {
	f, err := os.Open("x") // ① look at err first
	if err != nil {
		return
	}
	defer f.Close()
	fmt.Println(f.Name())
}`,
          marks: [
            { kind: "collapse", from: 1, to: 6 },
            { kind: "focus", from: 9, to: 12 },
          ],
          textMarks: ["err"],
        },
      ],
      notes: ["**Then** the file."],
    }),
  },
  {
    name: "broken",
    comparison: comparison({
      title: "Half written",
      attributes: { go: "1.25" },
      panes: [{ language: "go", label: "Go", code: "ch := make(chan int) // ② lost" }],
      notes: ["A note that nothing points to."],
    }),
    diagnostics: [
      {
        severity: "warning",
        code: "compare/marker-without-note",
        message: "Marker ② has no note; write item 2 in the list below the panes.",
        position: NOWHERE,
      },
      {
        severity: "error",
        code: "compare/unclosed-fence",
        message: "The block ends inside a fence; open the block with four backticks.",
        position: NOWHERE,
      },
    ],
  },
  {
    name: "nothing in it",
    comparison: comparison({ panes: [] }),
    diagnostics: [
      {
        severity: "error",
        code: "compare/no-pane",
        message: "A comparison needs a pane; write a fence with a language.",
        position: NOWHERE,
      },
    ],
  },
  {
    name: "odd text",
    comparison: comparison({
      title: "Long, empty and right to left",
      panes: [
        {
          language: "",
          label: "שלום · wide",
          code: `x := "שלום, עולם" // ① ${"a very long comment that goes on ".repeat(4)}\n\n\n\ty\n${"unbreakable".repeat(30)}`,
        },
        { language: "output", label: "output", code: "\u0000 nul\n\ud800 lone // ①" },
      ],
      notes: [`An ${"unbreakable".repeat(20)} note.`],
    }),
  },
  wideSample,
  ...lessonSamples(),
];
