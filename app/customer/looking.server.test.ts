// Ten thousand looks (TEST_FULL=1; else a part of them) at customers' links, by browsers, robots and programs that open links before people do, at the real
// program: no row changes, nothing is answered that tells dead links apart, and the log gives nothing away.
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { DAY, HOUR, instant, plus } from "~/journey/instant";
import { connectDatabase, db, disconnectDatabase } from "~/platform/db/db.server";
import { readSettings, useSettings } from "~/platform/env.server";
import { bookPlace } from "~/stages/1-booking/place.server";
import { reportFinding, requestApproval } from "~/stages/4-repairs/extra-work";
import { sendSurvey } from "~/stages/7-follow-up/follow-up";
import { authorOf, changeVisit } from "~/visits/store.server";
import { amount } from "test/amount";
import { checksums } from "test/checksums";
import { aLine, aRequest, visitIn, type TestVisit } from "test/factories";
import { aBooker, anOpenCentre, CAR, type OpenCentre } from "test/online-bookings";
import { startApp, type TestApp } from "test/setup/app";
import type { LinkPurpose } from "./link-purposes";
import { createLink, revokeLink } from "./links.server";

const LOOKS = amount({ full: 10_000, usual: 690 });
const AT_ONCE = 16;
/** What a look may touch: how often somebody asked. No worker runs beside this program. */
const COUNTERS = ["rate_limit"];

const BROWSER = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15";
/** Who opens links: people, and programs that look before them. */
const LOOKERS: readonly Readonly<Record<string, string>>[] = [
  { "User-Agent": BROWSER },
  { "User-Agent": "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)" },
  { "User-Agent": "WhatsApp/2.24.20.80 A" },
  { "User-Agent": "Twitterbot/1.0" },
  { "User-Agent": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)" },
  { "User-Agent": "TelegramBot (like TwitterBot)" },
  {
    "User-Agent": BROWSER,
    "X-MS-Exchange-Organization-SCL": "1",
    Via: "1.1 safelinks.protection.outlook.com",
  },
  { "User-Agent": "Googlebot/2.1 (+http://www.google.com/bot.html)", From: "googlebot(at)googlebot.com" },
  { "User-Agent": BROWSER, Purpose: "prefetch" },
  { "User-Agent": BROWSER, "Sec-Purpose": "prefetch;prerender", "Sec-Fetch-Mode": "navigate" },
  { "User-Agent": BROWSER, "X-Moz": "prefetch", "Accept-Language": "ru" },
  { "User-Agent": "curl/8.5.0", Accept: "*/*" },
];

let app: TestApp;
let centre: OpenCentre;
beforeAll(async () => {
  const SESSION_SECRET = "a secret that is only for tests".padEnd(40, ".");
  const cluster = { adminUrl: inject("adminUrl"), template: inject("template") };
  app = await startApp(cluster, { ROLE: "web", LOG_LEVEL: "info", SESSION_SECRET });
  useSettings(readSettings({ DATABASE_URL: app.databaseUrl, APP_URL: app.url, SESSION_SECRET }));
  await connectDatabase(app.databaseUrl);
  centre = await anOpenCentre();
}, 240_000);
afterAll(async () => {
  await disconnectDatabase();
  await app?.stop();
});

const secrets: string[] = [];

async function linkTo(visit: TestVisit, purpose: LinkPurpose, objectId?: string, days = 30) {
  const expiresAt = plus(instant(new Date()), days * DAY);
  const bound = objectId === undefined ? {} : { objectId };
  const { id, address } = await createLink(
    db(),
    { centreId: centre.id },
    { visitId: visit.id, purpose, expiresAt, ...bound },
  );
  const path = new URL(address).pathname;
  secrets.push(path.slice("/l/".length));
  return { id, path };
}

async function booked(): Promise<TestVisit> {
  const visit = await aRequest({ centre, lines: [aLine()] });
  const at = instant(Math.floor(Date.now() / DAY) * DAY + 5 * DAY + 12 * HOUR);
  const outcome = await changeVisit(
    authorOf(centre.team.advisor),
    visit.id,
    crypto.randomUUID(),
    (v, { tx, now }) => bookPlace(v, { at, minutes: 60, online: false }, { tx, now }),
  );
  expect(outcome.kind).toBe("done");
  return visit;
}

async function asked(): Promise<{ visit: TestVisit; requestId: string }> {
  const visit = await visitIn("repairs", { centre });
  const { mechanic, advisor } = centre.team;
  const [findingId, requestId] = [crypto.randomUUID(), crypto.randomUUID()];
  await visit.change(mechanic, (v, now) =>
    reportFinding(v, { findingId, what: "Worn tyre", severity: "safety" }, now),
  );
  const lines = [{ ...aLine({ title: "Tyre" }), findingId }];
  await visit.change(advisor, (v, now) => requestApproval(v, { requestId, lines }, now));
  return { visit, requestId };
}

/** Every kind of address that a customer may have, with the status that a look is answered with. */
async function everyKind(): Promise<ReadonlyMap<string, number>> {
  const booking = (await linkTo(await booked(), "booking")).path;
  const { visit, requestId } = await asked();
  const home = await visitIn("follow-up", { centre });
  await home.change(centre.team.advisor, sendSurvey);
  const booker = await aBooker(centre);
  await booker.post("car", CAR);
  secrets.push(booker.secret);
  const status = (await linkTo(visit, "status")).path;
  const expired = (await linkTo(visit, "status", undefined, -1)).path;
  const revoked = await linkTo(visit, "approval", requestId);
  await revokeLink(centre.team.advisor, { visitId: visit.id, linkId: revoked.id }, new Date());
  const lost = `/l/${"A".repeat(22)}`;
  return new Map([
    [booking, 200],
    [`${booking}/move`, 200],
    [`${booking}/cancel`, 200],
    [`${booking}/visit.ics`, 200],
    [`${booking}?utm_source=sms`, 200],
    [status, 200],
    [(await linkTo(visit, "approval", requestId)).path, 200],
    [(await linkTo(home, "survey")).path, 200],
    [`/book/${centre.slug}`, 200],
    [`/book/${centre.slug}/${booker.secret}/car`, 200],
    [`/book/${centre.slug}/${booker.secret}/time`, 200],
    [expired, 404],
    [revoked.path, 404],
    [lost, 404],
    [`${lost}/move`, 404],
    [`${lost}/visit.ics`, 404],
    [`${status}/move`, 404],
    [`${status}/visit.ics`, 404],
    [`${status}x`, 404],
    ["/l/%00", 404],
    [`/l/${lost.slice(3)}/photos/${crypto.randomUUID()}/small`, 404],
    [`/book/${centre.slug}/${"B".repeat(22)}/car`, 404],
    [`/feeds/${"C".repeat(22)}.ics`, 404],
  ]);
}

/** A network of its own for each look: misses are counted by network. */
const from = (look: number) => ({
  "X-Forwarded-For": `2001:db8:${(look >> 8).toString(16)}:${(look & 255).toString(16)}::1`,
});

async function look(path: string, method: string, headers: Readonly<Record<string, string>>) {
  const answer = await fetch(`${app.url}${path}`, { method, headers, redirect: "manual" });
  return { answer, body: await answer.text() };
}

test(`${String(LOOKS)} looks at every kind of link change no row, and no secret is logged`, async () => {
  const kinds = [...(await everyKind())];
  const before = await checksums(COUNTERS);
  const wrong: string[] = [];
  let next = 0;
  const lookOn = async () => {
    for (let number = next++; number < LOOKS; number = next++) {
      const [path, status] = kinds[number % kinds.length] ?? ["/", 200];
      const round = Math.floor(number / kinds.length);
      const headers = { ...LOOKERS[round % LOOKERS.length], ...from(number) };
      const method = Math.floor(round / LOOKERS.length) % 2 === 0 ? "GET" : "HEAD";
      const { answer } = await look(path, method, headers);
      if (answer.status !== status) wrong.push(`${method} ${path}: ${String(answer.status)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lookOn));
  expect([...new Set(wrong)]).toEqual([]);
  expect(await checksums(COUNTERS)).toEqual(before);
  const printed = app.printed();
  expect(printed.split("\n").filter((line) => line.includes('"answered"')).length).toBeGreaterThan(
    LOOKS * 0.9,
  );
  for (const secret of secrets) expect(printed).not.toContain(secret);
}, 240_000);

describe("a link that opens nothing", () => {
  /** What a visitor gets, without what differs between any two answers: the clock, and the number of the policy. */
  async function got(path: string, index: number) {
    const { answer, body } = await look(path, "GET", { ...from(60_000 + index), "User-Agent": BROWSER });
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== "date"));
    const nonce = /'nonce-([^']+)'/.exec(headers["content-security-policy"] ?? "")?.[1] ?? "no nonce";
    const plain = (text: string) => text.replaceAll(nonce, "N");
    const told = Object.entries(headers).map(([name, value]) => [name, plain(value)] as const);
    return { status: answer.status, headers: new Map(told), body: plain(body) };
  }

  test("is answered byte for byte alike, with the number to call, kept by nobody and listed nowhere", async () => {
    const { visit, requestId } = await asked();
    const expired = await linkTo(visit, "approval", requestId, -1);
    const revoked = await linkTo(visit, "booking");
    await revokeLink(centre.team.advisor, { visitId: visit.id, linkId: revoked.id }, new Date());
    const wrongObject = await linkTo(visit, "approval", crypto.randomUUID());
    const paths = [`/l/${"A".repeat(22)}`, "/l/x", "/l/%D0%BA", expired.path, revoked.path, wrongObject.path];
    const [first, ...others] = await Promise.all(paths.map(got));
    expect(first?.status).toBe(404);
    const said = ["cache-control", "x-robots-tag", "referrer-policy"].map((name) => first?.headers.get(name));
    expect(said).toEqual(["no-store", "noindex, nofollow", "same-origin"]);
    expect(first?.body).toContain("tel:+353");
    expect(first?.body).not.toContain("<script");
    for (const other of others) expect(other).toEqual(first);
    const purposes = [`/l/${"A".repeat(22)}/move`, `${(await linkTo(visit, "status")).path}/move`];
    const [unknown, wrongPurpose] = await Promise.all(purposes.map((path, index) => got(path, 90 + index)));
    expect(wrongPurpose).toEqual(unknown);
  });

  test("is refused in words after thirty from one network, and a good link still opens from there", async () => {
    const good = await linkTo((await asked()).visit, "status");
    const headers = from(70_000);
    for (let miss = 0; miss < 30; miss += 1) await look(`/l/${"D".repeat(22)}`, "GET", headers);
    const { answer, body } = await look(`/l/${"E".repeat(22)}`, "GET", headers);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    expect(body).toContain("Too many tries");
    expect((await look(good.path, "GET", headers)).answer.status).toBe(200);
  });
});
