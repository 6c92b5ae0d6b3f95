/** A block's source, as it stands between its note's fences. */
export interface BlockSource {
  readonly language: "go-drill" | "go-compare";
  readonly source: string;
}

const drills: readonly ((n: number) => string)[] = [
  (n) => `### Does it wait? (${n})  ^bench-wait-${n}

\`\`\`go
go process(item)
save(item) // next line ${n}
\`\`\`

When does \`save\` run relative to \`process\`?

- [ ] After \`process\` returns
  > There is no implicit \`await\`; \`go\` returns at once.
- [x] Possibly before \`process\` has finished
  > Nothing orders the two.
- [ ] Only if \`process\` panics
  > A panic in a goroutine ends the whole program.

> [!hint] What does \`go\` give back?
> [!why] Only a channel, a lock or a WaitGroup orders two goroutines.
`,
  (n) => `### Which line leaks? (${n})  ^bench-leak-${n}
The caller may return early.

\`\`\`go
done := make(chan bool) //? Blocks nobody by itself.
go func() {
	done <- true //! Blocks for ever when nobody receives.
}()
if earlyExit${n} {
	return //? The trigger, not the leak.
}
<-done
\`\`\`

> [!why] A buffer of one would let the sender go.
`,
  (n) => `### What does it print? (${n})  ^bench-print-${n}
go: 1.22

\`\`\`go
for i := range 3 {
	defer fmt.Print(i+${n}, " ")
}
\`\`\`

\`\`\`output
${n + 2} ${n + 1} ${n}
\`\`\`

> [!hint] Deferred calls run last in, first out.
`,
  (n) => `### Order the steps (${n})  ^bench-order-${n}
What must come first?

1. \`wg.Add(${n + 1})\`
2. \`go work()\`
3. \`wg.Wait()\`

- [ ] \`wg.Reset()\`
`,
];

const comparison = (n: number): string => `### Start work and wait for it (${n})  ^bench-compare-${n}
go: 1.25

\`\`\`python title="Python · asyncio"
async def work(n: int = ${n}) -> str:
    await asyncio.sleep(0.1)
    return f"done {n}"

task = asyncio.create_task(work())  # ① a handle comes back
print(await task)                   # ② joins
\`\`\`

\`\`\`go title="Go · goroutine"
func work(n int) string {
	time.Sleep(100 * time.Millisecond)
	return fmt.Sprintf("done %d", n)
}

var wg sync.WaitGroup
wg.Go(func() { work(${n}) }) // ① no handle
wg.Wait()                    // ② the join is yours to write
\`\`\`

1. **Launch.** \`go f()\` throws the result away. See [[goroutine]].
2. **Join.** [[WaitGroup]], a channel, or [[errgroup]].

> [!drop] "Somebody awaits it."
> [!reflex] Ask of every \`go\`: who waits, and how does it stop?
`;

/** So many drills of one question each, of all common kinds in turn. */
export function drillSources(count: number): BlockSource[] {
  return Array.from({ length: count }, (_, n) => ({
    language: "go-drill",
    source: drills[n % drills.length]?.(n) ?? "",
  }));
}

export function comparisonSources(count: number): BlockSource[] {
  return Array.from({ length: count }, (_, n) => ({ language: "go-compare", source: comparison(n) }));
}

/** One drill of so many questions. */
export function longDrillSource(questions: number): string {
  return drillSources(questions)
    .map(({ source }) => source)
    .join("\n");
}
