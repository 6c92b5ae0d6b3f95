import type { ComponentChildren } from "preact";
import { harmlessHref } from "../../core/markdown/links";

export interface NoteLinkProps {
  /** A link's target as a note has it. */
  readonly target: string;
  readonly onOpen: (target: string, event: MouseEvent) => void;
  readonly children: ComponentChildren;
}

/** A link to a note, as the app draws it. */
export function NoteLink({ target, onOpen, children }: NoteLinkProps) {
  const open = (event: MouseEvent): void => {
    if (event.button > 1) return;
    event.preventDefault();
    // The page around it opens links, too.
    event.stopPropagation();
    onOpen(target, event);
  };
  return (
    <a
      class="internal-link gfr-lesson-link"
      href={harmlessHref(target)}
      data-href={target}
      onClick={open}
      onAuxClick={open}
    >
      {children}
    </a>
  );
}
