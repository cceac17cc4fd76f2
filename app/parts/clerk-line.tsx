// One part on the parts desk: where it lies, what it is, for which car, and the one thing to do with it.
import type { ReactNode } from "react";
import { paths } from "~/paths";
import { Badge } from "~/ui/badge";
import { Button, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import { Plate } from "~/ui/plate";
import { noonOf } from "~/visits/part-telling";
import { OneTap } from "~/visits/stage-form";
import { useWords } from "~/words";
import { isOver, type ClerkPart } from "./clerk";
import { OrderForm } from "./order-form";

export interface Desk {
  readonly submissionId: string;
  readonly query: string;
  /** The next day on which the centre opens, proposed for deliveries. */
  readonly proposed: string;
}

interface LineProps {
  readonly part: ClerkPart;
  readonly desk: Desk;
  /** The first of the page: its button stands out. */
  readonly primary?: boolean;
}

/** Where the forms of a part are handed in: this page, for its visit. */
function address(part: ClerkPart, { query }: Desk): string {
  return paths.parts({ q: query === "" ? undefined : query, visit: part.visitId });
}

export function ClerkLine({ part, desk, primary = false }: LineProps) {
  const t = useWords("parts");
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <span className="w-16 shrink-0 font-mono font-semibold max-sm:empty:hidden">
        {part.location ??
          (part.stockPartId !== null && (
            <span className="font-sans text-small font-normal text-ink-3">{t("noPlace")}</span>
          ))}
      </span>
      <span className="min-w-48 flex-1">
        <span className="block font-medium wrap-anywhere">
          {part.name}
          {part.quantity > 1 && (
            <span className="font-normal text-ink-2"> · {t("pieces", { count: part.quantity })}</span>
          )}
        </span>
        <PartNotes part={part} />
      </span>
      <TextLink to={paths.visit(part.visitId)} className="!no-underline" prefetch="intent">
        <Plate plate={part.plate} size="small" />
      </TextLink>
      <span className="flex flex-wrap items-center gap-2 max-sm:ml-auto">
        <Deeds part={part} desk={desk} primary={primary} />
      </span>
      <More part={part} desk={desk} />
    </li>
  );
}

function PartNotes({ part }: { readonly part: ClerkPart }) {
  const t = useWords("parts");
  const format = useFormat();
  const notes: ReactNode[] = [];
  if (part.number !== null) notes.push(<span className="font-mono">{part.number}</span>);
  if (part.job !== null) notes.push(t("forJob", { job: part.job }));
  if (part.state === "needed") {
    notes.push(part.stockPartId === null ? t("notStocked") : t("free", { count: Math.max(0, part.free) }));
  }
  if (part.appointmentAt && part.stage === "preparation") {
    const gone = isOver(part) || part.appointmentAt.getTime() < format.now;
    notes.push(t(gone ? "carWasDue" : "carComes", { when: format.moment(part.appointmentAt) }));
  }
  return (
    <span className="block text-small text-ink-3">
      {part.job !== null && part.stage === "repairs" && <Waiting part={part} />}
      {notes.map((note, at) => (
        <span key={at}>
          {at > 0 && " · "}
          {note}
        </span>
      ))}
      {part.expectedOn !== null && part.state === "ordered" && <Expected part={part} />}
    </span>
  );
}

function Waiting({ part }: { readonly part: ClerkPart }) {
  const t = useWords("parts");
  const { now, duration } = useFormat();
  const time = duration((now - part.neededAt.getTime()) / 1000);
  return (
    <span className="block font-medium text-amber-ink">
      {part.mechanic === null ? t("waitsNobody", { time }) : t("waits", { mechanic: part.mechanic, time })}
    </span>
  );
}

function Expected({ part }: { readonly part: ClerkPart }) {
  const t = useWords("parts");
  const { day } = useFormat();
  if (part.expectedOn === null) return null;
  const on = day(noonOf(part.expectedOn));
  const late =
    part.stage === "preparation" && part.appointmentOn !== null && part.expectedOn > part.appointmentOn;
  return (
    <span className="block">
      {part.supplier === null
        ? t("comes", { day: on })
        : t("comesFrom", { day: on, supplier: part.supplier })}
      {late && (
        <>
          {" "}
          <Badge tone="amber" icon="alert">
            {t("lateForCar")}
          </Badge>
        </>
      )}
    </span>
  );
}

interface DeedProps extends LineProps {
  readonly intent: "pickPart" | "partArrived" | "reservePart" | "returnPart";
  readonly fields?: Readonly<Record<string, string>>;
  readonly children: ReactNode;
}

/** One tap, sized for a counter. */
function Deed({ intent, part, desk, primary, fields = {}, children }: DeedProps) {
  return (
    <OneTap
      intent={intent}
      submissionId={desk.submissionId}
      action={address(part, desk)}
      fields={{ partId: part.id, ...fields }}
    >
      <Button size="large" kind={primary ? "primary" : "secondary"}>
        {children}
      </Button>
    </OneTap>
  );
}

function Deeds({ part, desk, primary }: LineProps) {
  const t = useWords("parts");
  const props = { part, desk, ...(primary ? { primary } : {}) };
  const asked = part.job !== null && part.stage === "repairs";
  if (isOver(part))
    return (
      <Deed {...props} intent="returnPart">
        {t("do.putBack")}
      </Deed>
    );
  switch (part.state) {
    case "reserved":
    case "arrived":
      return (
        <Deed {...props} intent="pickPart">
          {t(asked ? "do.handOver" : "do.pick")}
        </Deed>
      );
    case "ordered":
      return (
        <Deed {...props} intent="partArrived">
          {t("do.arrived")}
        </Deed>
      );
    case "needed":
      if (part.stockPartId === null || part.free < part.quantity) return null;
      return asked ? (
        <Deed {...props} intent="pickPart">
          {t("do.handOver")}
        </Deed>
      ) : (
        <Deed {...props} intent="reservePart" fields={{ stockPartId: part.stockPartId }}>
          {t("do.keep")}
        </Deed>
      );
    default:
      return null;
  }
}

/** Ordering, another date, giving it up. */
function More({ part, desk }: LineProps) {
  const t = useWords("parts");
  if (part.status !== "open" || (part.state !== "needed" && part.state !== "ordered")) return null;
  const action = address(part, desk);
  return (
    <Disclosure
      className="w-full"
      title={t(part.state === "ordered" ? "do.newDate" : "do.order")}
      open={part.state === "needed" && (part.stockPartId === null || part.free < part.quantity)}
    >
      <div className="flex flex-wrap items-end justify-between gap-3">
        <OrderForm
          part={part}
          proposed={desk.proposed}
          submissionId={desk.submissionId}
          action={action}
          large
        />
        <OneTap
          intent="dropPart"
          submissionId={desk.submissionId}
          action={action}
          fields={{ partId: part.id }}
        >
          <Button kind="quiet" icon="close">
            {t("do.drop")}
          </Button>
        </OneTap>
      </div>
    </Disclosure>
  );
}
