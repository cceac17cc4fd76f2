// What people type into forms, and what comes back as a code when it can't be read.
import { describe, expect, it } from "vitest";
import { z } from "zod/v4";
import { parseMoney } from "~/journey/money";
import { readErrorCode } from "./error-codes";
import { parseForm } from "./parse-form";
import { line, moneyText, paragraph, phoneText, wholeNumber, zonedDateTime } from "./zod-fields";

const Everything = z.object({
  name: line(10),
  text: paragraph(20).optional(),
  at: zonedDateTime("Europe/Dublin").optional(),
  mileage: wholeNumber(0, 999_999).optional(),
  price: moneyText((text) => parseMoney(text, "EUR")).optional(),
  phone: phoneText().optional(),
  kind: z.enum(["a", "b"]).optional(),
  email: z.email().optional(),
});

function read(fields: Readonly<Record<string, string>>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ name: "x", ...fields })) form.set(name, value);
  const parsed = parseForm(form, Everything);
  if (parsed.status === "success") return parsed.value;
  return Object.fromEntries(
    Object.entries(parsed.error ?? {}).map(([name, codes]) => [name, readErrorCode(codes?.[0] ?? "").code]),
  );
}

describe("a form", () => {
  it("reads what people write", () => {
    expect(read({ at: "2026-11-03T14:30", mileage: "84 300", price: "1 234,50" })).toMatchObject({
      at: Date.UTC(2026, 10, 3, 14, 30),
      mileage: 84_300,
      price: 123_450,
    });
    expect(read({ mileage: "84,300", text: " two\r\nlines " })).toMatchObject({
      mileage: 84_300,
      text: "two\nlines",
    });
  });

  it.each([
    [{ name: "" }, { name: "required" }],
    [{ name: "   " }, { name: "required" }],
    [{ name: "x".repeat(11) }, { name: "too-long" }],
    [{ text: "x".repeat(21) }, { text: "too-long" }],
    [{ at: "tomorrow" }, { at: "not-a-time" }],
    [{ at: "2026-03-29T01:30" }, { at: "time-skipped" }],
    [{ at: "2026-10-25T01:30" }, { at: "time-twice" }],
    [{ mileage: "12.5" }, { mileage: "not-whole" }],
    [{ mileage: "many" }, { mileage: "not-a-number" }],
    [{ mileage: "1000000" }, { mileage: "too-big" }],
    [{ price: "-5" }, { price: "not-an-amount" }],
    [{ price: "5.001,2,3" }, { price: "not-an-amount" }],
    [{ phone: "call me" }, { phone: "not-a-phone" }],
    [{ kind: "c" }, { kind: "not-in-list" }],
    [{ email: "anna@" }, { email: "not-an-email" }],
  ])("answers %j with %j", (fields, codes) => {
    expect(read(fields)).toEqual(codes);
  });
});
