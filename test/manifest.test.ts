import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";

const read = async (name: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(name, "utf8")) as Record<string, unknown>;

describe("the manifest", () => {
  test("has every key the community directory asks for", async () => {
    const manifest = await read("manifest.json");
    expect(Object.keys(manifest)).toEqual(
      expect.arrayContaining([
        "id",
        "name",
        "version",
        "minAppVersion",
        "description",
        "author",
        "isDesktopOnly",
      ]),
    );
  });

  test("names the plugin as the directory allows", async () => {
    const { id, name, description } = await read("manifest.json");
    expect(id).toBe("go-for-reviewers");
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(id).not.toMatch(/obsidian|plugin$/);
    expect(name).toMatch(/^[A-Za-z0-9 +()-]+$/);
    expect(String(description).length).toBeLessThanOrEqual(250);
    expect(description).toMatch(/\.$/);
  });

  test("runs on phones", async () => {
    expect((await read("manifest.json")).isDesktopOnly).toBe(false);
  });

  test("is of the version that package.json and versions.json name", async () => {
    const manifest = await read("manifest.json");
    const versions = await read("versions.json");
    expect(manifest.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect((await read("package.json")).version).toBe(manifest.version);
    expect(versions[String(manifest.version)]).toBe(manifest.minAppVersion);
  });
});
