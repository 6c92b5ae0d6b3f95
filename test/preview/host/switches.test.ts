import { describe, expect, test } from "vitest";
import { defaultSwitches, readSwitches, SWITCHES } from "../../../pkg/preview/host/switches";

describe("switches", () => {
  test("without a choice each has its first value", () => {
    expect(readSwitches("?token=x")).toEqual(defaultSwitches());
    expect(defaultSwitches().cache).toBe("warm");
  });

  test("several can be chosen, in one parameter or more", () => {
    expect(readSwitches("?switch=cache:cold,device:phone&switch=views:loaded")).toMatchObject({
      cache: "cold",
      device: "phone",
      views: "loaded",
    });
  });

  test("an unknown name or value is told with those that exist", () => {
    expect(() => readSwitches("?switch=speed:fast")).toThrow(/no switch "speed".*metadata/);
    expect(() => readSwitches("?switch=cache:hot")).toThrow(/"cache" cannot be "hot".*warm or cold/);
  });

  test("each has two values and says what it is", () => {
    for (const { values, about, known } of Object.values(SWITCHES)) {
      expect(new Set(values).size).toBeGreaterThan(1);
      expect(about.length + known.length).toBeGreaterThan(40);
    }
  });
});
