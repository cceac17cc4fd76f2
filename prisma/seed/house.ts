// The house in which the demo plays: organisation, centres, staff with their accounts, bays, hours and catalogue.
import { plus, DAY, type Instant } from "~/journey/instant";
import { dateColumn } from "~/platform/db/date-column";
import type { Tx } from "~/platform/db/db.server";
import type { CentrePlan } from "./centres/plan";
import { ownDays } from "./centres/roster";
import { hire, type Building } from "./crew";
import { SERVICES } from "./words/services";
import type { Service } from "./words/texts";
import { insertRows } from "~/platform/db/insert-rows.server";
import { holidaysOf, siteMap, type Site } from "./world";

export const ORGANISATION = "Harbour & Hill Auto Group";
export const ADMIN_EMAIL = "admin@bayline.test";
const ADMIN = { name: "Katya Nolan", language: "en" } as const;

/** Holidays are entered this far ahead, as a centre would do it. */
const HOLIDAYS_AHEAD = 400 * DAY;

/** Makes the organisation with its administrator. @returns its id */
async function foundOrganisation(
  tx: Tx,
  { chance, at, passwordHash }: Building,
): Promise<{ id: string; adminId: string }> {
  const [id, adminId] = [chance.uuid(at), chance.uuid(at)];
  const createdAt = new Date(at);
  await tx.organisation.create({ data: { id, name: ORGANISATION, createdAt } });
  const account = { ...ADMIN, id: adminId, organisationId: id, email: ADMIN_EMAIL, passwordHash, createdAt };
  await tx.staff.create({ data: account });
  return { id, adminId };
}

function catalogueRow({ currency, language }: CentrePlan, service: Service) {
  const { title, labourMinutes, price, skill, bayKind, parts, deposit, online } = service;
  return {
    titleEn: title.en,
    titleRu: title.ru,
    labourMinutes,
    priceMinor: price[currency] * 100,
    active: true,
    skill,
    bayKind: bayKind ?? null,
    parts: parts[language],
    depositMinor: deposit ? deposit[currency] * 100 : null,
    online,
  };
}

async function furnish(
  tx: Tx,
  plan: CentrePlan,
  centreId: string,
  { chance, at, now }: Building,
): Promise<readonly string[]> {
  const hours = plan.hours.map((each) => ({ ...each, centreId }));
  await tx.openingHours.createMany({ data: hours });
  await enterHolidays(tx, plan, centreId, at, plus(now, HOLIDAYS_AHEAD));
  await enterOwnDays(tx, plan, centreId, now);
  const { version } = siteMap();
  await tx.routeMap.create({ data: { centreId, version, content: siteMap(), createdAt: new Date(at) } });
  const bays = plan.bays.map(({ name, kind, skills }, index) => ({
    id: chance.uuid(at),
    centreId,
    name,
    kind,
    skills: [...skills],
    position: index + 1,
  }));
  await tx.bay.createMany({ data: bays });
  await insertRows(
    tx,
    "catalogue_job",
    SERVICES.map((service) => ({ id: chance.uuid(at), centreId, ...catalogueRow(plan, service) })),
  );
  return bays.map(({ id }) => id);
}

/** The days on which the centre will open for hours of its own, or not at all. */
async function enterOwnDays(tx: Tx, plan: CentrePlan, centreId: string, now: Instant): Promise<void> {
  const data = ownDays(plan, now).map(({ date, name, hours }) => ({
    ...hours,
    centreId,
    name,
    date: dateColumn(date),
  }));
  await tx.holiday.createMany({ data });
}

/** Enters the public holidays of a stretch of time; those that are known stay as they are. */
export async function enterHolidays(
  tx: Tx,
  plan: CentrePlan,
  centreId: string,
  from: Instant,
  to: Instant,
): Promise<void> {
  const holidays = holidaysOf(plan, from, to);
  const data = holidays.map(({ date, name }) => ({ centreId, name, date: dateColumn(date) }));
  await tx.holiday.createMany({ data, skipDuplicates: true });
}

/** Makes everything that stands before the first customer comes. */
export async function buildHouse(
  tx: Tx,
  plans: readonly CentrePlan[],
  building: Building,
): Promise<readonly Site[]> {
  const organisation = await foundOrganisation(tx, building);
  const sites: Site[] = [];
  for (const plan of plans) {
    const centreId = building.chance.uuid(building.at);
    const { name, timeZone, currency, taxBasisPoints, language, phone, address } = plan;
    const createdAt = new Date(building.at);
    const centre = {
      id: centreId,
      organisationId: organisation.id,
      name,
      timeZone,
      currency,
      taxBasisPoints,
      language,
      phone,
      address,
      ...plan.limits,
      publicSlug: plan.slug,
      onlineBooking: true,
    };
    await tx.centre.create({ data: { ...centre, createdAt } });
    const ids = { organisationId: organisation.id, centreId, adminId: organisation.adminId };
    const staff = await hire(tx, plan, building, ids);
    const bayIds = await furnish(tx, plan, centreId, building);
    const known = { guests: 0, nextVisit: 1001, nextInvoice: new Map<number, number>() };
    sites.push({ plan, centreId, map: siteMap(), staff, bayIds, known });
  }
  return sites;
}

/** The house as it stands in the database. @throws Error when a centre of the demo is missing */
export async function findHouse(tx: Tx, plans: readonly CentrePlan[]): Promise<readonly Site[]> {
  const sites: Site[] = [];
  for (const plan of plans) {
    const emails = plan.staff.map(({ email }) => email);
    const rows = await tx.staff.findMany({ where: { email: { in: emails } }, include: { roles: true } });
    const centre = await tx.centre.findFirstOrThrow({
      where: { name: plan.name, organisation: { name: ORGANISATION } },
      include: { bays: { orderBy: { position: "asc" } } },
    });
    const staff = plan.staff.flatMap(({ email, role }) =>
      rows.filter((row) => row.email === email).map(({ id, name }) => ({ id, name, role })),
    );
    const series = await tx.paperSeries.findMany({ where: { centreId: centre.id, kind: "invoice" } });
    const people = await tx.customer.count({ where: { centreId: centre.id } });
    const cars = await tx.vehicle.count({ where: { centreId: centre.id } });
    sites.push({
      plan,
      centreId: centre.id,
      map: siteMap(),
      staff,
      bayIds: centre.bays.map(({ id }) => id),
      known: {
        guests: people + cars,
        nextVisit: centre.nextVisitNumber,
        nextInvoice: new Map(series.map(({ year, next }) => [year, next])),
      },
    });
  }
  return sites;
}
