// Prices of segments: as typed, as kept, as written.
import { describe, expect, test } from "vitest";
import { costMicros, formatMicros, parsePrice, priceText } from "./cost";

describe("the price of a segment", () => {
  test.each([
    ["0.079", 79_000],
    ["0,079", 79_000],
    ["2", 2_000_000],
    ["", 0],
    [" 2,90 ", 2_900_000],
    ["0.0000001", undefined],
    ["-1", undefined],
    ["1.234,5", undefined],
    ["abc", undefined],
  ])("typed as %j is %j", (text, micros) => {
    expect(parsePrice(text)).toBe(micros);
  });

  test("is written so that it is read the same again", () => {
    for (const micros of [1, 79_000, 100_000, 2_900_000, 12_000_000, 999_000_000])
      for (const language of ["en", "ru"] as const)
        expect(parsePrice(priceText(micros, language))).toBe(micros);
    expect(priceText(0, "en")).toBe("");
    expect(priceText(2_900_000, "ru")).toBe("2,90");
  });

  test("makes the cost of a message, and none where it is not noted", () => {
    expect(costMicros(2, 79_000)).toBe(158_000);
    expect(costMicros(2, 0)).toBeUndefined();
    expect(formatMicros(158_000, "EUR", "en")).toBe("€0.158");
    expect(formatMicros(5_800_000, "RUB", "ru")).toBe("5,80\u00a0₽");
  });
});
