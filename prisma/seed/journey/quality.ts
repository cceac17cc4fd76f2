// Quality control in the simulation: inspected, sometimes sent back, washed, and the papers written.
import { DateTime } from "luxon";
import { foundDefects, lastReading, TEST_DRIVE } from "~/journey/inspection";
import { checkPoint, driveTest } from "~/stages/5-quality/points";
import {
  failInspection,
  passInspection,
  preparePapers,
  startInspection,
  washVehicle,
} from "~/stages/5-quality/quality";
import type { Steps } from "../agenda";
import type { Shop } from "../shop";
import type { Person, VisitFile } from "../visit-file";
import { isWaiting } from "./lounge";
import { PAPERWORK, PROMISED_SOON } from "./urgency";

const FAILS = 0.075;
const FAILS_AGAIN = 0.05;

function* inspect(shop: Shop, file: VisitFile, inspector: Person): Steps<boolean> {
  const { chance, visit } = file;
  file.record(inspector, "quality:inspect", startInspection, { inspectorId: inspector.id });
  const fails = chance.happens(visit.loop === 0 ? FAILS : FAILS_AGAIN);
  const { map } = shop.site;
  const items = file.uninspected;
  const good = fails ? items.slice(0, chance.whole(0, items.length - 1)) : items;
  for (const item of good) {
    yield shop.minutes(item === TEST_DRIVE ? chance.between(4, 10) : chance.between(0.6, 1.6));
    inOrder(shop, file, inspector, item);
  }
  yield shop.minutes(chance.between(0.5, 2));
  const done = visit.jobs.filter(({ state }) => state.kind === "done");
  const item = items[good.length];
  if (fails && done.length > 0 && item !== undefined) {
    const what = chance.pick(shop.phrases.defects);
    const failed = { inspectorId: inspector.id, item, result: "failed", what } as const;
    const defect = { jobId: chance.pick(done).id, defectId: chance.uuid(shop.now) };
    file.record(inspector, "quality:inspect", checkPoint, { ...failed, ...defect }, map);
    const defects = foundDefects(file.visit, map);
    file.record(inspector, "quality:inspect", failInspection, { inspectorId: inspector.id, defects });
    return false;
  }
  file.record(inspector, "quality:inspect", passInspection, { inspectorId: inspector.id }, map);
  return true;
}

/** One point that is right; a test drive goes a few kilometres or miles. */
export function inOrder(shop: Shop, file: VisitFile, inspector: Person, item: string): void {
  const { map } = shop.site;
  if (item !== TEST_DRIVE) {
    const said = { inspectorId: inspector.id, item, result: "ok" } as const;
    return file.record(inspector, "quality:inspect", checkPoint, said, map);
  }
  const startMileage = (lastReading(file.visit) ?? 0) + file.chance.whole(0, 1);
  const drive = {
    inspectorId: inspector.id,
    startMileage,
    endMileage: startMileage + file.chance.whole(2, 9),
  };
  file.record(inspector, "quality:inspect", driveTest, drive);
}

const NEXT_SERVICE_MONTHS = 12;
const NEXT_SERVICE_DISTANCE = 15_000;

/** An explanation, and for some cars when they are due again. */
export function papersOf({ phrases, now, site }: Shop, { chance, visit }: VisitFile) {
  const explanation = chance.pick(phrases.papers);
  const reading = lastReading(visit);
  if (reading === undefined) return { explanation };
  const on = DateTime.fromMillis(now, { zone: site.plan.timeZone })
    .plus({ months: NEXT_SERVICE_MONTHS })
    .toISODate();
  const mileage = reading + NEXT_SERVICE_DISTANCE;
  return { explanation, nextService: on === null ? { mileage } : { on, mileage } };
}

/** @returns whether the car passed and left for handover; else it stands in repairs again */
export function* quality(shop: Shop, file: VisitFile): Steps<boolean> {
  const { chance } = file;
  const inspector = yield* shop.inspectors.seize(file.visit.promise?.current ?? shop.now);
  yield shop.minutes(chance.between(0.5, 2));
  const passed = yield* inspect(shop, file, inspector);
  if (passed && chance.happens(0.7)) {
    yield shop.minutes(chance.between(5, 9));
    file.record(inspector, "quality:papers", washVehicle);
  }
  shop.inspectors.release(inspector);
  if (!passed) return false;
  const waits = isWaiting(file, shop.now);
  const advisor = yield* shop.desk.seize(waits ? PROMISED_SOON : PAPERWORK);
  yield shop.minutes(chance.between(2, 5));
  file.record(advisor, "quality:papers", preparePapers, papersOf(shop, file));
  yield shop.agenda.pass(15_000);
  file.cross(advisor, "quality:papers");
  shop.desk.release(advisor);
  return true;
}
