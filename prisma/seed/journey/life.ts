// The life of one visit in the simulation, from the request to its end.
import type { Steps } from "../agenda";
import type { Arrival } from "../arrivals";
import type { Chance } from "../chance";
import type { Shop } from "../shop";
import type { VisitFile } from "../visit-file";
import { booking } from "./booking";
import { faultsOf } from "./findings";
import { followUp } from "./follow-up";
import { handover } from "./handover";
import { intake } from "./intake";
import { allJobs } from "./jobs";
import type { OnTheLift } from "./lift";
import { preparation } from "./preparation";
import { watchPromise } from "./promise";
import { quality } from "./quality";

/** Repairs and quality control, until the inspector lets the car go. */
function* workshop(shop: Shop, file: VisitFile): Steps {
  const lift: OnTheLift = { shop, file, faults: faultsOf(file), asked: undefined, onTheWay: new Map() };
  shop.agenda.start(watchPromise(shop, file));
  for (;;) {
    const mechanic = yield* allJobs(lift);
    yield shop.agenda.pass(10_000);
    if (file.chance.happens(0.5) && file.unticked.includes("covers-fitted")) {
      file.tick(mechanic, "repairs:work", "covers-fitted");
    }
    file.cross(mechanic, "repairs:work");
    if (yield* quality(shop, file)) return;
  }
}

export function* visitLife(shop: Shop, arrival: Arrival, chance: Chance): Steps {
  const guest = shop.guests.next(shop.now);
  const [file, slot] = yield* booking(shop, guest, arrival, chance);
  if (!slot) return;
  if (!(yield* preparation(shop, file, slot))) return;
  if (!(yield* intake(shop, file))) return;
  yield* workshop(shop, file);
  yield* handover(shop, file);
  yield* followUp(shop, file);
}
