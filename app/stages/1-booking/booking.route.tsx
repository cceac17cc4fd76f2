// The booking page: what was asked for, the time, the contact; and moving the appointment as long as the car has not come.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/booking.route";
import { may } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { openingHours } from "~/settings/opening-hours.server";
import { useFormat } from "~/ui/centre-context";
import { KeyValueList } from "~/ui/key-values";
import { Panel, Stack } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { runCommand } from "~/visits/command.server";
import { ComplaintQuote } from "~/visits/complaint-quote";
import { OrderLines } from "~/visits/order-lines";
import { visitForPage } from "~/visits/page.server";
import { StageSteps, type StageStep } from "~/visits/stage-steps";
import { UnsaidRefusal } from "~/visits/unsaid-refusal";
import { useWords } from "~/words";
import { bookingCommands } from "./booking.commands.server";
import { FreeTimes } from "./free-times";
import { freeTimes } from "./free-times.server";
import { ContactForm, LoseForm, MoveForm, TimeForm } from "./booking-forms";
import { OutsideHoursNotice } from "./outside-hours";

export async function loader({ request, params }: Route.LoaderArgs) {
  const { actor, visit } = await visitForPage(request, params.visitId);
  const { status, stage, request: asked, booking } = visit;
  const mayWrite = may(actor.roles, "booking:write");
  const movable = status === "open" && (stage === "booking" || stage === "preparation");
  return {
    free: movable && mayWrite ? await freeTimes(actor, visit, new URL(request.url)) : undefined,
    under: status === "open" ? stage : undefined,
    request: asked,
    booking,
    hours: await openingHours(db(), actor),
    mayWrite,
    submissionId: randomUUID(),
  };
}

export function action({ request, params }: Route.ActionArgs) {
  return runCommand(request, params.visitId, bookingCommands);
}

export const shouldRevalidate = afterConflict;

type Data = Route.ComponentProps["loaderData"];

export default function BookingPage({ loaderData }: Route.ComponentProps) {
  const t = useWords("booking");
  const { localDateTime } = useFormat();
  const { under, booking, hours, mayWrite, free, submissionId } = loaderData;
  const open = useOpenSteps(loaderData);
  const changes = useChanges(loaderData);
  const appointment = booking.appointment;
  const movable = under === "booking" || under === "preparation";
  return (
    <Stack>
      <UnsaidRefusal />
      {under === "booking" && !mayWrite && <p className="text-ink-3">{t("notYours")}</p>}
      {movable && appointment && <OutsideHoursNotice local={localDateTime(appointment.at)} hours={hours} />}
      <StageSteps steps={open} />
      {free && under === "booking" && !booking.appointment && (
        <Panel title={t("freeTimes")}>
          <FreeTimes free={free} take={{ intent: "book", submissionId, minutes: free.minutes }} />
        </Panel>
      )}
      <Panel title={t("request")}>
        <RequestFactsList {...loaderData} />
      </Panel>
      <StageSteps steps={changes} aside />
    </Stack>
  );
}

/** What booking still lacks, the next thing first. */
function useOpenSteps({
  under,
  request,
  booking,
  hours,
  mayWrite,
  submissionId,
}: Data): readonly StageStep[] {
  const t = useWords("booking");
  if (under !== "booking" || !mayWrite) return [];
  const time: StageStep = {
    key: "time",
    intent: "book",
    title: t("setTime"),
    form: (next) => <TimeForm submissionId={submissionId} primary={next} request={request} hours={hours} />,
  };
  const contact: StageStep = {
    key: "contact",
    intent: "confirmContact",
    title: t("confirmContact"),
    hint: t("confirmHint"),
    form: (next) => <ContactForm submissionId={submissionId} primary={next} />,
  };
  return [...(booking.appointment ? [] : [time]), ...(booking.contactConfirmed ? [] : [contact])];
}

/** What may happen to a booking besides. */
function useChanges({ under, booking, hours, mayWrite, submissionId, free }: Data): readonly StageStep[] {
  const t = useWords("booking");
  if (!mayWrite || (under !== "booking" && under !== "preparation")) return [];
  const { appointment } = booking;
  const move = appointment && {
    key: "move",
    intent: "move",
    open: free?.chosen === true,
    title: t("move"),
    hint: t("moveHint"),
    form: () => (
      <Stack>
        <MoveForm submissionId={submissionId} appointment={appointment} hours={hours} />
        {free && (
          <FreeTimes
            free={free}
            take={{ intent: "move", submissionId, minutes: free.minutes, from: appointment.at }}
          />
        )}
      </Stack>
    ),
  };
  const lose = {
    key: "lose",
    intent: "lose",
    title: t("lose"),
    hint: t("loseHint"),
    form: () => <LoseForm submissionId={submissionId} />,
  };
  return [...(move ? [move] : []), ...(under === "booking" ? [lose] : [])];
}

function RequestFactsList({ request, booking }: Pick<Data, "request" | "booking">) {
  const t = useWords("booking");
  const choices = useWords("choices");
  const { moment } = useFormat();
  const { complaint, services, transport, channel, firstChoiceAt, smsConsent } = request;
  return (
    <Stack>
      <ComplaintQuote complaint={complaint} />
      <KeyValueList
        items={[
          { key: "appointment", name: t("appointment"), value: <AppointmentText booking={booking} /> },
          { key: "contact", name: t("contact"), value: <ContactText booking={booking} /> },
          {
            key: "first",
            name: t("firstChoice"),
            value: firstChoiceAt === undefined ? t("noFirstChoice") : moment(firstChoiceAt),
          },
          {
            key: "transport",
            name: t("transport"),
            value: transport ? choices(`transport.${transport}`) : "—",
          },
          { key: "channel", name: t("channel"), value: channel ? choices(`channel.${channel}`) : "—" },
          { key: "sms", name: t("sms"), value: t(smsConsent ? "smsYes" : "smsNo") },
        ]}
      />
      {services.length === 0 ? (
        <p className="text-ink-3">{t("noServices")}</p>
      ) : (
        <OrderLines lines={services} />
      )}
    </Stack>
  );
}

function AppointmentText({ booking: { appointment, moves } }: Pick<Data, "booking">) {
  const t = useWords("booking");
  const { dateTime, labour } = useFormat();
  if (!appointment) return <span className="text-ink-3">{t("noAppointment")}</span>;
  return (
    <>
      <span className="inline-block font-medium first-letter:uppercase">{dateTime(appointment.at)},</span>
      <span className="text-ink-3">
        {" "}
        {t("keptFree", { labour: labour(appointment.minutes) })}
        {moves > 0 && `, ${t("moved", { count: moves })}`}
      </span>
    </>
  );
}

function ContactText({ booking: { contactConfirmed } }: Pick<Data, "booking">) {
  const t = useWords("booking");
  const { moment } = useFormat();
  if (!contactConfirmed) return <span className="text-ink-3">{t("contactNotYet")}</span>;
  return moment(contactConfirmed.at);
}
