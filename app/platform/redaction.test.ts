// What a log must never show never comes out of it, and what makes it readable stays.
import { createHash } from "node:crypto";
import fc from "fast-check";
import { parsePhoneNumberWithError } from "libphonenumber-js";
import { describe, expect, test } from "vitest";
import { amount } from "test/amount";
import { makeLog } from "./log.server";
import { withoutSecrets } from "./redaction";

function linesOf(write: (log: ReturnType<typeof makeLog>) => void): string {
  let lines = "";
  write(makeLog({ logLevel: "trace" }, { write: (line: string) => void (lines += line) }));
  return lines;
}

const number = (digits: number) => fc.integer({ min: 10 ** (digits - 1), max: 10 ** digits - 1 }).map(String);

/** As evenly random as those that are given out. */
const token = fc
  .integer()
  .map((seed) => createHash("sha256").update(String(seed)).digest("base64url").slice(0, 22));
const e164 = fc.oneof(
  number(7).map((rest) => `+35387${rest}`),
  number(9).map((rest) => `+79${rest}`),
  // No area code of North America begins with a 1: such ten digits are a moment.
  number(10).map((rest) => `+1${rest.replace(/^1/, "2")}`),
  number(8).map((rest) => `+372${rest}`),
);
const writtenPhone = fc.constantFrom("international", "national", "bare", "hyphens", "encoded").chain((how) =>
  e164.map((phone) => {
    const parsed = parsePhoneNumberWithError(phone);
    if (how === "international") return parsed.formatInternational();
    if (how === "national") return parsed.formatNational();
    if (how === "bare") return phone.slice(1);
    if (how === "hyphens") return parsed.formatInternational().replaceAll(" ", "-");
    return encodeURIComponent(phone);
  }),
);
/** Fewer digits than nine are no number that somebody could be called on. */
const phone = fc.oneof(e164, writtenPhone).filter((text) => text.replace(/\D/g, "").length >= 9);
const email = fc.oneof(
  fc.emailAddress(),
  fc.emailAddress().map((address) => encodeURIComponent(address)),
  fc.constantFrom("нина@почта.рф", "o'brien+car@mail.example.ie"),
);
const secret = fc.oneof(token, phone, email);

/** Text in which a secret stands, as it would in a sentence, an address, a quotation or a query. */
const around = fc.tuple(
  fc.constantFrom(
    "",
    "Hello ",
    "http://127.0.0.1:3000/l/",
    "phone=",
    '{"to":"',
    "where x = '",
    "Key (phone)=(",
    "a\n",
    "\\n",
    "\t",
    "Ключ ",
    "[",
    "?t=",
    "<",
  ),
  fc.constantFrom(
    "",
    " ",
    "/move",
    '"}',
    "'",
    ") already exists.",
    "\n    at x (y.ts:1:2)",
    ",",
    "&b=1",
    ">",
    ".",
  ),
);

const hiding = fc.tuple(secret, around).map(([found, [before, after]]) => ({
  secret: found,
  text: `${before}${found}${after}`,
}));

class PrismaClientUnknownRequestError extends Error {
  override name = "PrismaClientUnknownRequestError";
  meta = {};
}

/** The same text as a value, a key, deep inside, in an error's message, cause, stack or own field, and as the message itself. */
const WAYS: readonly ((log: ReturnType<typeof makeLog>, text: string) => void)[] = [
  (log, text) => log.info(text),
  (log, text) => log.info({ a: text }, "x"),
  (log, text) => log.warn({ a: [{ b: { c: { d: [text] } } }] }, "x"),
  (log, text) => log.warn({ [text]: 1 }, "x"),
  (log, text) => log.error({ err: new Error(text) }, "x"),
  (log, text) => log.error({ err: new Error("x", { cause: new Error(text) }) }, "x"),
  (log, text) => log.error({ err: Object.assign(new Error("x"), { detail: text, url: { of: text } }) }, "x"),
  (log, text) => log.error({ err: new AggregateError([new Error(text)], "x") }, "x"),
  (log, text) => log.error({ err: new PrismaClientUnknownRequestError(text) }, "x"),
  (log, text) => log.error(new Error(text)),
  (log, text) => log.error({ error: { message: text, stack: `Error: ${text}\n    at a (b.ts:1:1)` } }, "x"),
  (log, text) => log.child({ worker: text }).info({ job: JSON.stringify({ of: text }) }, `Completed ${text}`),
  (log, text) => log.info("%s of %o", text, { of: text }),
];

describe("a line of the log", () => {
  test("never shows a token, a telephone number or an e-mail address, wherever it stood", () => {
    fc.assert(
      fc.property(hiding, fc.nat({ max: WAYS.length - 1 }), ({ secret: hidden, text }, way) => {
        const line = linesOf((log) => WAYS[way]?.(log, text));
        expect(line).not.toContain(hidden);
        const digits = hidden.replace(/\D/g, "");
        if (digits.length >= 9 && !hidden.includes("@")) expect(line).not.toContain(digits);
      }),
      { numRuns: amount({ full: 10_000, usual: 3_000 }) },
    );
  });
  test("stays one line of JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), hiding, (value, { text }) => {
        const line = linesOf((log) => log.info({ value, text }, "x"));
        expect(line.endsWith("\n")).toBe(true);
        expect(line.indexOf("\n")).toBe(line.length - 1);
        expect(JSON.parse(line)).toMatchObject({ level: "info", msg: "x" });
      }),
      { numRuns: 500 },
    );
  });
});

describe("what makes a log readable stays", () => {
  const moment = fc.date({ min: new Date(2000, 0), max: new Date(2099, 0), noInvalidDate: true });
  const harmless = fc.oneof(
    moment.map((at) => at.toISOString()),
    moment.map((at) => at.toISOString().replace("T", " ").replace("Z", "")),
    moment.map((at) => at.toISOString().slice(0, 10)),
    fc
      .date({ min: new Date("2018-01-01"), max: new Date("2033-01-01"), noInvalidDate: true })
      .map((at) => String(at.getTime())),
    fc.uuid(),
    fc.uuid().map((id) => `message:${id}`),
    fc.uuid().map((id) => `send-message-${id}`),
    fc.ipV4(),
    fc.float({ min: 0, max: 9_999_999, noNaN: true }).map((ms) => `${String(Math.abs(ms))} ms`),
    fc.tuple(fc.nat(99), fc.nat(99), fc.nat(999)).map((version) => version.join(".")),
    fc.nat(99_999_999).map(String),
    fc.constantFrom(
      "graphile-worker@0.17.3",
      "PostgreSQL 18.4.0-beta.17",
      "20261122110100_messages",
      "P2002",
      "21610",
      "ECONNREFUSED 127.0.0.1:5432",
      "node_modules/@prisma/client/runtime/library.js:123:45",
      "createReadableStreamFromReadable",
      "2f1c0f3f0b1d4be2a5a4e0d7c1b2a3f4e5d6c7b8",
      "INTERNAL_SERVER_ERROR_OF_X",
      "/visits/019389f1-1111-7222-8333-444455556666/repairs",
    ),
  );
  test("moments, ids, durations, versions, codes, paths and machines' addresses", () => {
    fc.assert(
      fc.property(
        harmless,
        fc.constantFrom("", " ", "(", "at "),
        fc.constantFrom("", " ", ")", ": x"),
        (text, a, b) => {
          expect(withoutSecrets(`${a}${text}${b}`)).toBe(`${a}${text}${b}`);
        },
      ),
      { numRuns: amount({ full: 5_000, usual: 1_500 }) },
    );
  });
  test("the frames of a stack", () => {
    const line = linesOf((log) => log.error({ err: new Error("lost") }, "x"));
    expect(line).toContain("redaction.test.ts");
    expect(line).not.toContain("(hidden)");
  });
});

test("Stripe's keys and signing secrets are hidden, short ones too", () => {
  expect(withoutSecrets("sk_test_abc rk_live_4eC39 whsec_x (sk_live_a)")).toBe(
    "(hidden) (hidden) (hidden) ((hidden))",
  );
  expect(
    linesOf((log) => log.info({ stripe: { secretKey: "short", webhookSecret: "other" } }, "x")),
  ).not.toMatch(/short|other/);
});

test("the credentials of a database's address are hidden", () => {
  expect(withoutSecrets("postgres://bayline:pa$$w0rd@db.internal:5432/bayline")).toBe(
    "postgres://(hidden)db.internal:5432/bayline",
  );
});
