// An event as a line of the timeline: its sentence, and what somebody wrote with it.
import type { EventOf, EventType, JourneyEvent } from "~/journey/events";
import { instant } from "~/journey/instant";
import { channelText, kindText, stateText, isTrouble, openText } from "~/conversations/delivery-text";
import type { ToldMessage } from "~/conversations/told-messages.server";
import { reasonText } from "~/messages/outcome";
import type { Format } from "~/ui/centre-context";
import type { Words, WordKey } from "~/words";
import { FOLLOW_UP_TELLINGS } from "./follow-up-telling";
import { HANDOVER_TELLINGS } from "./handover-telling";
import { MONEY_TELLINGS } from "./money-telling";
import { PART_TELLINGS } from "./part-telling";
import { QUALITY_TELLINGS } from "./quality-telling";

/** What a sentence may need besides the event. */
export interface TellingContext {
  readonly t: Words<"events">;
  readonly journey: Words<"journey">;
  readonly choices: Words<"choices">;
  readonly deliveries: Words<"deliveries">;
  readonly format: Format;
  /** Names of colleagues, and of jobs and parts, by id. */
  readonly names: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, string>>;
  /** Checklist items in the reader's language. */
  readonly items: Readonly<Record<string, string>>;
}

export interface Telling {
  readonly title: string;
  /** In somebody's own words. */
  readonly detail?: string | undefined;
}

type Tell<T extends EventType> = (payload: EventOf<T>["payload"], context: TellingContext) => Telling;

function lines(titles: readonly { readonly title: string }[]): string {
  return titles.map(({ title }) => title).join(", ");
}

function job(context: TellingContext, jobId: string): string {
  return context.jobs[jobId] ?? context.choices("job.cancelled");
}

function when(context: TellingContext, at: string): string {
  return context.format.moment(instant(at));
}

/** Texts stand within a sentence: "Request taken down (by phone)". */
export function within(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Only events whose sentence has figures or whose payload has words of somebody's own. */
const TELL: { readonly [T in EventType]?: Tell<T> } = {
  ...PART_TELLINGS,
  ...MONEY_TELLINGS,
  ...HANDOVER_TELLINGS,
  ...QUALITY_TELLINGS,
  "request.received": ({ channel, complaint }, { t, choices }) => ({
    title: t("request.received", { channel: within(choices(`channel.${channel}`)) }),
    detail: complaint,
  }),
  "request.lost": ({ reason, note }, { t, choices }) => ({
    title: t("request.lost", { reason: within(choices(`lost.${reason}`)) }),
    detail: note,
  }),
  "contact.confirmed": ({ how }, { t, choices }) => ({
    title: t("contact.confirmed", { how: within(choices(`contact.${how}`)) }),
  }),
  "slot.offered": ({ at }, context) => ({ title: context.t("slot.offered", { at: when(context, at) }) }),
  "offer.taken": ({ title }, { t }) => ({ title: t("offer.taken", { title }) }),
  "visit.booked": ({ at }, context) => ({ title: context.t("visit.booked", { at: when(context, at) }) }),
  "visit.moved": ({ from, to, reason }, context) => ({
    title: context.t("visit.moved", { from: when(context, from), to: when(context, to) }),
    detail: reason,
  }),
  "work.planned": ({ from, mechanicId }, context) => ({
    title: context.t("work.planned", {
      from: when(context, from),
      mechanic: context.names[mechanicId] ?? context.t("by.unknown"),
    }),
  }),
  "visit.cancelled": ({ reason }, { t }) => ({ title: t("visit.cancelled"), detail: reason }),
  "visit.confirmed": ({ how }, { t, choices }) => ({
    title: t("visit.confirmed", { how: within(choices(`how.${how}`)) }),
  }),
  "visit.no-show": ({ note }, { t }) => ({ title: t("visit.no-show"), detail: note }),
  "history.reviewed": ({ repeatRepair, note }, { t }) => ({
    title: t(repeatRepair ? "history.repeat" : "history.reviewed"),
    detail: note,
  }),
  "parts.checked": ({ needed, note }, { t }) => ({
    title: t(needed ? "parts.checked" : "parts.none"),
    detail: note,
  }),
  "order.drafted": ({ lines: drafted }, { t }) => ({ title: t("order.drafted"), detail: lines(drafted) }),
  "customer.called": ({ outcome, note }, { t, choices }) => ({
    title: t("customer.called", { outcome: within(choices(`outcome.${outcome}`)) }),
    detail: note,
  }),
  "walkaround.completed": ({ mileage, fuelPercent, damage, mileageNote }, { t, format }) => ({
    title: t("walkaround.completed", { mileage: format.distance(mileage), fuel: fuelPercent }),
    detail: [damage, mileageNote].filter(Boolean).join(" · ") || undefined,
  }),
  "complaint.clarified": ({ text }, { t }) => ({ title: t("complaint.clarified"), detail: text }),
  "estimate.presented": ({ totalMinor, lines: offered }, { t, format }) => ({
    title: t("estimate.presented", { total: format.money(totalMinor) }),
    detail: lines(offered),
  }),
  "consent.chosen": ({ choice, limitMinor }, { t, choices, format }) => ({
    title: t("consent.chosen", { choice: within(choices(`consent.${choice}`)) }),
    detail: limitMinor === undefined ? undefined : format.money(limitMinor),
  }),
  "promise.set": ({ at }, context) => ({ title: context.t("promise.set", { at: when(context, at) }) }),
  "order.signed": ({ name }, { t }) => ({ title: t("order.signed", { name }) }),
  "job.assigned": ({ jobId, mechanicId, despite }, context) => ({
    title: context.t("job.assigned", {
      job: job(context, jobId),
      mechanic: context.names[mechanicId] ?? context.t("by.unknown"),
    }),
    detail: despite,
  }),
  "job.cancelled": ({ jobId, reason }, context) => ({
    title: context.t("job.cancelled", { job: job(context, jobId) }),
    detail: reason,
  }),
  "work.started": ({ jobId }, context) => ({
    title: context.t("work.started", { job: job(context, jobId) }),
  }),
  "work.stopped": ({ jobId, cause, note }, context) => ({
    title: context.t("work.stopped", {
      job: job(context, jobId),
      cause: context.choices(`stop.${cause}`),
    }),
    detail: note,
  }),
  "work.resumed": ({ jobId }, context) => ({
    title: context.t("work.resumed", { job: job(context, jobId) }),
  }),
  "work.finished": ({ jobId }, context) => ({
    title: context.t("work.finished", { job: job(context, jobId) }),
  }),
  "finding.reported": ({ what, severity }, { t, choices }) => ({
    title: t("finding.reported", { severity: within(choices(`severity.${severity}`)) }),
    detail: what,
  }),
  "approval.requested": ({ lines: asked, version }, { t }) => ({
    title: version === undefined ? t("approval.requested") : t("approval.version", { version }),
    detail: lines(asked),
  }),
  "approval.decided": ({ how, lines: decided, saidBy }, { t, choices }) => ({
    title: t("approval.decided", { how: within(choices(`how.${how}`)) }),
    detail: [decided.map(({ decision }) => choices(`decision.${decision}`)).join(", "), saidBy]
      .filter(Boolean)
      .join(" · "),
  }),
  "approval.withdrawn": ({ reason }, { t }) => ({ title: t("approval.withdrawn"), detail: reason }),
  "parts.requested": ({ what }, { t }) => ({ title: t("parts.requested"), detail: what }),
  "promise.revised": ({ from, to, reason }, context) => ({
    title: context.t("promise.revised", { from: when(context, from), to: when(context, to) }),
    detail: reason,
  }),
  "delay.told": ({ how }, { t, choices }) => ({
    title: t("delay.told", { how: within(choices(`how.${how}`)) }),
  }),
  "ready.notified": ({ how }, { t, choices }) => ({
    title: t("ready.notified", { how: within(choices(`how.${how}`)) }),
  }),
  ...FOLLOW_UP_TELLINGS,
  "visit.imported": ({ key, complaint, work, totalMinor }, { t, format }) => ({
    title:
      totalMinor === undefined
        ? t("visit.imported", { key })
        : t("visit.importedFor", { key, total: format.money(totalMinor) }),
    detail: [complaint, work].filter(Boolean).join(" · ") || undefined,
  }),
  "stage.entered": ({ stage }, { t, journey }) => ({
    title: t("stage.entered", { stage: journey(`stage.${stage}`) }),
  }),
  "stage.left": ({ stage }, { t, journey }) => ({
    title: t("stage.left", { stage: journey(`stage.${stage}`) }),
  }),
  "gate.overridden": ({ stage, reason }, { t, journey }) => ({
    title: t("gate.overridden", { stage: journey(`stage.${stage}`) }),
    detail: reason,
  }),
  "checklist.ticked": ({ item }, { t, items }) => ({
    title: t("checklist.ticked", { item: items[item] ?? item }),
  }),
  "task.assigned": ({ what }, { t }) => ({ title: t("task.assigned"), detail: what }),
  "photo.added": ({ subject }, { t, choices }) => ({
    title: t("photo.added", { subject: within(choices(`photo.${subject}`)) }),
  }),
  "photo.removed": ({ reason }, { t }) => ({ title: t("photo.removed"), detail: reason }),
  "note.added": ({ text }, { t }) => ({ title: t("note.added"), detail: text }),
  // Of messages that are kept the timeline shows the message itself; these are for the others.
  "message.sent": ({ kind, channel }, { t, deliveries }) => ({
    title: t("message.sent", { what: kindText(deliveries, kind), channel: channelText(deliveries, channel) }),
  }),
  "message.delivered": ({ kind, channel }, { t, deliveries }) => ({
    title: t("message.delivered", {
      what: kindText(deliveries, kind),
      channel: channelText(deliveries, channel),
    }),
  }),
  "message.failed": ({ kind, channel, code }, { t, deliveries }) => ({
    title: t("message.failed", {
      what: kindText(deliveries, kind),
      channel: channelText(deliveries, channel),
    }),
    detail: reasonText(deliveries, code),
  }),
  "message.withheld": ({ kind, reason }, { t, deliveries }) => ({
    title: t("message.withheld", { what: kindText(deliveries, kind) }),
    detail: reasonText(deliveries, reason),
  }),
  "message.missed": ({ kind, reason }, { t, deliveries }) => ({
    title: t("message.missed", { what: kindText(deliveries, kind) }),
    detail: reasonText(deliveries, reason),
  }),
  "message.received": ({ channel, text, media }, { t, deliveries }) => ({
    title: t("message.received", { channel: channelText(deliveries, channel) }),
    detail: [text, media === undefined ? "" : deliveries("photos", { count: media })]
      .filter(Boolean)
      .join("\n"),
  }),
};

/** Compiles only while every kind of event has a sentence. */
function plainTitle<T extends EventType & WordKey<"events">>(type: T, { t }: TellingContext): Telling {
  return { title: t(type) };
}

function told<T extends EventType>({ type, payload }: EventOf<T>, context: TellingContext): Telling {
  const tell: Tell<T> | undefined = TELL[type];
  return tell ? tell(payload, context) : plainTitle(type, context);
}

/** The sentence of an event in the reader's language, times in the centre's zone. */
export function tellEvent(event: JourneyEvent, context: TellingContext): Telling {
  return told(event, context);
}

export interface MessageTelling {
  /** "Reminder the day before (SMS)". */
  readonly title: string;
  /** "to +353 86 123 4567". */
  readonly to?: string;
  /** "delivered today 14:05", "not sent: the customer wants no messages". */
  readonly state: string;
  /** Somebody should know. */
  readonly trouble: boolean;
  readonly text: string;
}

/** A message of ours, with what became of it until now. */
export function tellMessage(
  message: ToldMessage,
  context: Pick<TellingContext, "deliveries" | "format">,
): MessageTelling {
  const { deliveries, format } = context;
  const what = kindText(deliveries, message.kind);
  return {
    title: message.channel === "none" ? what : `${what} (${channelText(deliveries, message.channel)})`,
    ...(message.to === "" ? {} : { to: deliveries("to", { recipient: message.to }) }),
    state: stateText(deliveries, message, format),
    trouble: isTrouble(message),
    text: openText(deliveries, message.text),
  };
}
