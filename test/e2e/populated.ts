// A centre in full work, in one language throughout: a car in every stage, and what its customers' links open.
import { createLink, findLink } from "~/customer/links.server";
import type { LinkPurpose } from "~/customer/link-purposes";
import { recordDecision } from "~/customer/page/answers.server";
import { pageBehind } from "~/customer/page/view.server";
import { DAY, instant, plus } from "~/journey/instant";
import type { Role } from "~/journey/permissions";
import type { Stage } from "~/journey/stages";
import { db } from "~/platform/db/db.server";
import { startWork, stopWork } from "~/stages/4-repairs/clock";
import { reportFinding, requestApproval, requestParts } from "~/stages/4-repairs/extra-work";
import { revisePromise } from "~/stages/4-repairs/promise";
import { failInspection, startInspection } from "~/stages/5-quality/quality";
import { answerSurvey, sendSurvey } from "~/stages/7-follow-up/follow-up";
import {
  aCustomer,
  aLine,
  aVehicle,
  visitIn,
  type TestCentre,
  type TestVisit,
  type VisitWishes,
} from "../factories";
import type { Language } from "./audit";

const TEXTS = {
  en: {
    centre: "Quay Motors Dublin",
    address: "Unit 14, Sir John Rogerson's Quay, Dublin 2",
    people: [
      "Aoife Gallagher",
      "Brendan O'Sullivan-Fitzgerald",
      "Ciara Ni Dhomhnaill",
      "Declan Byrne",
      "Eimear Walsh",
    ],
    bays: ["Bay by the door", "Bay at the back"],
    customer: "Bartholomew Featherstonehaugh-Cholmondeley",
    make: "Volkswagen",
    model: "Transporter Kombi Highline",
    line: "Replacement of the front brake discs and pads on both sides",
    complaint: "It grinds when I brake downhill, and the steering wheel shakes a little at high speed.",
    finding: "The rear shock absorber leaks oil",
    reason: "The parts come tomorrow",
  },
  ru: {
    centre: "Автосервис «На набережной»",
    address: "Москва, Краснопресненская набережная, д. 12, строение 3",
    people: [
      "Александра Рождественская",
      "Константин Преображенский-Задунайский",
      "Владислав Крестовоздвиженский",
      "Екатерина Виноградова",
      "Святослав Благовещенский",
    ],
    bays: ["Пост у ворот", "Пост в глубине"],
    customer: "Константиновский-Преображенский Вячеслав Александрович",
    make: "Фольксваген",
    model: "Транспортёр Комби",
    line: "Замена передних тормозных дисков и колодок с обеих сторон",
    complaint: "Скрежещет при торможении под уклон, и на скорости немного трясётся руль.",
    finding: "Задний амортизатор течёт",
    reason: "Запчасти приедут завтра",
  },
} as const;

/** Texts that nobody has translated: those that the test's visits bring along, and what centres are called. */
export async function knownTexts(): Promise<readonly string[]> {
  const centres = await db().centre.findMany({ select: { name: true } });
  return ["A. Customer", "Oil changed.", ...centres.map(({ name }) => name)];
}

const ROLES = ["advisor", "mechanic", "inspector", "parts", "manager"] as const satisfies readonly Role[];

/** What to call a centre from its beginning: a stranger's page lists all centres, and one that changes its name meanwhile is foreign. */
export function centreName(language: Language): string {
  return TEXTS[language].centre;
}

/** Gives a centre's address, its people and its bays names in its language. */
export async function populateNames(centre: TestCentre, language: Language): Promise<void> {
  const { address, people, bays } = TEXTS[language];
  await db().centre.update({ where: { id: centre.id }, data: { address } });
  for (const [place, role] of ROLES.entries()) {
    await db().staff.update({
      where: { id: centre.team[role].staffId },
      data: { name: people[place] ?? role },
    });
  }
  for (const [place, id] of centre.bays.entries()) {
    await db().bay.update({ where: { id }, data: { name: bays[place] ?? "" } });
  }
}

export interface PopulatedCentre {
  readonly centre: TestCentre;
  readonly visits: Readonly<Record<Stage | "closed", TestVisit>>;
  /** Extra work that the customer has not decided on, a clock that stands for parts, and a promise that was moved. */
  readonly asking: TestVisit;
  /** Sent back by quality control. */
  readonly again: TestVisit;
  /** With an open complaint. */
  readonly unhappy: TestVisit;
  readonly link: (visit: TestVisit, purpose: LinkPurpose) => Promise<string>;
}

/** Gives a centre its names and its cars. */
export async function populate(centre: TestCentre, language: Language): Promise<PopulatedCentre> {
  await populateNames(centre, language);
  const { customer, make, model, line, complaint } = TEXTS[language];
  const aVisit = async (stage: Stage | "closed", wishes: VisitWishes = {}) => {
    const customerId = await aCustomer(centre, { name: customer, language });
    const vehicleId = await aVehicle(centre, customerId, { make, model });
    return visitIn(stage, {
      centre,
      customerId,
      vehicleId,
      complaint,
      lines: [aLine({ title: line })],
      ...wishes,
    });
  };
  // One after the other: the mechanic has one clock.
  const booking = await aVisit("booking");
  const preparation = await aVisit("preparation");
  const intake = await aVisit("intake");
  const repairs = await aVisit("repairs");
  const quality = await aVisit("quality");
  const handover = await aVisit("handover");
  const followUp = await aVisit("follow-up");
  const closed = await aVisit("closed");
  const visits = { booking, preparation, intake, repairs, quality, handover, "follow-up": followUp, closed };
  const again = await aVisit("quality");
  const unhappy = await aVisit("follow-up");
  const asking = await aVisit("repairs");
  await askForMore(asking, language);
  await sendBack(again, language);
  await complain(unhappy, language);
  return { centre, visits, asking, again, unhappy, link: makeLink };
}

async function askForMore(visit: TestVisit, language: Language): Promise<void> {
  const { finding, reason } = TEXTS[language];
  const { advisor, mechanic } = visit.centre.team;
  const jobId = (await visit.load()).jobs[0]?.id ?? "";
  const findingId = crypto.randomUUID();
  const requestId = crypto.randomUUID();
  await visit.change(mechanic, (v, now) => startWork(v, { jobId, mechanicId: mechanic.staffId }, now));
  await visit.change(mechanic, (v, now) => stopWork(v, { jobId, cause: "parts" }, now));
  await visit.change(mechanic, (v, now) => requestParts(v, { jobId, what: finding }, now));
  await visit.change(mechanic, (v, now) =>
    reportFinding(v, { findingId, what: finding, severity: "safety" }, now),
  );
  const unpriced = { findingId: crypto.randomUUID(), what: finding, severity: "advice" as const };
  await visit.change(mechanic, (v, now) => reportFinding(v, unpriced, now));
  const lines = [{ ...aLine({ title: finding }), findingId }];
  await visit.change(advisor, (v, now) => requestApproval(v, { requestId, lines }, now));
  await visit.change(advisor, (v, now) =>
    revisePromise(v, { to: plus(instant(new Date()), DAY), reason }, now),
  );
}

async function sendBack(visit: TestVisit, language: Language): Promise<void> {
  const { inspector } = visit.centre.team;
  const inspectorId = inspector.staffId;
  const defects = [{ jobId: (await visit.load()).jobs[0]?.id ?? "", what: TEXTS[language].finding }];
  await visit.change(inspector, (v, now) => startInspection(v, { inspectorId }, now));
  await visit.change(inspector, (v, now) => failInspection(v, { inspectorId, defects }, now));
}

async function complain(visit: TestVisit, language: Language): Promise<void> {
  const { advisor } = visit.centre.team;
  await visit.change(advisor, sendSurvey);
  const ratings = { booking: 5, repairs: 2 } as const;
  const answer = {
    ratings,
    recommend: 3,
    text: TEXTS[language].complaint,
    callMe: true,
    complaintId: crypto.randomUUID(),
  };
  await visit.change(advisor, (v, now) => answerSurvey(v, answer, now));
}

async function makeLink(visit: TestVisit, purpose: LinkPurpose): Promise<string> {
  const expiresAt = plus(instant(new Date()), DAY);
  const objectId = purpose === "approval" ? (await visit.load()).requests.at(-1)?.id : undefined;
  const { address } = await createLink(
    db(),
    { centreId: visit.centre.id },
    { visitId: visit.id, purpose, expiresAt, ...(objectId === undefined ? {} : { objectId }) },
  );
  return address;
}

/** The customer answers behind the link, without opening it. */
export async function answerBehind(
  address: string,
  visit: TestVisit,
  decision: "approved" | "declined",
): Promise<void> {
  const link = await findLink(address.split("/").at(-1) ?? "");
  const request = (await visit.load()).requests.at(-1);
  if (!link || !request) throw new Error("there is nothing to answer");
  const lines = request.lines.map(({ id }) => ({ lineId: id, decision }));
  const page = await pageBehind(link, Date.now());
  const shown = page?.purpose === "approval" ? (page.question?.shown ?? "") : "";
  const answer = { requestId: request.id, shown, lines, acknowledgedSafety: true };
  const visitor = { address: "127.0.0.1", userAgent: "a test" };
  await recordDecision(link, crypto.randomUUID(), answer, visitor);
}
