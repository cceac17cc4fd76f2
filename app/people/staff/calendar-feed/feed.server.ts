// The secret address under which a person's own calendar program finds their visits at a centre.
import { v7 as uuidv7 } from "uuid";
import type { Actor } from "~/journey/permissions";
import { paths } from "~/paths";
import { db } from "~/platform/db/db.server";
import { settings } from "~/platform/env.server";
import { calendarFile, type CalendarEntry } from "~/platform/ical.server";
import { hashOfSecret, isSecret, newSecret } from "~/platform/secret.server";
import { asStaffLanguage } from "~/people/staff/roles";
import { loadVisit } from "~/visits/store.server";
import { words, type Words } from "~/words";

const DAY_MS = 86_400_000;
/** What a calendar needs of the past and of the days to come. */
const BACK_MS = 14 * DAY_MS;
const AHEAD_MS = 90 * DAY_MS;
const MOST_ENTRIES = 500;
const RECEPTION_MS = 15 * 60_000;
const REFRESH_MINUTES = 15;

/** Since when the person's present address works; undefined when there is none. */
export async function feedSince({ staffId, centreId }: Actor): Promise<number | undefined> {
  const row = await db().calendarFeed.findFirst({
    where: { staffId, centreId, revokedAt: null },
    orderBy: { createdAt: "desc" },
  });
  return row?.createdAt.getTime();
}

/** @returns whether there was one */
export async function revokeFeeds({ staffId, centreId }: Actor, now: Date): Promise<boolean> {
  const { count } = await db().calendarFeed.updateMany({
    where: { staffId, centreId, revokedAt: null },
    data: { revokedAt: now },
  });
  return count > 0;
}

/** Makes the one address that works; the one before stops. @returns it, once: only a hash of its secret is kept */
export async function makeFeed(actor: Actor, now: Date): Promise<string> {
  const { staffId, centreId } = actor;
  const secret = newSecret();
  await db().$transaction(async (tx) => {
    await tx.calendarFeed.updateMany({
      where: { staffId, centreId, revokedAt: null },
      data: { revokedAt: now },
    });
    await tx.calendarFeed.create({
      data: { id: uuidv7(), staffId, centreId, tokenHash: hashOfSecret(secret), createdAt: now },
    });
  });
  return `${settings().appUrl}${paths.feed(secret)}`;
}

/** Whose calendar a secret opens; undefined when nobody's, or of somebody who does not work there any more. */
async function ownerOf(secret: string) {
  if (!isSecret(secret)) return undefined;
  const feed = await db().calendarFeed.findFirst({
    where: { tokenHash: hashOfSecret(secret), revokedAt: null, staff: { active: true } },
    select: {
      centreId: true,
      staff: { select: { id: true, name: true, language: true, roles: { select: { centreId: true } } } },
    },
  });
  if (!feed?.staff.roles.some(({ centreId }) => centreId === feed.centreId)) return undefined;
  const centre = await db().centre.findUniqueOrThrow({
    where: { id: feed.centreId },
    select: { name: true, timeZone: true },
  });
  return { centreId: feed.centreId, staff: feed.staff, centre };
}

interface Shown {
  readonly visitId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly plate: string;
  /** Counts up with every fact of the visit. */
  readonly version: number;
  readonly kind: "work" | "appointment";
}

/** The mechanic's lanes and the advisor's appointments, in the order of time. */
async function visitsOf(centreId: string, staffId: string, now: number): Promise<readonly Shown[]> {
  const within = { gte: new Date(now - BACK_MS), lte: new Date(now + AHEAD_MS) };
  const visit = { id: true, version: true, vehicle: { select: { plate: true } } } as const;
  const lanes = await db().reservation.findMany({
    where: { centreId, mechanicId: staffId, visitId: { not: null }, startsAt: within },
    select: { startsAt: true, endsAt: true, visit: { select: visit } },
    take: MOST_ENTRIES,
  });
  const appointments = await db().visit.findMany({
    where: { centreId, advisorId: staffId, appointmentAt: within, status: { in: ["open", "closed"] } },
    select: { ...visit, appointmentAt: true },
    take: MOST_ENTRIES,
  });
  const work = lanes.flatMap(({ startsAt, endsAt, visit: of }): Shown[] =>
    of
      ? [
          {
            visitId: of.id,
            plate: of.vehicle.plate,
            version: of.version,
            startsAt,
            endsAt,
            kind: "work",
          },
        ]
      : [],
  );
  const received = appointments.flatMap(({ id, appointmentAt, vehicle, version }): Shown[] =>
    appointmentAt
      ? [
          {
            visitId: id,
            plate: vehicle.plate,
            version,
            kind: "appointment" as const,
            startsAt: appointmentAt,
            endsAt: new Date(appointmentAt.getTime() + RECEPTION_MS),
          },
        ]
      : [],
  );
  return [...work, ...received].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

async function entryOf(centreId: string, t: Words<"feed">, shown: Shown): Promise<CalendarEntry> {
  const loaded = await loadVisit(db(), centreId, shown.visitId);
  const titles = (loaded?.visit.request.services ?? []).map(({ title }) => title);
  const services = titles.length > 0 ? titles.join(", ") : t("look");
  return {
    id: `${shown.visitId}-${shown.kind}`,
    sequence: shown.version,
    startsAt: shown.startsAt.getTime(),
    endsAt: shown.endsAt.getTime(),
    changedAt: loaded?.events.at(-1)?.occurredAt ?? shown.startsAt.getTime(),
    summary: t(shown.kind, { plate: shown.plate, services }),
  };
}

/** The calendar behind a secret, with no more than the work needs: no names and no numbers of customers. */
export async function feedFile(secret: string, now: number): Promise<string | undefined> {
  const owner = await ownerOf(secret);
  if (!owner) return undefined;
  const { centreId, staff, centre } = owner;
  const t = words(asStaffLanguage(staff.language), "feed");
  const entries: CalendarEntry[] = [];
  for (const shown of await visitsOf(centreId, staff.id, now))
    entries.push(await entryOf(centreId, t, shown));
  return calendarFile({
    timeZone: centre.timeZone,
    name: t("calendarName", { centre: centre.name, person: staff.name }),
    refreshMinutes: REFRESH_MINUTES,
    entries,
  });
}
