// What stands in the centre at the present moment, whatever the hour: at least two cars in each stage, some late.
import { stopWork } from "~/stages/4-repairs/clock";
import { reportFinding, requestApproval } from "~/stages/4-repairs/extra-work";
import { customerReturned, notifyReady } from "~/stages/6-handover/handover";
import type { Steps } from "../agenda";
import type { Shop } from "../shop";
import type { Person } from "../visit-file";
import { FAULTS } from "../words/faults";
import {
  arrives,
  booked,
  broughtIn,
  drafted,
  inspecting,
  passed,
  ready,
  started,
  walkedAround,
  worked,
  type Car,
} from "./carry";
import { type Moments } from "./moments";

interface Stage {
  readonly shop: Shop;
  readonly moments: Moments;
  /** The mechanic who works on the cars of the scenes, one after the other, for the last hours. */
  readonly mechanic: Person;
}

/** Open minutes before now in which one mechanic belongs to the scenes. */
const MECHANIC_FROM = 660;

function car({ shop, mechanic }: Pick<Stage, "shop" | "mechanic">, name: string, service: string): Car {
  return { shop, service, mechanic, chance: shop.site.chance.fork(`scene ${name}`) };
}

/** Written and not answered yet: minutes ago, by which channel. */
const UNANSWERED = [
  [4, "message"],
  [18, "online"],
  [52, "message"],
] as const;

function* unanswered(
  shop: Shop,
  moments: Moments,
  [minutesAgo, channel]: (typeof UNANSWERED)[number],
  name: string,
): Steps {
  yield shop.agenda.until(moments.ago(minutesAgo));
  const chance = shop.site.chance.fork(`scene ${name}`);
  const guest = shop.guests.next(shop.now);
  const services = shop.wishes(guest, chance);
  shop.receive("customer", { guest, services, channel, wish: undefined, chance });
}

/** Tomorrow's car: parts are not there yet. The day after: nobody knows whether the customer comes. */
function* comesSoon({ shop, moments, mechanic }: Stage, name: string, inMinutes: number): Steps {
  const comesAt = moments.openAhead(inMinutes);
  const file = yield* booked(car({ shop, mechanic }, name, "service"), moments.openAgo(400), comesAt);
  yield* drafted(shop, file);
}

function* atTheDesk({ shop, moments, mechanic }: Stage): Steps {
  const at = moments.openAgo(38);
  const file = yield* booked(car({ shop, mechanic }, "intake 1", "pads"), moments.openAgo(900), at);
  yield* drafted(shop, file);
  yield* ready(shop, file);
  yield* arrives(shop, file, at);
  yield* walkedAround(shop, file);
}

function* justArrived({ shop, moments, mechanic }: Stage): Steps {
  const at = moments.ago(5);
  const file = yield* booked(car({ shop, mechanic }, "intake 2", "oil"), moments.openAgo(1200), at);
  yield* drafted(shop, file);
  yield* ready(shop, file);
  yield* arrives(shop, file, at);
}

/** The car is ready; the customer was told and has not come. */
function* awaited({ shop, moments, mechanic }: Stage): Steps {
  const promise = moments.openAgo(60);
  const file = yield* broughtIn(car({ shop, mechanic }, "handover 1", "oil"), moments.openAgo(330), promise);
  yield* worked(shop, file, mechanic, { from: moments.openAgo(300), to: moments.openAgo(262) });
  yield* passed(shop, file, moments.openAgo(250));
  file.record(shop.one("advisor"), "handover:write", notifyReady, { how: "message" });
}

/** The customer stands at the desk. */
function* comesBack({ shop, moments, mechanic }: Stage): Steps {
  const promise = moments.openAgo(45);
  const file = yield* broughtIn(
    car({ shop, mechanic }, "handover 2", "battery"),
    moments.openAgo(310),
    promise,
  );
  yield* worked(shop, file, mechanic, { from: moments.openAgo(258), to: moments.openAgo(225) });
  yield* passed(shop, file, moments.openAgo(218));
  file.record(shop.one("advisor"), "handover:write", notifyReady, { how: "phone" });
  yield shop.agenda.until(moments.ago(7));
  file.record("customer", "handover:write", customerReturned);
}

/** Done long ago, and nobody inspects it. */
function* notInspected({ shop, moments, mechanic }: Stage): Steps {
  const promise = moments.openAhead(25);
  const file = yield* broughtIn(
    car({ shop, mechanic }, "quality 1", "pretest"),
    moments.openAgo(290),
    promise,
  );
  yield* worked(shop, file, mechanic, { from: moments.openAgo(220), to: moments.openAgo(180) });
}

function* underInspection({ shop, moments, mechanic }: Stage): Steps {
  const promise = moments.openAhead(70);
  const file = yield* broughtIn(car({ shop, mechanic }, "quality 2", "oil"), moments.openAgo(150), promise);
  yield* worked(shop, file, mechanic, { from: moments.openAgo(62), to: moments.openAgo(34) });
  yield* inspecting(shop, file, moments.ago(11), 2);
}

/** Worn brakes were found; the customer was asked and says nothing. */
function* noAnswer({ shop, moments, mechanic }: Stage): Steps {
  const promise = moments.openAgo(12);
  const file = yield* broughtIn(
    car({ shop, mechanic }, "approval", "service"),
    moments.openAgo(260),
    promise,
  );
  const jobId = yield* started(shop, file, mechanic, moments.openAgo(176));
  yield shop.agenda.until(moments.openAgo(128));
  const [fault] = FAULTS;
  if (!fault) throw new Error("no faults");
  const { language, currency } = shop.site.plan;
  const findingId = file.chance.uuid(shop.now);
  const finding = { findingId, what: fault.what[language], severity: fault.severity };
  file.record(mechanic, "repairs:work", reportFinding, finding);
  const note = file.chance.pick(shop.phrases.stopped.approval);
  file.record(mechanic, "repairs:work", stopWork, { jobId, cause: "approval", note, by: mechanic.id });
  yield shop.minutes(14);
  const [requestId, id] = [file.chance.uuid(shop.now), file.chance.uuid(shop.now)];
  const { labourMinutes, price, repair } = fault;
  const line = { id, findingId, title: repair[language], labourMinutes, priceMinor: price[currency] * 100 };
  file.record(shop.one("advisor"), "repairs:price", requestApproval, { requestId, lines: [line] });
}

function* noPart({ shop, moments, mechanic }: Stage): Steps {
  const promise = moments.openAhead(40);
  const file = yield* broughtIn(car({ shop, mechanic }, "parts", "discs"), moments.openAgo(190), promise);
  const jobId = yield* started(shop, file, mechanic, moments.openAgo(124));
  yield shop.agenda.until(moments.openAgo(70));
  const note = file.chance.pick(shop.phrases.stopped.parts);
  file.record(mechanic, "repairs:work", stopWork, { jobId, cause: "parts", note, by: mechanic.id });
}

function* onTheLift({ shop, moments, mechanic }: Stage): Steps {
  const promise = moments.openAhead(130);
  const file = yield* broughtIn(car({ shop, mechanic }, "running", "service"), moments.openAgo(75), promise);
  yield* started(shop, file, mechanic, moments.ago(25));
}

/** Signed, and no mechanic has a hand free. */
function* queues({ shop, moments, mechanic }: Stage): Steps {
  const promise = moments.openAhead(240);
  yield* broughtIn(car({ shop, mechanic }, "queue", "suspension"), moments.openAgo(62), promise);
}

/** Starts the scenes. To be called when the simulation begins. */
export function* presentScenes(shop: Shop, moments: Moments): Steps {
  for (const [index, each] of UNANSWERED.entries()) {
    shop.agenda.start(unanswered(shop, moments, each, `booking ${index + 1}`));
  }
  const mechanics = shop.mechanics.members;
  const planned = mechanics[0];
  if (!planned) throw new Error("a centre without mechanics");
  const stage: Stage = { shop, moments, mechanic: planned };
  const scenes = [
    comesSoon(stage, "preparation 1", 95),
    comesSoon(stage, "preparation 2", 700),
    atTheDesk(stage),
    justArrived(stage),
    awaited(stage),
    comesBack(stage),
    notInspected(stage),
    underInspection(stage),
    noAnswer(stage),
    noPart(stage),
    onTheLift(stage),
    queues(stage),
  ];
  for (const scene of scenes) shop.agenda.start(scene);
  yield shop.agenda.until(moments.openAgo(MECHANIC_FROM));
  const mechanic = yield* shop.mechanics.seize(-1, (each) => each === planned);
  if (shop.now > moments.openAgo(300)) throw new Error(`${mechanic.name} is not free for the last scenes`);
}
