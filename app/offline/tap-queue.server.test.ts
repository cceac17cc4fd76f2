// A phone in a dead spot: whatever gets lost, is sent twice, or waits for how long, the log ends like that of one with a connection.
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { MINUTE } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { aCentre, aColleague, aLine, visitIn, type TestCentre, type TestVisit } from "test/factories";
import { useDatabase } from "test/database";
import { aTap, sendTapAs } from "test/taps";
import type { Tap } from "./tap";
import { TapQueue, type Sent } from "./tap-queue";
import { storeInMemory } from "./tap-store";

useDatabase();

let centre: TestCentre;
beforeAll(async () => {
  centre = await aCentre();
});

/** What happens to a message: it arrives and is answered, it never arrives, it arrives and the answer is lost. */
const NETWORK = ["answered", "lost", "answer-lost"] as const;
type Network = (typeof NETWORK)[number];

/** A try of the mechanic's: on which job, which button. Some make no sense, and are refused. */
interface Press {
  readonly job: number;
  readonly button: number;
}

const JOBS = 2;

interface Phone {
  readonly visit: TestVisit;
  readonly mechanic: Actor;
  readonly jobIds: readonly string[];
}

async function aPhone(): Promise<Phone> {
  const mechanic = await aColleague(centre, ["mechanic"]);
  const lines = Array.from({ length: JOBS }, () => aLine());
  const visit = await visitIn("repairs", { centre, mechanic, lines });
  return { visit, mechanic, jobIds: (await visit.load()).jobs.map(({ id }) => id) };
}

function tapsOf({ visit, mechanic, jobIds }: Phone, presses: readonly Press[], from: number): readonly Tap[] {
  return presses.map(({ job, button }, place) => {
    const jobId = jobIds[job] ?? "";
    const tappedAt = from + place * MINUTE;
    switch (button) {
      case 0:
        return aTap(visit, mechanic, { intent: "startWork", fields: { jobId }, tappedAt });
      case 1:
        return aTap(visit, mechanic, { intent: "stopWork", fields: { jobId, cause: "advisor" }, tappedAt });
      case 2:
        return aTap(visit, mechanic, { intent: "resumeWork", fields: { jobId }, tappedAt });
      case 3:
        return aTap(visit, mechanic, { intent: "finishWork", fields: { jobId }, tappedAt });
      default:
        return aTap(visit, mechanic, {
          intent: "reportFinding",
          fields: { findingId: crypto.randomUUID(), what: `Finding ${String(place)}`, severity: "soon" },
          tappedAt,
        });
    }
  });
}

/** Every tap goes through the queue; the network does with each message what comes next in its list, then answers. */
async function playedBy(phone: Phone, taps: readonly Tap[], network: readonly Network[]): Promise<TapQueue> {
  const fates = [...network];
  const store = storeInMemory();
  let again = () => {};
  const queue = new TapQueue({
    open: async () => store,
    journal: { all: () => [], add: () => undefined, remove: () => undefined },
    send: async (tap): Promise<Sent> => {
      const fate = fates.shift() ?? "answered";
      if (fate === "lost") return { delay: "no-connection" };
      const answer = await sendTapAs(phone.mechanic, tap);
      return fate === "answered" ? { answer } : { delay: "no-connection" };
    },
    alone: (run) => run(),
    announce: () => undefined,
    later: (retry) => (again = retry),
  });
  queue.isUsedBy(phone.mechanic);
  for (const tap of taps) await queue.add(tap);
  const waits = () => queue.snapshot().taps.some(({ state }) => state.kind === "waiting");
  for (let round = 0; waits() && round < 200; round += 1) {
    again();
    await queue.refresh();
  }
  return queue;
}

const About = z.object({ jobId: z.string() });

/** What the log says of the jobs, by their places: ids differ from phone to phone. */
async function logOf({ visit, jobIds }: Phone, from: number): Promise<readonly string[]> {
  const rows = await db().event.findMany({
    where: { visitId: visit.id, stage: "repairs", occurredAt: { gte: new Date(from) } },
    orderBy: { seq: "asc" },
  });
  return rows.map(({ type, occurredAt, payload }) => {
    const about = About.safeParse(payload);
    const place = about.success ? jobIds.indexOf(about.data.jobId) : -1;
    return `${String(occurredAt.getTime() - from)} ${type} ${String(place)}`;
  });
}

const presses = fc.array(fc.record({ job: fc.nat(JOBS - 1), button: fc.nat(4) }), {
  minLength: 1,
  maxLength: 9,
});
const networks = fc.array(fc.constantFrom(...NETWORK), { maxLength: 16 });

test("any losses and repeats end in the log of a phone that always had a connection", async () => {
  await fc.assert(
    fc.asyncProperty(presses, networks, async (pressed, network) => {
      const from = Date.now() - 30 * MINUTE;
      const [online, offline] = [await aPhone(), await aPhone()];
      await playedBy(online, tapsOf(online, pressed, from), []);
      const queue = await playedBy(offline, tapsOf(offline, pressed, from), network);
      expect(queue.snapshot().taps.some(({ state }) => state.kind === "waiting")).toBe(false);
      expect(await logOf(offline, from)).toEqual(await logOf(online, from));
    }),
    { numRuns: 12 },
  );
});

test("what rests on a refused tap is held, everything else goes on", async () => {
  const phone = await aPhone();
  const from = Date.now() - 10 * MINUTE;
  // The second clock is refused; stopping it makes no sense then. The finding and the first job go on.
  const pressed = [
    { job: 0, button: 0 },
    { job: 1, button: 0 },
    { job: 1, button: 1 },
    { job: 0, button: 4 },
    { job: 0, button: 3 },
  ];
  const taps = tapsOf(phone, pressed, from);
  const queue = await playedBy(phone, taps, Array<Network>(taps.length).fill("lost"));
  const states = () => queue.snapshot().taps.map(({ state }) => state.kind);
  expect(states()).toEqual(["done", "refused", "held", "done", "done"]);
  await queue.leaveOut(taps[1]?.submissionId ?? "");
  expect(states()).toEqual(["done", "done", "done"]);
});
