// People, cars and visits for tests, on the real database and by the real rules; a test names only what matters to it.
import { v7 as uuid } from "uuid";
import type { Decision } from "~/journey/course";
import type { WorkLine } from "~/journey/events";
import { HOUR, instant, plus, type Instant } from "~/journey/instant";
import type { Actor, Role } from "~/journey/permissions";
import { plateKey } from "~/journey/plate";
import { defaultRouteMap, type RouteMap } from "~/journey/route-map";
import { STAGES, type Stage } from "~/journey/stages";
import type { Visit } from "~/journey/visit";
import { db } from "~/platform/db/db.server";
import { openSession } from "~/platform/session.server";
import { requestFacts, type RequestInput } from "~/stages/1-booking/booking";
import { authorOf, beginVisit, changeVisit, loadVisit, type Outcome } from "~/visits/store.server";
import { stepsIn, stepsThrough, type Step } from "./visit-steps";

let counted = 0;
/** 1, 2, 3 ... for names, plates and telephone numbers that must differ. */
function next(): number {
  counted += 1;
  return counted;
}

/** One colleague for each role. */
export type Team = { readonly [R in Exclude<Role, "admin">]: Actor };

export interface TestCentre {
  readonly id: string;
  readonly organisationId: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly language: "en" | "ru";
  readonly bays: readonly [string, string];
  readonly map: RouteMap;
  readonly team: Team;
}

export interface CentreWishes {
  /** Leave out for an organisation of its own. */
  readonly organisationId?: string;
  readonly name?: string;
  readonly timeZone?: string;
  readonly currency?: string;
  readonly language?: "en" | "ru";
  readonly map?: RouteMap;
}

/** Round the clock, so that no test depends on the hour at which it runs. */
const ALWAYS_OPEN = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute: 0, closesMinute: 1440 }));

/** A centre that is always open, with two bays, the default route map and one colleague for each role. */
export async function aCentre(wishes: CentreWishes = {}): Promise<TestCentre> {
  const number = next();
  const { timeZone = "Europe/Dublin", currency = "EUR", language = "en" } = wishes;
  const { map = defaultRouteMap(1), name = `Centre ${String(number)}` } = wishes;
  const organisationId = wishes.organisationId ?? (await anOrganisation());
  const id = uuid();
  const phone = `+353155501${String(number % 100).padStart(2, "0")}`;
  await db().centre.create({
    data: { id, organisationId, name, timeZone, currency, language, phone, address: "1 Quay Street" },
  });
  await db().openingHours.createMany({ data: ALWAYS_OPEN.map((hours) => ({ centreId: id, ...hours })) });
  await db().routeMap.create({ data: { centreId: id, version: map.version, content: map } });
  const bays = [uuid(), uuid()] as const;
  await db().bay.createMany({
    data: bays.map((bay, at) => ({ id: bay, centreId: id, name: `Bay ${String(at + 1)}`, position: at + 1 })),
  });
  const centre = { id, organisationId, timeZone, currency, language, bays, map };
  const team = {
    advisor: await aColleague(centre, ["advisor"]),
    mechanic: await aColleague(centre, ["mechanic"]),
    inspector: await aColleague(centre, ["inspector"]),
    parts: await aColleague(centre, ["parts"]),
    manager: await aColleague(centre, ["manager"]),
  };
  return { ...centre, team };
}

export async function anOrganisation(): Promise<string> {
  const id = uuid();
  await db().organisation.create({ data: { id, name: `Organisation ${String(next())}` } });
  return id;
}

type Workplace = Pick<TestCentre, "id" | "organisationId" | "language">;

/** Somebody with these roles at the centre. Nobody can sign in as them by password; see `cookieOf`. */
export async function aColleague(
  centre: Workplace,
  roles: readonly Role[],
  wishes: { readonly name?: string; readonly language?: "en" | "ru" } = {},
): Promise<Actor> {
  const number = next();
  const staffId = uuid();
  const { name = `${roles.join(" ")} ${String(number)}`, language = centre.language } = wishes;
  const email = `person-${String(number)}-${staffId.slice(-6)}@bayline.test`;
  const { organisationId } = centre;
  await db().staff.create({
    data: { id: staffId, organisationId, email, name, language, passwordHash: "none" },
  });
  await db().staffRole.createMany({
    data: roles.map((role) => ({ staffId, centreId: centre.id, role })),
  });
  return { kind: "staff", staffId, name, language, organisationId, centreId: centre.id, roles };
}

/** The Cookie header of a browser in which the actor has signed in. */
export async function cookieOf(actor: Actor): Promise<string> {
  const { staffId, centreId } = actor;
  const session = { staffId, centreId, userAgent: "a test" };
  const setCookie = await openSession(new Request("http://localhost/"), session, new Date());
  return setCookie.split(";")[0] ?? "";
}

/** A request to the app as a signed-in actor; with `form` a POST. */
export async function requestAs(
  actor: Actor,
  path: string,
  form?: Readonly<Record<string, string>>,
): Promise<Request> {
  const headers = { Cookie: await cookieOf(actor) };
  const url = `http://localhost${path}`;
  if (!form) return new Request(url, { headers });
  return new Request(url, { method: "POST", headers, body: new URLSearchParams(form) });
}

export async function aCustomer(
  centre: Pick<TestCentre, "id">,
  wishes: { readonly name?: string; readonly phone?: string; readonly language?: "en" | "ru" } = {},
): Promise<string> {
  const number = next();
  const id = uuid();
  const phone = wishes.phone ?? `+35386${String(1_000_000 + number)}`;
  const { name = `Customer ${String(number)}`, language = "en" } = wishes;
  await db().customer.create({ data: { id, centreId: centre.id, name, phone, language } });
  return id;
}

export async function aVehicle(
  centre: Pick<TestCentre, "id">,
  ownerId: string,
  wishes: { readonly plate?: string; readonly make?: string; readonly model?: string } = {},
): Promise<string> {
  const id = uuid();
  const plate = wishes.plate ?? `191-D-${String(10_000 + next())}`;
  const { make = "Toyota", model = "Corolla" } = wishes;
  const key = plateKey(plate);
  await db().vehicle.create({
    data: { id, centreId: centre.id, ownerId, plate, plateKey: key, make, model },
  });
  return id;
}

export function aLine(wishes: Partial<WorkLine> = {}): WorkLine {
  return { id: uuid(), title: "Oil service", labourMinutes: 60, priceMinor: 18_400, ...wishes };
}

/** A visit in a test's hands. */
export interface TestVisit {
  readonly id: string;
  readonly centre: TestCentre;
  readonly customerId: string;
  readonly vehicleId: string;
  /** The fold of its events, as the database has them now. */
  readonly load: () => Promise<Visit>;
  /** Asks a rule, as the actor, and records what it says. */
  readonly change: (actor: Actor, rule: (visit: Visit, now: Instant) => Decision) => Promise<Outcome>;
}

export interface VisitWishes {
  /** Leave out for a centre of its own. */
  readonly centre?: TestCentre;
  readonly customerId?: string;
  readonly vehicleId?: string;
  readonly complaint?: string;
  readonly lines?: RequestInput["services"];
  readonly transport?: RequestInput["transport"];
  readonly channel?: RequestInput["channel"];
  /** When it was asked for; steps follow every few minutes. Five hours ago unless told otherwise. */
  readonly requestedAt?: Instant;
  /** The appointment; an hour after the request unless told otherwise. */
  readonly appointmentAt?: Instant;
  /** The promise given at intake; eight hours after the appointment unless told otherwise. */
  readonly promisedAt?: Instant;
  /** The mechanic of the centre's team unless told otherwise. */
  readonly mechanic?: Actor;
  /** Everything that the stage's own gate asks for is there, so that it can be left. */
  readonly ready?: boolean;
}

/** A request that was just taken down. */
export async function aRequest(wishes: VisitWishes = {}): Promise<TestVisit> {
  const centre = wishes.centre ?? (await aCentre());
  const customerId = wishes.customerId ?? (await aCustomer(centre));
  const vehicleId = wishes.vehicleId ?? (await aVehicle(centre, customerId));
  const id = uuid();
  const said: RequestInput = {
    channel: wishes.channel ?? "phone",
    customerId,
    vehicleId,
    complaint: wishes.complaint ?? "A rattle from the front left over bumps.",
    services: wishes.lines ?? [aLine()],
    transport: wishes.transport ?? "drop-off",
    smsConsent: true,
  };
  const at = requestedAt(wishes);
  await db().$transaction((tx) =>
    beginVisit(
      tx,
      authorOf(centre.team.advisor),
      id,
      uuid(),
      (number, version) => requestFacts(said, number, version, at),
      centre.map.version,
    ),
  );
  return visitOf(centre, id, customerId, vehicleId);
}

function requestedAt(wishes: VisitWishes): Instant {
  return wishes.requestedAt ?? plus(instant(new Date()), -5 * HOUR);
}

function visitOf(centre: TestCentre, id: string, customerId: string, vehicleId: string): TestVisit {
  return {
    id,
    centre,
    customerId,
    vehicleId,
    async load() {
      const loaded = await loadVisit(db(), centre.id, id);
      if (!loaded) throw new Error(`no visit ${id}`);
      return loaded.visit;
    },
    change: (actor, rule) => changeVisit(authorOf(actor), id, uuid(), (visit, { now }) => rule(visit, now)),
  };
}

async function take(visit: TestVisit, { by, decide }: Step): Promise<void> {
  const author = authorOf(by);
  const outcome = await changeVisit(author, visit.id, uuid(), (present, { map }) => decide(present, map));
  if (outcome.kind === "done") return;
  const why = outcome.kind === "denied" ? outcome.denial.code : outcome.kind;
  throw new Error(`a step of the test's visit was refused: ${why}`);
}

/** A visit that the rules have carried into this stage (or, with "closed", to its end) as a day in the centre would. */
export async function visitIn(stage: Stage | "closed", wishes: VisitWishes = {}): Promise<TestVisit> {
  const visit = await aRequest(wishes);
  const mechanic = wishes.mechanic ?? visit.centre.team.mechanic;
  const start = requestedAt(wishes);
  const appointmentAt = wishes.appointmentAt ?? plus(start, HOUR);
  const journey = {
    team: { ...visit.centre.team, mechanic },
    bayId: visit.centre.bays[0],
    start,
    appointmentAt,
    promisedAt: wishes.promisedAt ?? plus(appointmentAt, 8 * HOUR),
  };
  const passed = stage === "closed" ? STAGES : STAGES.slice(0, STAGES.indexOf(stage));
  for (const step of passed.flatMap((each) => stepsThrough(each, journey))) await take(visit, step);
  if (wishes.ready && stage !== "closed") {
    for (const step of stepsIn(stage, journey)) await take(visit, step);
  }
  return visit;
}
