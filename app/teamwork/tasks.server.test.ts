// Tasks on a real database: whose they are, in which order, and how they end.
import { randomUUID } from "node:crypto";
import { RouterContextProvider } from "react-router";
import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { HOUR } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { answered, type Answered } from "test/answered";
import { useDatabase } from "test/database";
import { aCentre, aRequest, requestAs, type TestCentre } from "test/factories";
import { countTasks, endTask, tasksFor, tasksOfVisit } from "./tasks.server";
import { action } from "./tasks.route";

useDatabase();

let centre: TestCentre;
beforeEach(async () => {
  centre = await aCentre();
});

async function aTask(wishes: {
  readonly text: string;
  readonly ownerRole?: string;
  readonly ownerId?: string;
  readonly inHours?: number;
  readonly visitId?: string;
}): Promise<string> {
  const id = uuid();
  const { text, ownerRole = "advisor", ownerId, inHours = 1, visitId } = wishes;
  await db().task.create({
    data: {
      id,
      centreId: centre.id,
      kind: "reminder",
      key: id,
      ownerRole,
      dueAt: new Date(Date.now() + inHours * HOUR),
      details: { text },
      ...(ownerId === undefined ? {} : { ownerId }),
      ...(visitId === undefined ? {} : { visitId }),
    },
  });
  return id;
}

const textsFor = async (actor: Actor) => (await tasksFor(actor)).map(({ text }) => text);
const taskOf = (id: string) => db().task.findUniqueOrThrow({ where: { id } });

describe("a person's tasks", () => {
  test("are their own and their role's, what is due first before the rest", async () => {
    const { advisor, mechanic } = centre.team;
    await aTask({ text: "later", inHours: 5 });
    await aTask({ text: "overdue", inHours: -2 });
    await aTask({ text: "mechanic's", ownerRole: "mechanic" });
    await aTask({ text: "somebody else's", ownerId: centre.team.parts.staffId });
    await aTask({ text: "her own", ownerRole: "parts", ownerId: advisor.staffId, inHours: 2 });
    expect(await textsFor(advisor)).toEqual(["overdue", "her own", "later"]);
    expect(await countTasks(advisor)).toBe(3);
    expect(await textsFor(mechanic)).toEqual(["mechanic's"]);
    expect(await countTasks(centre.team.manager)).toBe(5);
  });

  test("are never those of another centre", async () => {
    await aTask({ text: "here" });
    const other = await aCentre();
    expect(await textsFor(other.team.manager)).toEqual([]);
    expect(await countTasks(other.team.advisor)).toBe(0);
  });

  test("stand on the visit's page too, whosever they are", async () => {
    const visit = await aRequest({ centre });
    await aTask({ text: "call", visitId: visit.id, ownerRole: "parts" });
    expect(await tasksOfVisit(centre.team.mechanic, visit.id)).toMatchObject([
      { text: "call", visit: { id: visit.id } },
    ]);
    expect(await tasksOfVisit((await aCentre()).team.manager, visit.id)).toEqual([]);
  });
});

describe("ending a task", () => {
  test("keeps who ended it, how, and what they noted", async () => {
    const taskId = await aTask({ text: "call" });
    const { advisor } = centre.team;
    expect(await endTask(advisor, { taskId, outcome: "arranged", note: "comes at nine" })).toBe("ended");
    expect(await taskOf(taskId)).toMatchObject({
      endedBy: advisor.staffId,
      outcome: "arranged",
      details: { text: "call", note: "comes at nine" },
    });
    expect(await countTasks(advisor)).toBe(0);
  });

  test("twice with the same form is once; another outcome comes too late", async () => {
    const taskId = await aTask({ text: "call" });
    const { advisor, manager } = centre.team;
    await endTask(advisor, { taskId, outcome: "arranged" });
    const before = await taskOf(taskId);
    expect(await endTask(advisor, { taskId, outcome: "arranged" })).toBe("ended");
    expect(await endTask(manager, { taskId, outcome: "not-needed" })).toBe("ended-before");
    expect(await taskOf(taskId)).toEqual(before);
  });

  test("is for those whose it is, and for a manager", async () => {
    const taskId = await aTask({ text: "call" });
    expect(await endTask(centre.team.mechanic, { taskId, outcome: "not-needed" })).toBe("not-theirs");
    expect(await endTask((await aCentre()).team.manager, { taskId, outcome: "not-needed" })).toBe(
      "not-found",
    );
    expect((await taskOf(taskId)).endedAt).toBeNull();
    expect(await endTask(centre.team.manager, { taskId, outcome: "not-needed" })).toBe("ended");
  });

  test("is answered by the page: done, refused beside the field, not there", async () => {
    const taskId = await aTask({ text: "call" });
    const post = async (actor: Actor, form: Readonly<Record<string, string>>): Promise<Answered> => {
      const request = await requestAs(actor, "/tasks", form);
      const args = { params: {}, context: new RouterContextProvider(), url: new URL(request.url) };
      return answered(action({ request, ...args, pattern: "/tasks" }));
    };
    const { advisor, mechanic } = centre.team;
    expect((await post(advisor, { taskId, outcome: "" })).status).toBe(400);
    expect((await post(mechanic, { taskId, outcome: "arranged" })).status).toBe(403);
    expect((await post(advisor, { taskId: randomUUID(), outcome: "arranged" })).status).toBe(404);
    expect(await post(advisor, { taskId, outcome: "arranged" })).toEqual({ status: 302, to: "/tasks" });
    expect((await post(centre.team.manager, { taskId, outcome: "arranged" })).status).toBe(409);
  });
});
