// After signing in one returns to a page of ours, and nowhere else.
import { expect, it } from "vitest";
import { localPath } from "./next-address";

it.each(["/", "/staff", "/visits/1?tab=a", "/search?q=%D0%90%20123"])("goes to %s", (next) => {
  expect(localPath(next)).toBe(next);
});

it.each([
  "https://elsewhere.example",
  "//elsewhere.example",
  "/\\elsewhere.example",
  "\\\\elsewhere.example",
  "/\t/elsewhere.example",
  "/\n/elsewhere.example",
  "/..//elsewhere.example",
  "javascript:alert(1)",
  "staff",
  "",
  "/" + "x".repeat(2000),
  null,
  undefined,
  ["/staff"],
])("doesn't go to %j", (next) => {
  expect(localPath(next)).toBeUndefined();
});
