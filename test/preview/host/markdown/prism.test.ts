import "prismjs";
import { expect, test } from "vitest";
import { grammarOf } from "../../../../pkg/preview/host/markdown/prism";

test("a Prism that is loaded already is added to, not replaced", () => {
  expect(grammarOf("kotlin")).not.toBeNull();
});
