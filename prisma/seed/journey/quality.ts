// Quality control in the simulation: inspected, sometimes sent back, washed, and the papers written.
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
  const items = file.unticked;
  for (const item of fails ? items.slice(0, chance.whole(0, items.length - 1)) : items) {
    yield shop.minutes(item === "test-drive" ? chance.between(4, 10) : chance.between(1.5, 4));
    file.tick(inspector, "quality:inspect", item);
  }
  yield shop.minutes(chance.between(0.5, 2));
  const done = visit.jobs.filter(({ state }) => state.kind === "done");
  if (fails && done.length > 0) {
    const defects = [{ jobId: chance.pick(done).id, what: chance.pick(shop.phrases.defects) }];
    file.record(inspector, "quality:inspect", failInspection, { inspectorId: inspector.id, defects });
    return false;
  }
  const { map } = shop.site;
  const testDriveDistance = chance.whole(2, 9);
  const input = { inspectorId: inspector.id, testDriveDistance };
  file.record(inspector, "quality:inspect", passInspection, input, map);
  return true;
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
  const explanation = chance.pick(shop.phrases.papers);
  file.record(advisor, "quality:papers", preparePapers, { explanation });
  yield shop.agenda.pass(15_000);
  file.cross(advisor, "quality:papers");
  shop.desk.release(advisor);
  return true;
}
