// No gate can be passed without its facts, whatever somebody posts: the server decides, not the page.
import { missing } from "~/journey/gates";
import { HOUR, instant, plus } from "~/journey/instant";
import { ROLES, rolesFor } from "~/journey/permissions";
import { nextOf, STAGES, type Stage } from "~/journey/stages";
import { crossIntent } from "~/visits/gate-intents";
import { visitIn, type TestCentre, type TestVisit } from "../factories";
import { stepsIn } from "../visit-steps";
import { stageForms } from "./commands";
import { db, expect, test } from "./fixtures";

/** The promised time is kept up to date until the car is ready: on the page of repairs, during quality control too. */
const ALSO_LATER: Readonly<Record<string, readonly Stage[]>> = {
  revisePromise: ["quality"],
  tellDelay: ["quality"],
  newPromise: ["quality"],
  needParts: ["intake", "repairs"],
  addPart: ["intake", "repairs"],
};

/** Money is taken and given back whenever it comes, and an invoice is drafted when there is something to draft. */
const AT_ANY_TIME: readonly string[] = [
  "receivePayment",
  "refundPayment",
  "giveDiscount",
  "dropDiscount",
  "openAccount",
];

/** Where a visit stands, down to the last event of a person: the program itself tells customers things meanwhile. */
async function standing(visit: TestVisit) {
  const { stage, status } = await visit.load();
  const where = { visitId: visit.id, actorKind: { not: "job" } };
  return { stage, status, events: await db().event.count({ where }) };
}

function gate(visit: TestVisit): string {
  return `/visits/${visit.id}/gate`;
}

/** The facts of a stage, one after the other, as people would record them. */
function factsOf(stage: Stage, { centre }: TestVisit) {
  const appointmentAt = plus(instant(new Date()), -4 * HOUR);
  const start = plus(appointmentAt, -HOUR);
  const promisedAt = plus(appointmentAt, 8 * HOUR);
  return stepsIn(stage, { team: centre.team, bayId: centre.bays[0], start, appointmentAt, promisedAt });
}

for (const stage of STAGES) {
  test(`“${stage}” is left only when every fact of its gate is there`, async ({ centre, post }) => {
    const visit = await visitIn(stage, { centre });
    const leave = () =>
      post({ as: centre.team.manager, path: gate(visit), form: { intent: crossIntent(stage) } });
    const lacking = async () => missing(await visit.load(), stage, centre.map).length;

    let refusals = 0;
    for (const { by, decide } of factsOf(stage, visit)) {
      if ((await lacking()) === 0) break;
      const before = await standing(visit);
      expect((await leave()).status()).toBe(400);
      expect(await standing(visit)).toEqual(before);
      refusals += 1;
      await visit.change(by, (present) => decide(present, centre.map));
    }
    expect(refusals).toBeGreaterThanOrEqual(2);
    expect(await lacking()).toBe(0);

    expect((await leave()).status()).toBe(302);
    const next = nextOf(stage);
    expect(await standing(visit)).toMatchObject(next === "closed" ? { status: "closed" } : { stage: next });
  });

  test(`In “${stage}” the forms of the other stages are refused, and so is leaving any of them`, async ({
    centre,
    post,
  }) => {
    const visit = await visitIn(stage, { centre });
    const before = await standing(visit);
    const { manager } = centre.team;
    const present = await visit.load();
    for (const other of STAGES.filter((each) => each !== stage)) {
      const forms = stageForms(other, centre, present);
      for (const { intent, fields } of forms.filter(
        (form) => !ALSO_LATER[form.intent]?.includes(stage) && !AT_ANY_TIME.includes(form.intent),
      )) {
        const answer = await post({
          as: manager,
          path: `/visits/${visit.id}/${other}`,
          form: { intent, ...fields },
        });
        expect(answer.status(), `${intent} of ${other}`).toBe(409);
      }
      const leaving = await post({ as: manager, path: gate(visit), form: { intent: crossIntent(other) } });
      expect(leaving.status(), `leaving ${other}`).toBe(409);
      const form = { intent: "override", from: other, reason: "In a hurry" };
      expect((await post({ as: manager, path: gate(visit), form })).status(), `past ${other}`).toBe(409);
    }
    expect(await standing(visit)).toEqual(before);
  });

  test(`The forms of “${stage}” are refused to every role that may not hand them in`, async ({
    centre,
    post,
  }) => {
    const visit = await visitIn(stage, { centre });
    const before = await standing(visit);
    const present = await visit.load();
    const path = `/visits/${visit.id}/${stage}`;
    for (const { intent, fields, may } of stageForms(stage, centre, present)) {
      const others = ROLES.filter((role) => role !== "admin").filter((role) => !rolesFor(may).includes(role));
      expect(others.length, intent).toBeGreaterThan(0);
      for (const role of others) {
        const answer = await post({ as: centre.team[role], path, form: { intent, ...fields } });
        expect(answer.status(), `${intent} as ${role}`).toBe(403);
      }
    }
    expect(await standing(visit)).toEqual(before);
  });
}

test.describe("Whoever is not at home here", () => {
  async function everywhere(visit: TestVisit, centre: TestCentre) {
    const forms = stageForms("intake", centre, await visit.load());
    return [
      ...forms.map(({ intent, fields }) => ({
        path: `/visits/${visit.id}/intake`,
        form: { intent, ...fields },
      })),
      { path: gate(visit), form: { intent: crossIntent("intake") } },
      { path: gate(visit), form: { intent: "override", from: "intake", reason: "In a hurry" } },
      { path: gate(visit), form: { intent: "cancel", reason: "In a hurry" } },
      { path: `/visits/${visit.id}/note`, form: { intent: "note", text: "Hello" } },
    ];
  }

  test("a manager of another centre finds no such visit", async ({ centre, openCentre, post, as }) => {
    const visit = await visitIn("intake", { centre });
    const sister = await openCentre({ organisationId: centre.organisationId });
    const stranger = await openCentre();
    const before = await standing(visit);
    for (const manager of [sister.team.manager, stranger.team.manager]) {
      for (const { path, form } of await everywhere(visit, centre)) {
        expect((await post({ as: manager, path, form })).status(), `${path} ${form.intent}`).toBe(404);
      }
      const page = await as(manager);
      for (const place of ["", ...STAGES.map((stage) => `/${stage}`), "/links"]) {
        const answer = await page.request.get(`/visits/${visit.id}${place}`, { maxRedirects: 0 });
        expect(answer.status(), place).toBe(404);
      }
    }
    expect(await standing(visit)).toEqual(before);
  });

  test("somebody who is not signed in is led to the sign-in, and nothing is written", async ({
    centre,
    post,
  }) => {
    const visit = await visitIn("intake", { centre });
    const before = await standing(visit);
    for (const { path, form } of await everywhere(visit, centre)) {
      const answer = await post({ path, form });
      expect(answer.status()).toBe(302);
      expect(answer.headers()["location"]).toMatch(/^\/sign-in/);
    }
    expect(await standing(visit)).toEqual(before);
  });

  test("a form from another site, or from nowhere, is refused before it is read", async ({
    centre,
    post,
  }) => {
    const visit = await visitIn("intake", { centre });
    const before = await standing(visit);
    const { manager } = centre.team;
    const others = [
      null,
      { Origin: "https://evil.example" },
      { Origin: "null" },
      { "Sec-Fetch-Site": "cross-site" },
      { "Sec-Fetch-Site": "same-site" },
      { Origin: "https://evil.example", "Sec-Fetch-Site": "same-origin" },
      { Origin: "https://evil.example", "X-Forwarded-Host": "evil.example" },
    ] as const;
    for (const headers of others) {
      for (const { path, form } of await everywhere(visit, centre)) {
        const answer = await post({ as: manager, path, form, headers });
        expect(answer.status(), JSON.stringify(headers)).toBe(403);
      }
    }
    expect(await standing(visit)).toEqual(before);
  });
});

test("Only a manager goes past a gate, only with a reason, and it stays on record with what was missing", async ({
  centre,
  post,
}) => {
  const visit = await visitIn("preparation", { centre });
  const { advisor, parts, manager } = centre.team;
  const before = await standing(visit);
  const past = (as: typeof manager, reason?: string) =>
    post({
      as,
      path: gate(visit),
      form: { intent: "override", from: "preparation", ...(reason === undefined ? {} : { reason }) },
    });

  for (const person of [advisor, parts, centre.team.mechanic, centre.team.inspector]) {
    expect((await past(person, "In a hurry")).status()).toBe(403);
  }
  for (const reason of [undefined, "", "   ", "\n\t", "x".repeat(5_000)]) {
    expect((await past(manager, reason)).status()).toBe(400);
  }
  expect(await standing(visit)).toEqual(before);

  expect((await past(manager, "The customer stands at the desk")).status()).toBe(302);
  expect(await standing(visit)).toMatchObject({ stage: "intake" });
  const recorded = await db().event.findFirstOrThrow({
    where: { visitId: visit.id, type: "gate.overridden" },
  });
  expect(recorded.actorId).toBe(manager.staffId);
  expect(recorded.payload).toEqual({
    stage: "preparation",
    missing: ["history-read", "parts-ready", "order-drafted", "resources-assigned", "confirmed-or-called"],
    reason: "The customer stands at the desk",
  });
});

test("A gate that is open is not gone past, and no reason moves a car whose clock runs", async ({
  centre,
  post,
}) => {
  const { manager, mechanic } = centre.team;
  const open = await visitIn("preparation", { centre, ready: true });
  const form = { intent: "override", from: "preparation", reason: "In a hurry" };
  expect((await post({ as: manager, path: gate(open), form })).status()).toBe(400);

  const running = await visitIn("repairs", { centre });
  const jobId = (await running.load()).jobs[0]?.id ?? "";
  const start = { intent: "startWork", jobId };
  expect((await post({ as: mechanic, path: `/visits/${running.id}/repairs`, form: start })).status()).toBe(
    302,
  );
  const move = { intent: "override", from: "repairs", reason: "In a hurry" };
  const refused = await post({ as: manager, path: gate(running), form: move });
  expect(refused.status()).toBeGreaterThanOrEqual(400);
  expect((await standing(running)).stage).toBe("repairs");
});

test("A form without a submission id, without a name, or with an unknown one changes nothing", async ({
  centre,
  post,
}) => {
  const visit = await visitIn("intake", { centre });
  const before = await standing(visit);
  const as = centre.team.advisor;
  const forms = [
    { intent: "greet", submissionId: "" },
    { intent: "greet", submissionId: "1" },
    { intent: "" },
    { intent: "constructor" },
    { intent: "__proto__" },
    { intent: crossIntent("intake") },
  ];
  for (const form of forms) {
    const answer = await post({ as, path: `/visits/${visit.id}/intake`, form });
    expect(answer.status(), JSON.stringify(form)).toBe(400);
  }
  expect(await standing(visit)).toEqual(before);
});
