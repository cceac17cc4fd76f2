// Reading logs: times, columns, tags however the text is cut, and what is wrong with a row.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logColumns, UnfitColumns } from "./log-columns";
import { LogSums } from "./log-report";
import { checkedRow, tellLogProblem } from "./log-row";
import { readLogTime } from "./log-time";
import { NotWellFormed, TagReader, type Tag } from "./xes-tags";

const MICRO = 1000;

describe("a time", () => {
  it.each([
    ["2026-03-31T14:05:09.123456Z", Date.UTC(2026, 2, 31, 14, 5, 9) * MICRO + 123_456],
    ["1970-01-02T12:23:00.000000Z", Date.UTC(1970, 0, 2, 12, 23) * MICRO],
    ["2026-03-31 14:05:09", Date.UTC(2026, 2, 31, 14, 5, 9) * MICRO],
    ["2026-03-31T14:05:09.5+02:00", Date.UTC(2026, 2, 31, 12, 5, 9) * MICRO + 500_000],
    ["2026-03-31T14:05:09-0530", Date.UTC(2026, 2, 31, 19, 35, 9) * MICRO],
    ["2026-03-31 14:05:09.250 UTC", Date.UTC(2026, 2, 31, 14, 5, 9) * MICRO + 250_000],
    ["2026-03-31", Date.UTC(2026, 2, 31) * MICRO],
    ["31.03.2026 14:05", Date.UTC(2026, 2, 31, 14, 5) * MICRO],
    ["30-12-2010:11.02", Date.UTC(2010, 11, 30, 11, 2) * MICRO],
    ["2026/03/31 14:05:09.1", Date.UTC(2026, 2, 31, 14, 5, 9) * MICRO + 100_000],
    ["2026/3/31", Date.UTC(2026, 2, 31) * MICRO],
    ["20260331T140509+0200", Date.UTC(2026, 2, 31, 12, 5, 9) * MICRO],
    ["1774965909.25", 1_774_965_909_250_000],
    ["1774965909250", 1_774_965_909_250_000],
    ["1774965909250001", 1_774_965_909_250_001],
  ])("is read from %s", (text, microseconds) => {
    expect(readLogTime(text)).toBe(microseconds);
  });

  it.each([
    "",
    "soon",
    "2026-02-30T00:00:00Z",
    "2026-13-01",
    "03/31/2026 14:05",
    "2026-03-31T25:00:00Z",
    "9999-01-01",
    "12345",
    "20260331",
    "2026-03-31T14:05:09+99:00",
  ])("is none in “%s”", (text) => {
    expect(readLogTime(text)).toBeUndefined();
  });

  it("is what the machine itself reads, for any moment", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1800-01-01"), max: new Date("2200-01-01"), noInvalidDate: true }),
        (date) => {
          expect(readLogTime(date.toISOString())).toBe(date.getTime() * MICRO);
        },
      ),
    );
  });
});

describe("the columns of a log", () => {
  it("are found by their usual names", () => {
    const usual = ["case_id", "pos", "activity", "start_timestamp", "complete_timestamp", "resource"];
    expect(logColumns(usual)).toEqual({ case: 0, pos: 1, activity: 2, start: 3, end: 4, resource: 5 });
    expect(logColumns(["case:concept:name", "concept:name", "time:timestamp"])).toEqual({
      case: 0,
      activity: 1,
      end: 2,
    });
  });

  it("are those that were typed, however they are called", () => {
    const headers = ["Order", "Step, short", "When=", "case_id"];
    expect(logColumns(headers, "case=Order,activity=Step, short,end=When=")).toEqual({
      case: 0,
      activity: 1,
      end: 2,
    });
    expect(logColumns(headers, 'Case = "Order", activity=Step, short , end=When=')).toEqual({
      case: 0,
      activity: 1,
      end: 2,
    });
  });

  it("are refused with what is missing", () => {
    expect(() => logColumns(["a", "b"])).toThrow(/case, activity, end.*“a”, “b”.*--map/);
    expect(() => logColumns(["case_id", "activity", "end"], "resource=Who")).toThrow(
      "There is no column “Who”",
    );
    expect(() => logColumns(["case_id", "activity", "end"], "who=end")).toThrow(UnfitColumns);
  });
});

it("says what is wrong with a row and where", () => {
  const row = {
    line: 7,
    caseId: "1",
    activity: "wash",
    startUs: 5,
    completeUs: 4,
    resource: "",
    position: undefined,
  };
  const item = checkedRow(row);
  expect(item.kind === "problem" && tellLogProblem(item.problem)).toBe(
    "Line 7: “wash” ends before it starts.",
  );
  expect(checkedRow({ ...row, completeUs: 5 }).kind).toBe("row");
  expect(checkedRow({ ...row, caseId: "" })).toMatchObject({ problem: { code: "no-case" } });
});

describe("tags", () => {
  const text = `<?xml version="1.0"?>
<!-- a > b <event> -->
<log xmlns="x"><trace><string key="concept:name" value="a &lt;b&gt; &#x41;&amp;"/>
<![CDATA[ <event> ]]><xes:event a='1 > 0'
 b="2"></xes:event></trace></log>`;

  function read(pieces: readonly string[]): Tag[] {
    const reader = new TagReader();
    const tags = pieces.flatMap((piece) => [...reader.take(piece)]);
    reader.end();
    return tags;
  }

  it("are the same wherever the text is cut", () => {
    const whole = read([text]);
    expect(whole.map(({ kind, name, line }) => `${line} ${kind} ${name}`)).toEqual([
      "3 open log",
      "3 open trace",
      "3 empty string",
      "4 open event",
      "5 close event",
      "5 close trace",
      "5 close log",
    ]);
    expect(whole[2]?.attributes.get("value")).toBe("a <b> A&");
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 12 }), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), text.length];
        const pieces = places.slice(1).map((end, place) => text.slice(places[place], end));
        expect(read(pieces)).toEqual(whole);
      }),
    );
  });

  it("that do not end are none", () => {
    expect(() => read(["<log><trace"])).toThrow(NotWellFormed);
    expect(() => read(["<log>< trace>"])).toThrow(NotWellFormed);
  });
});

describe("the report of a log", () => {
  it("counts what the words say", () => {
    const sums = new LogSums(["a", "b"]);
    const second = 1_000_000;
    sums.take(0, 0, 0, 2 * second);
    sums.take(0, 1, 1 * second, 5 * second);
    sums.take(0, 0, 9 * second, 10 * second);
    sums.take(1, 1, 100 * second, 101 * second);
    expect(sums.report()).toMatchObject({
      cases: 2,
      events: 4,
      variants: 2,
      case_duration_s: { n: 2, sum: 11, min: 1, max: 10 },
      service_time_s: { a: { n: 2, sum: 3 }, b: { n: 2, sum: 5 } },
      edges: [
        { from: "a", to: "b", n: 1, sum: 0 },
        { from: "b", to: "a", n: 1, sum: 4 },
      ],
      rework: { cases: 1, events: 1, per_activity: { a: 1 } },
    });
  });
});
