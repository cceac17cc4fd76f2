// Which origins a policy lets frame a page.
import { expect, test } from "vitest";
import { framedBy } from "./frames";

const POLICY = "default-src 'self';frame-ancestors 'none';form-action 'self'";

test("The named origins may frame the page, and nothing else of the policy changes", () => {
  expect(framedBy(POLICY, ["https://quay.example", "http://localhost:8080"])).toBe(
    "default-src 'self';frame-ancestors https://quay.example http://localhost:8080;form-action 'self'",
  );
});

test.each([
  [[]],
  [["*"]],
  [["https://a.example; script-src *"]],
  [["javascript:x"]],
  [["https://*.example"]],
])("%j changes nothing", (origins) => {
  expect(framedBy(POLICY, origins)).toBe(POLICY);
});
