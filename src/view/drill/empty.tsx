/** The least that makes a drill, to be copied into the block. */
const SAMPLE = `### Does it wait?

When does \`save\` run, after \`go process()\`?

- [ ] After \`process\` returns
  > Nothing waits for it.
- [x] Possibly before it has finished
  > \`go\` returns at once.`;

/** A block without a question: what to write, unless the trouble above says it already. */
export function EmptyDrill({ troubled }: { readonly troubled: boolean }) {
  return (
    <div class="gfr-empty">
      <p>{troubled ? "No question could be read." : "This drill has no question yet."}</p>
      <p class="gfr-note">A heading names a question, a list holds its answers. For example:</p>
      <pre class="gfr-sample">{SAMPLE}</pre>
    </div>
  );
}
