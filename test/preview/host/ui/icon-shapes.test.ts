import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ICON_SHAPES } from "../../../../pkg/preview/host/ui/icon-shapes";

const USES = /(?:setIcon|addIcon|line|addRibbonIcon)\((?:[\w.]+, )?"([a-z][a-z0-9-]*)"/g;

test("every icon that the page and the plugin ask for by name is drawn", () => {
  const asked = ["pkg/preview/host", "src/obsidian"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .flatMap((file) =>
        [...readFileSync(join(folder, file), "utf8").matchAll(USES)].map(([, name]) => name),
      ),
  );
  expect(asked).toContain("code-2");
  expect(asked.filter((name = "") => !Object.hasOwn(ICON_SHAPES, name))).toEqual([]);
});
