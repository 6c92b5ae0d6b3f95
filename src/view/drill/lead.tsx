import type { ComponentChildren } from "preact";

/** The words a feedback begins with, and a real blank after them: for those who hear or copy it. */
export function Lead({ children }: { readonly children: ComponentChildren }) {
  return (
    <>
      <span class="gfr-feedback-state">{children}</span>{" "}
    </>
  );
}
