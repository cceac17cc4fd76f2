// A car that comes back, on the real database: found when the request is taken down, seen above the visit, overruled by the desk.
import { expect, test } from "vitest";
import { HOUR, instant, plus } from "~/journey/instant";
import { command } from "~/visits/command.server";
import { useDatabase } from "test/database";
import { aCentre, aLine, aRequest, visitIn } from "test/factories";
import { post } from "test/posts";
import { OverruleReturn } from "./return.schema";
import { returnView } from "./return-view.server";
import { overruleReturn } from "./returns";

useDatabase();

const commands = {
  overruleReturn: command({
    may: "follow-up:write",
    schema: () => OverruleReturn,
    decide: (visit, input, { now }) => overruleReturn(visit, input, now),
  }),
};

test("is flagged as a return of the visit that did the same job, until somebody says why it is none", async () => {
  const centre = await aCentre();
  const requestedAt = plus(instant(new Date()), -8 * HOUR);
  const lines = [aLine({ title: "Front brake pads" })];
  const first = await visitIn("follow-up", { centre, lines, requestedAt });
  const car = { centre, customerId: first.customerId, vehicleId: first.vehicleId };
  const now = instant(new Date());
  const back = await aRequest({ ...car, lines: [aLine({ title: "Front brake pads" })], requestedAt: now });
  const other = await aRequest({ ...car, complaint: "The horn.", lines: [], requestedAt: now });
  expect((await other.load()).comesBack).toBeUndefined();
  const visit = await back.load();
  expect(visit.comesBack).toMatchObject({ of: first.id, by: "job" });
  expect(await returnView(centre.team.mechanic, visit)).toMatchObject({ mayOverrule: false });

  const reason = { reason: "The rear axle this time" };
  expect((await post(commands, back, centre.team.mechanic, "overruleReturn", reason)).status).toBe(403);
  expect((await post(commands, back, centre.team.advisor, "overruleReturn", {})).status).toBe(400);
  expect((await post(commands, back, centre.team.advisor, "overruleReturn", reason)).status).toBe(302);
  expect((await back.load()).comesBack?.overruled?.reason).toBe(reason.reason);
});
