import { expect, test } from "vitest";
import { identityOf } from "../../../src/core/compare/identity";
import { parseComparison } from "../../../src/core/compare/parse";

function key(source: string): string {
  return identityOf(parseComparison(source).model);
}

const plain =
  "### T\n\n```python\nawait task # ① joins\n```\n\n```go\nwg.Wait() // ① joins\n```\n\n1. The same.\n";

test("a comparison is known by its id, whatever else changes [C2]", () => {
  expect(key(plain.replace("### T", "### T ^x"))).toBe("x");
  expect(key(plain.replace("### T", "### U ^x"))).toBe("x");
});

test.each([
  ["another note", plain.replace("The same.", "Alike.")],
  ["a label", plain.replace("```go", '```go title="Go · group"')],
  ["the language's short name", plain.replace("```python", "```py")],
])("without an id its fingerprint outlives %s [F3]", (_, source) => {
  expect(key(source)).toBe(key(plain));
  expect(key(source)).toMatch(/^~[0-9a-f]{16}$/);
});

test.each([
  ["title", plain.replace("### T", "### U")],
  ["code", plain.replace("await task", "await other")],
  ["language", plain.replace("```python", "```ruby")],
])("and does not outlive another %s [F3]", (_, source) => {
  expect(key(source)).not.toBe(key(plain));
});
