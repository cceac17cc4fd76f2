// Visits of a customer or of a vehicle, the newest first, and the work that was put off in them.
import { paths } from "~/paths";
import { TextLink } from "~/ui/button";
import { Badge } from "~/ui/badge";
import { useFormat } from "~/ui/centre-context";
import { EmptyState } from "~/ui/empty-state";
import { Panel, Row } from "~/ui/layout";
import { Plate } from "~/ui/plate";
import { useWords } from "~/words";
import { useVisitState } from "../customers/customer-rows";
import { stillDeferred } from "./deferred-work";
import type { PastVisit } from "./history.server";

interface PastVisitListProps {
  readonly visits: readonly PastVisit[];
  /** Which car it was, where there may be several. */
  readonly withPlate?: boolean;
}

export function PastVisitList({ visits, withPlate = false }: PastVisitListProps) {
  const t = useWords("people");
  if (visits.length === 0) return <EmptyState title={t("noVisits")}>{t("noVisitsHint")}</EmptyState>;
  return (
    <ul className="divide-y divide-line">
      {visits.map((visit) => (
        <li key={visit.id} className="py-2.5 first:pt-0 last:pb-0">
          <PastVisitLine visit={visit} withPlate={withPlate} />
        </li>
      ))}
    </ul>
  );
}

function PastVisitLine({ visit, withPlate }: { readonly visit: PastVisit; readonly withPlate: boolean }) {
  const t = useWords("people");
  const { day, moment } = useFormat();
  const state = useVisitState();
  const done = visit.jobs.filter((job) => job.state !== "cancelled");
  const when =
    visit.arrivedAt === undefined && visit.appointmentAt !== undefined && visit.status === "open"
      ? t("appointment", { when: moment(visit.appointmentAt) })
      : day(visit.arrivedAt ?? visit.requestedAt);
  return (
    <>
      <Row spread>
        <Row>
          {withPlate && <Plate plate={visit.vehicle.plate} size="small" />}
          <TextLink to={paths.visit(visit.id)}>{t("visitNumber", { number: visit.number })}</TextLink>
          <span className="text-ink-3">{when}</span>
        </Row>
        <Badge>{state(visit)}</Badge>
      </Row>
      <p className="mt-1 line-clamp-2 text-ink-2">{visit.complaint}</p>
      {done.length > 0 && (
        <p className="mt-0.5 text-small text-ink-3">
          {t("work")}: {done.map((job) => job.title).join(", ")}
        </p>
      )}
    </>
  );
}

/** Declined lines of earlier visits; nothing at all when there are none. */
export function DeferredPanel({ visits }: { readonly visits: readonly PastVisit[] }) {
  const t = useWords("people");
  const choices = useWords("choices");
  const { money, shortDate } = useFormat();
  const lines = stillDeferred(visits);
  if (lines.length === 0) return null;
  return (
    <Panel title={t("deferred")}>
      <p className="pb-2 text-ink-3">{t("deferredHint")}</p>
      <ul className="divide-y divide-line">
        {lines.map((line) => (
          <li key={line.lineId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <span className="min-w-0">
              {line.title}{" "}
              {line.severity === "safety" && (
                <Badge tone="danger" icon="alert">
                  {choices("severity.safety")}
                </Badge>
              )}
              <span className="block text-small text-ink-3">
                {line.visit.vehicle.plate},{" "}
                <TextLink to={paths.visit(line.visit.id)}>
                  {t("declined", { when: shortDate(line.declinedAt) })}
                </TextLink>
              </span>
            </span>
            <span>{money(line.priceMinor)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
