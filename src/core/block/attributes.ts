import type { Diagnostic } from "../text/diagnostic";
import type { Attribute } from "./element";

/** The attributes of one heading by key, and what was wrong among them. */
export interface AttributeValues {
  readonly values: ReadonlyMap<string, Attribute>;
  readonly diagnostics: readonly Diagnostic[];
}

/** So many lines that give a key again are reported one by one; the others together. */
const REPORTED = 20;

/** Of a key given several times the first counts, and the others are reported. Unknown keys are reported where lines are read. */
export function attributeValues(attributes: readonly Attribute[]): AttributeValues {
  const values = new Map<string, Attribute>();
  const repeated: Attribute[] = [];
  for (const attribute of attributes) {
    if (values.has(attribute.key)) repeated.push(attribute);
    else values.set(attribute.key, attribute);
  }
  const diagnostics = repeated
    .slice(0, REPORTED)
    .map(({ key, position }) =>
      repeatedKey(`"${key}:" is given twice; the first one counts. Remove one of them.`, position),
    );
  const [next, ...further] = repeated.slice(REPORTED);
  if (next !== undefined) {
    const last = further.at(-1) ?? next;
    const lines = further.length === 0 ? "One more line gives" : `${further.length + 1} more lines give`;
    const position = { start: next.position.start, end: last.position.end };
    diagnostics.push(
      repeatedKey(
        `${lines} a key again; the first one counts. Remove ${further.length === 0 ? "it" : "them"}.`,
        position,
      ),
    );
  }
  return { values, diagnostics };
}

function repeatedKey(message: string, position: Diagnostic["position"]): Diagnostic {
  return { severity: "warning", code: "block/duplicate-key", message, position };
}
