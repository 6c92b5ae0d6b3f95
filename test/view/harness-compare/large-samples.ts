import { comparison } from "../compare/models";
import type { Sample } from "./sample";

const WIDE_PYTHON = `async def reconcile(self, request: ReconcileRequest, *, timeout: float = 30.0) -> ReconcileResult:
    async with self.locks.acquire(request.namespace, request.name, owner=self.identity) as lease:
        current = await self.store.get(request.namespace, request.name, consistent=True)  # ① a read
        return await self.apply(current, request.desired, lease=lease, retry=self.retry_policy)  # ②`;

const WIDE_GO = `func (r *Reconciler) Reconcile(ctx context.Context, req Request, opts ...Option) (*Result, error) {
	lease, err := r.locks.Acquire(ctx, req.Namespace, req.Name, WithOwner(r.identity), WithTTL(ttl))
	if err != nil {
		return nil, fmt.Errorf("acquire the lease for %s/%s: %w", req.Namespace, req.Name, err)
	}
	defer lease.Release(context.WithoutCancel(ctx))
	current, err := r.store.Get(ctx, req.Namespace, req.Name, Consistent) // ① a read
	if err != nil {
		return nil, fmt.Errorf("read %s/%s: %w", req.Namespace, req.Name, err)
	}
	return r.apply(ctx, current, req.Desired, WithLease(lease), WithRetry(r.retryPolicy)) // ②
}`;

/** Code whose lines are as long as they get: 96 columns. */
export const wideSample: Sample = {
  name: "96 columns",
  comparison: comparison({
    title: "Reconcile one object",
    attributes: { go: "1.25" },
    panes: [
      { language: "python", label: "Python", code: WIDE_PYTHON },
      { language: "go", label: "Go", code: WIDE_GO },
    ],
    notes: ["**Read.** Both ask for the newest state.", "**Apply.** The lease goes along."],
  }),
};

/** Two panes of 400 lines, linked in six places. Shown when asked for by name: it is long. */
export const longSample: Sample = {
  name: "400 lines",
  comparison: comparison({
    title: "Two long files",
    panes: (["Before", "After"] as const).map((label, pane) => ({
      language: "go",
      label,
      code: Array.from({ length: 400 }, (_, index) => {
        const marker = index % 70 === 10 + pane ? ` // ${"①②③④⑤⑥".charAt(Math.floor(index / 70))} here` : "";
        return index % 4 === 0
          ? `func step${index}(ctx context.Context) error {`
          : `\treturn next(ctx, ${index})${marker}`;
      }).join("\n"),
    })),
    notes: ["One.", "Two.", "Three.", "Four.", "Five.", "Six."],
  }),
};
