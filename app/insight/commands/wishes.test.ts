// What is typed behind `npm run insight --`: understood, or refused with how it is typed.
import { expect, it } from "vitest";
import { insightWishes } from "./wishes";

it("is understood", () => {
  expect(insightWishes(["import", "a b.csv", "--map", "case=Order No"])).toEqual({
    kind: "import",
    file: "a b.csv",
    map: "case=Order No",
  });
  expect(insightWishes(["report", "--log", "x", "--json"])).toEqual({ kind: "report-log", log: "x" });
  for (const help of [["--help"], ["-h"], ["help"], ["verdict", "--help"]]) {
    expect(insightWishes(help)).toEqual({ kind: "help" });
  }
});

it.each([
  [["--bogus"], "Unknown option '--bogus'.\nnpm run"],
  [["verdict", "--name", "x"], "“verdict” has no option --name."],
  [["report"], "--log or --centre is missing."],
  [["report", "--log", "x", "--from", "2026-01-01"], "A log is reported as a whole"],
  [["import", "x.csv", "--name", ""], "--name is missing."],
  [["import", "x.csv", "y.csv"], "“y.csv” is one word too many."],
])("%j is refused", (args, why) => {
  expect(() => insightWishes(args)).toThrow(why);
});
