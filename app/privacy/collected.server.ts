// Everything that a centre keeps of one customer, for a copy that they may ask for. Reads only.
import type { JourneyEvent } from "~/journey/events";
import type { Actor, Language } from "~/journey/permissions";
import type { Visit } from "~/journey/visit";
import { asCampaignKind } from "~/campaigns/campaign";
import { offerName } from "~/campaigns/texts";
import { messagesOfVisit, type ToldMessage } from "~/conversations/told-messages.server";
import { db } from "~/platform/db/db.server";
import { asStaffLanguage } from "~/people/staff/roles";
import { photosOf } from "~/photos/photos.server";
import type { Photo } from "~/photos/photo";
import { loadVisit } from "~/visits/store.server";
import { belongingsOf } from "./whose.server";

export interface CollectedVisit {
  readonly visit: Visit;
  readonly events: readonly JourneyEvent[];
  readonly messages: readonly ToldMessage[];
  readonly photos: readonly Photo[];
  /** Of invoices and credit notes. */
  readonly invoices: readonly { readonly id: string; readonly number: string; readonly kind: string }[];
  readonly car: { readonly plate: string; readonly make: string; readonly model: string };
}

export interface CollectedCustomer {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string | null;
  readonly language: Language;
  readonly smsConsent: boolean;
  readonly preferredChannel: string;
  readonly createdAt: Date;
}

export interface CollectedCar {
  readonly plate: string;
  readonly make: string;
  readonly model: string;
  readonly year: number | null;
  readonly vin: string | null;
  readonly mileage: number | null;
}

/** A text that came in, or what was taken down when they called. */
export interface ReceivedText {
  readonly at: Date;
  readonly text: string;
}

/** A campaign that the customer is, or was, a part of. */
export interface CampaignMembership {
  /** What it is called for its readers, in the customer's language. */
  readonly title: string;
  readonly startedAt: Date;
  /** Control: told nothing, so that its effect can be seen. */
  readonly part: "written-to" | "control" | "left-out" | "waiting";
  readonly writtenAt: Date | null;
  /** There was a second message. */
  readonly twice: boolean;
}

/** What stands above the visits. Visits are read one by one: a firm's fleet may have thousands. */
export interface Collected {
  readonly customer: CollectedCustomer;
  /** Other names and numbers under which they were known. */
  readonly alsoKnownAs: readonly { readonly name: string; readonly phone: string }[];
  readonly cars: readonly CollectedCar[];
  readonly received: readonly ReceivedText[];
  readonly campaigns: readonly CampaignMembership[];
  readonly visitIds: readonly string[];
}

const CUSTOMER = {
  id: true,
  name: true,
  phone: true,
  email: true,
  language: true,
  smsConsent: true,
  preferredChannel: true,
  createdAt: true,
} as const;

const PARTS: Readonly<Record<string, CampaignMembership["part"]>> = {
  said: "written-to",
  control: "control",
  waiting: "waiting",
};

async function campaignsOf(
  centreId: string,
  customerIds: readonly string[],
  language: Language,
): Promise<readonly CampaignMembership[]> {
  const rows = await db().campaignRecipient.findMany({
    where: { centreId, customerId: { in: [...customerIds] } },
    include: { campaign: { select: { kind: true, startedAt: true, offerEn: true, offerRu: true } } },
    orderBy: { campaign: { startedAt: "asc" } },
  });
  return rows.flatMap(({ campaign, state, saidAt, secondMessageId, secondReason }) =>
    campaign.startedAt === null
      ? []
      : [
          {
            title: offerName(asCampaignKind(campaign.kind), campaign, language),
            startedAt: campaign.startedAt,
            part: PARTS[state] ?? "left-out",
            writtenAt: saidAt,
            twice: secondMessageId !== null && secondReason === null,
          },
        ],
  );
}

/** @returns undefined when this centre has no such customer, or forgot them */
export async function collect(actor: Actor, customerId: string): Promise<Collected | undefined> {
  const { centreId } = actor;
  const belongings = await belongingsOf(db(), centreId, customerId);
  if (!belongings) return undefined;
  const customerIds = [...belongings.customerIds];
  const records = await db().customer.findMany({
    where: { centreId, id: { in: customerIds }, erasedAt: null },
    select: CUSTOMER,
  });
  const main = records.find(({ id }) => id === customerId);
  if (!main) return undefined;
  const [cars, received, asked] = await Promise.all([
    db().vehicle.findMany({
      where: { centreId, ownerId: { in: customerIds } },
      select: { plate: true, make: true, model: true, year: true, vin: true, mileage: true },
      orderBy: { createdAt: "asc" },
    }),
    db().inboundMessage.findMany({
      where: { centreId, conversation: { customerId: { in: customerIds } } },
      select: { receivedAt: true, text: true },
      orderBy: { receivedAt: "asc" },
    }),
    db().enquiry.findMany({
      where: {
        centreId,
        OR: [{ phone: { in: [...belongings.person.phones] } }, { visitId: { in: [...belongings.visitIds] } }],
      },
      select: { receivedAt: true, what: true },
    }),
  ]);
  const texts = [
    ...received.map(({ receivedAt, text }) => ({ at: receivedAt, text })),
    ...asked.map(({ receivedAt, what }) => ({ at: receivedAt, text: what })),
  ];
  const language = asStaffLanguage(main.language);
  return {
    customer: { ...main, language },
    alsoKnownAs: records.flatMap(({ id, name, phone }) => (id === main.id ? [] : [{ name, phone }])),
    cars,
    received: texts.toSorted((a, b) => a.at.getTime() - b.at.getTime()),
    campaigns: await campaignsOf(centreId, customerIds, language),
    visitIds: belongings.visitIds,
  };
}

/** One visit with all that hangs on it. @throws Error when the centre has no such visit */
export async function collectVisit(actor: Actor, visitId: string): Promise<CollectedVisit> {
  const { centreId } = actor;
  const [loaded, messages, photos, invoices, row] = await Promise.all([
    loadVisit(db(), centreId, visitId),
    messagesOfVisit(actor, visitId),
    photosOf(centreId, visitId),
    db().invoice.findMany({
      where: { centreId, visitId },
      select: { id: true, number: true, kind: true },
      orderBy: { issuedAt: "asc" },
    }),
    db().visit.findFirst({
      where: { id: visitId, centreId },
      select: { vehicle: { select: { plate: true, make: true, model: true } } },
    }),
  ]);
  if (!loaded || !row) throw new Error(`centre ${centreId} has no visit ${visitId}`);
  return { visit: loaded.visit, events: loaded.events, messages, photos, invoices, car: row.vehicle };
}
