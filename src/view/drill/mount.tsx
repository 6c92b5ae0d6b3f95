import { render } from "preact";
import type { Drill } from "../../core/drill/drill";
import type { Diagnostic } from "../../core/text/diagnostic";
import { keepClicksFromCallout } from "../dom-events";
import type { Disposer, ReviewPort, ViewHost } from "../ports";
import type { SessionStore } from "./session-store";
import { DrillCard } from "./card";

export interface MountedDrill {
  readonly drill: Drill;
  /** What is wrong with the block as written; its lines are shown as they are given here. */
  readonly diagnostics: readonly Diagnostic[];
  readonly host: ViewHost;
  readonly store: SessionStore;
  readonly reviews?: ReviewPort;
}

let mounted = 0;

/** Shows a drill in an empty element until disposed. What is answered lives in the store, not here. */
export function mountDrill(element: HTMLElement, props: MountedDrill): Disposer {
  const name = `gfr-drill-${++mounted}`;
  const view = element.ownerDocument.defaultView;
  const draw = (printing: boolean) =>
    render(<DrillCard {...props} name={name} printing={printing} />, element);

  const beforePrint = () => draw(true);
  const afterPrint = () => draw(false);
  view?.addEventListener("beforeprint", beforePrint);
  view?.addEventListener("afterprint", afterPrint);
  const releaseCallout = keepClicksFromCallout(element);
  // An export to PDF draws the note on a page of its own and prints that.
  draw(element.closest(".print") !== null);

  return () => {
    view?.removeEventListener("beforeprint", beforePrint);
    view?.removeEventListener("afterprint", afterPrint);
    releaseCallout();
    render(null, element);
  };
}
