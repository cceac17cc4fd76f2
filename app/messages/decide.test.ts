// Who is written to, how and when.
import { describe, expect, test } from "vitest";
import { HOUR, instant, plus } from "~/journey/instant";
import { decide, PREFERENCES, type Question } from "./decide";
import { channelsOf, CHANNELS, kindOf, MESSAGE_KINDS, type Channel } from "./kinds";

const NOON = instant("2030-01-15T12:00:00Z");
const NIGHT = instant("2030-01-15T23:00:00Z");
const PHONE = "+353871234567";
const EMAIL = "anna@example.com";

function question(more: Partial<Question> = {}): Question {
  return {
    kind: "reminder-day",
    wish: "auto",
    addressee: { phone: PHONE, email: EMAIL, consent: true, prefers: "sms" },
    objections: { all: false, channels: new Set() },
    quiet: { fromMinute: 1260, untilMinute: 480, timeZone: "Europe/Dublin" },
    now: NOON,
    ...more,
  };
}

const who = (more: Partial<Question["addressee"]>) => ({ addressee: { ...question().addressee, ...more } });
const nobody = { phone: PHONE, consent: true, prefers: "sms" } as const;
const against = (...channels: readonly Channel[]) => ({
  objections: { all: false, channels: new Set(channels) },
});

/** The channel, or why there is none. */
function outcome(asked: Question): string {
  const decided = decide(asked);
  return decided.send ? decided.channel : decided.reason;
}

describe("the way of a message", () => {
  test.each([
    ["sms", {}],
    ["whatsapp", who({ prefers: "whatsapp" })],
    ["email", who({ prefers: "email" })],
    ["prefers-phone", who({ prefers: "phone" })],
    ["email", { wish: "email" as const }],
    ["whatsapp", { wish: "whatsapp" as const }],
    ["email", who({ consent: false })],
    ["no-consent", { addressee: { ...nobody, consent: false } }],
    ["sms", { addressee: { ...nobody, prefers: "email" as const } }],
    ["sms", { ...{ addressee: nobody }, wish: "email" as const }],
    ["no-address", { addressee: { consent: true, prefers: "sms" as const } }],
    ["email", { addressee: { email: EMAIL, consent: true, prefers: "sms" as const } }],
    ["email", against("sms")],
    ["opted-out", { ...against("sms"), addressee: nobody }],
    ["opted-out", { objections: { all: true, channels: new Set<Channel>() } }],
  ] satisfies readonly (readonly [string, Partial<Question>])[])("is %s for %j", (expected, more) => {
    expect(outcome(question(more))).toBe(expected);
  });

  test("never leads to SMS somebody who wanted WhatsApp", () => {
    expect(outcome(question({ ...who({ prefers: "whatsapp" }), ...against("whatsapp") }))).toBe("email");
    const { email: _email, ...without } = question().addressee;
    expect(
      outcome(question({ addressee: { ...without, prefers: "whatsapp" }, ...against("whatsapp") })),
    ).toBe("opted-out");
  });
});

describe("an offer", () => {
  test("goes only to those who agreed to messages, by e-mail neither", () => {
    expect(outcome(question({ kind: "service-due" }))).toBe("sms");
    expect(outcome(question({ kind: "service-due", ...who({ consent: false }) }))).toBe("no-consent");
    expect(outcome(question({ kind: "deferred-work", ...who({ consent: false, prefers: "email" }) }))).toBe(
      "no-consent",
    );
  });
});

describe("what somebody has just asked for", () => {
  test("needs no agreement, and goes out at night", () => {
    const asked = question({ kind: "booking-code", addressee: { ...nobody, consent: false }, now: NIGHT });
    expect(decide(asked)).toMatchObject({ send: true, channel: "sms", sendAfter: NIGHT });
  });
  test("goes to no number that objected", () => {
    expect(outcome(question({ kind: "booking-code", addressee: nobody, ...against("sms") }))).toBe(
      "opted-out",
    );
  });
  test("is, as an answer to an objection, all that still goes out", () => {
    const all = { all: true, channels: new Set<Channel>(["sms", "whatsapp"]) };
    for (const kind of MESSAGE_KINDS)
      expect([kind, decide(question({ kind, objections: all })).send]).toEqual([
        kind,
        kind === "word-answer",
      ]);
  });
});

describe("a colleague's own words", () => {
  test("go to somebody who wrote to us, and otherwise need agreement", () => {
    const silent = { ...nobody, consent: false };
    expect(outcome(question({ kind: "by-hand", addressee: silent }))).toBe("no-consent");
    expect(outcome(question({ kind: "by-hand", addressee: { ...silent, wroteLately: true } }))).toBe("sms");
  });
  test("reach those too who would rather be phoned", () => {
    expect(outcome(question({ kind: "by-hand", ...who({ prefers: "phone" }), wish: "sms" }))).toBe("sms");
  });
});

describe("the time of a message", () => {
  test("is the end of the quiet hours for what can wait", () => {
    expect(decide(question({ now: NIGHT }))).toMatchObject({ sendAfter: plus(NIGHT, 9 * HOUR) });
    expect(decide(question({ kind: "booking-confirmed", now: NIGHT }))).toMatchObject({ sendAfter: NIGHT });
  });
  test("that would come after its deadline is none", () => {
    expect(outcome(question({ now: NIGHT, deadlineAt: plus(NIGHT, 8 * HOUR) }))).toBe("quiet-hours");
    expect(outcome(question({ now: NIGHT, deadlineAt: plus(NIGHT, 9 * HOUR) }))).toBe("sms");
    expect(outcome(question({ deadlineAt: plus(NOON, -1) }))).toBe("too-late");
  });
});

describe("in every situation", () => {
  test("nothing goes where it may not, and what goes has an address and a time outside of the quiet hours", () => {
    let seen = 0;
    const subsets = [[], ["sms"], ["email"], ["whatsapp"], ["sms", "whatsapp"], CHANNELS] as const;
    for (const kind of MESSAGE_KINDS)
      for (const wish of [...CHANNELS, "auto"] as const)
        for (const prefers of PREFERENCES)
          for (const consent of [true, false])
            for (const email of [EMAIL, undefined])
              for (const phone of [PHONE, undefined])
                for (const blocked of subsets)
                  for (const all of [false, blocked.length > 0]) {
                    const addressee = {
                      ...{ consent, prefers },
                      ...(email === undefined ? {} : { email }),
                      ...(phone === undefined ? {} : { phone }),
                    };
                    const objections = { all, channels: new Set<Channel>(blocked) };
                    const decided = decide(question({ kind, wish, addressee, objections, now: NIGHT }));
                    seen += 1;
                    if (!decided.send) continue;
                    const { asked, answer, offer, urgent } = kindOf(kind);
                    expect(channelsOf(kind)).toContain(decided.channel);
                    expect(decided.recipient).toBe(decided.channel === "email" ? email : phone);
                    if (!answer) expect(all || objections.channels.has(decided.channel)).toBe(false);
                    if (!asked && decided.channel !== "email") expect(consent).toBe(true);
                    if (offer) expect(consent).toBe(true);
                    expect(decided.sendAfter).toBe(urgent ? NIGHT : plus(NIGHT, 9 * HOUR));
                  }
    expect(seen).toBe(MESSAGE_KINDS.length * 4 * 4 * 2 * 2 * 2 * 6 * 2);
  });
});
