import type { Diagnostic } from "../text/diagnostic";
import type { Attribute } from "./element";

/** The attributes of one heading by key, and what was wrong among them. */
export interface AttributeValues {
  readonly values: ReadonlyMap<string, Attribute>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Of a key given twice the first counts, and the second is diagnosed. Unknown keys were diagnosed when they were read. */
export function attributeValues(attributes: readonly Attribute[]): AttributeValues {
  const values = new Map<string, Attribute>();
  const diagnostics: Diagnostic[] = [];
  for (const attribute of attributes) {
    if (!values.has(attribute.key)) values.set(attribute.key, attribute);
    else {
      diagnostics.push({
        severity: "warning",
        code: "block/duplicate-key",
        message: `"${attribute.key}:" is given twice; the first one counts. Remove one of them.`,
        position: attribute.position,
      });
    }
  }
  return { values, diagnostics };
}
