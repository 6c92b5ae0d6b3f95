import { expect, test } from "vitest";
import { namesInLink } from "../../../src/core/terms/link-names";

test.each([
  ["comma-ok", ["comma-ok"]],
  ["Comma-OK|the idiom", ["comma-ok"]],
  ["comma-ok\\|in a table", ["comma-ok"]],
  ["comma-ok#History", ["comma-ok#history", "comma-ok"]],
  ["C#", ["c#", "c"]],
  ["#own heading", []],
  ["  ", []],
  ["GLOSSARY#comma-ok", ["comma-ok"]],
  ["glossary.md#comma-ok", ["comma-ok"]],
  ["notes/GLOSSARY#C#", ["c#"]],
  ["other/GLOSSARY#comma-ok", ["other/glossary#comma-ok", "other/glossary"]],
  ["cafe\u0301", ["caf\u00e9"]],
])("[[%s]] may name %j", (linktext, names) => {
  expect(namesInLink(linktext, "notes/GLOSSARY.md")).toEqual(names);
});
