// The first start: organisation, centre and manager in one transaction, exactly once.
import { v7 as uuid } from "uuid";
import { defaultRouteMap } from "~/journey/route-map";
import { db, type Tx } from "~/platform/db/db.server";
import { words } from "~/words";
import { hashPassword } from "./password.server";
import { startingServices, type StartingService } from "./starting-services";
import type { Setup } from "./setup.schema";

/** Any constant that nothing else locks: "setup" as a number. */
const SETUP_LOCK = 7_368_577;

/** @returns the new manager and centre, or undefined when somebody set Bayline up before */
export async function setUp(
  setup: Setup,
  phone: string,
): Promise<{ staffId: string; centreId: string } | undefined> {
  // Outside the transaction: hashing is slow on purpose.
  const passwordHash = await hashPassword(setup.password);
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SETUP_LOCK}::bigint)`;
    if (await tx.staff.findFirst({ select: { id: true } })) return undefined;
    const ids = { organisationId: uuid(), centreId: uuid(), staffId: uuid() };
    await tx.organisation.create({ data: { id: ids.organisationId, name: setup.organisation } });
    await createCentre(tx, ids, setup, phone);
    const { name, email, language } = setup;
    await tx.staff.create({
      data: { id: ids.staffId, organisationId: ids.organisationId, name, email, language, passwordHash },
    });
    const roles = ["manager", "admin"].map((role) => ({
      staffId: ids.staffId,
      centreId: ids.centreId,
      role,
    }));
    await tx.staffRole.createMany({ data: roles });
    return { staffId: ids.staffId, centreId: ids.centreId };
  });
}

async function createCentre(
  tx: Tx,
  ids: { organisationId: string; centreId: string },
  setup: Setup,
  phone: string,
): Promise<void> {
  const { timeZone, currency, language, distanceUnit, address } = setup;
  const id = ids.centreId;
  await tx.centre.create({
    data: {
      id,
      organisationId: ids.organisationId,
      name: setup.centre,
      timeZone,
      currency,
      language,
      distanceUnit,
      phone,
      address,
    },
  });
  await tx.openingHours.createMany({ data: openingHours().map((hours) => ({ ...hours, centreId: id })) });
  await tx.routeMap.create({ data: { centreId: id, version: 1, content: defaultRouteMap(1) } });
  const t = words(language, "setup");
  await tx.bay.createMany({
    data: [1, 2].map((number) => ({
      id: uuid(),
      centreId: id,
      name: t("bay", { number }),
      position: number,
    })),
  });
  await tx.catalogueJob.createMany({
    data: startingServices(currency).map((service) => catalogueRow(service, id)),
  });
}

function catalogueRow(service: StartingService, centreId: string) {
  const { title, labourMinutes, priceMinor } = service;
  return { id: uuid(), centreId, titleEn: title.en, titleRu: title.ru, labourMinutes, priceMinor };
}

/** Monday to Friday 08:00-18:00, Saturday 09:00-14:00. */
function openingHours(): { weekday: number; opensMinute: number; closesMinute: number }[] {
  const HOUR = 60;
  return [
    ...[1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 8 * HOUR, closesMinute: 18 * HOUR })),
    { weekday: 6, opensMinute: 9 * HOUR, closesMinute: 14 * HOUR },
  ];
}
