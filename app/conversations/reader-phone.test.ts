// Who sees which part of a number or an address.
import { expect, test } from "vitest";
import { phoneFor, recipientFor } from "./reader-phone";

const ADVISOR = { roles: ["advisor"] } as const;
const MECHANIC = { roles: ["mechanic"] } as const;

test("whoever calls customers sees the whole number as it is dialled at home, the others how it begins and ends", () => {
  expect(phoneFor(ADVISOR, "+353861234567", "IE")).toBe("086 123 4567");
  expect(phoneFor(MECHANIC, "+353861234567", "IE")).toBe("+353 ••• 67");
});

test("of an e-mail address the others see how it begins and where it is", () => {
  expect(recipientFor(ADVISOR, "niamh@example.test", "IE")).toBe("niamh@example.test");
  expect(recipientFor(MECHANIC, "niamh@example.test", "IE")).toBe("n•••@example.test");
});
