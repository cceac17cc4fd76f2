// Requests as lists: who waits how long for what, and what became of those who wait no more.
import type { ReactNode } from "react";
import { LOST_REASONS } from "~/journey/events";
import { paths } from "~/paths";
import { Badge } from "~/ui/badge";
import { LinkButton, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { EmptyState } from "~/ui/empty-state";
import { Row, Stack } from "~/ui/layout";
import { Plate } from "~/ui/plate";
import { useWords } from "~/words";
import { AnswerTap, LoseForm } from "./request-forms";
import type { RequestRow } from "./requests.server";

/** A request with its telephone number as people read it. */
export interface ListedRequest extends RequestRow {
  readonly phoneText: string;
}

interface ListProps {
  readonly rows: readonly ListedRequest[];
  readonly none: string;
  readonly noneHint: string;
  /** What stands beside a request. */
  readonly beside: (row: ListedRequest) => ReactNode;
}

function List({ rows, none, noneHint, beside }: ListProps) {
  if (rows.length === 0) {
    return (
      <div className="p-4">
        <EmptyState title={none}>{noneHint}</EmptyState>
      </div>
    );
  }
  return (
    <ul className="divide-y divide-line">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3">
          <Told row={row} />
          {beside(row)}
        </li>
      ))}
    </ul>
  );
}

export function OpenList({
  rows,
  submissionId,
}: Pick<ListProps, "rows"> & { readonly submissionId: string }) {
  const t = useWords("requestList");
  const beside = (row: ListedRequest) => <OpenSteps row={row} submissionId={submissionId} />;
  return <List rows={rows} none={t("noneOpen")} noneHint={t("noneOpenHint")} beside={beside} />;
}

export function EndedList({ rows }: Pick<ListProps, "rows">) {
  const t = useWords("requestList");
  const beside = (row: ListedRequest) => <Outcome row={row} />;
  return <List rows={rows} none={t("noneEnded")} noneHint={t("noneEndedHint")} beside={beside} />;
}

function Told({ row }: { readonly row: ListedRequest }) {
  const t = useWords("requestList");
  const choices = useWords("choices");
  const { moment } = useFormat();
  const { kind, id, number, name, phone, phoneText, plate, what, channel, receivedAt } = row;
  return (
    <div className="min-w-0 flex-1 basis-72">
      <Row>
        {plate !== null && <Plate plate={plate} size="small" />}
        {kind === "visit" ? (
          <TextLink className="wrap-anywhere" to={paths.stage(id, "booking")}>
            {name ?? ""}, {t("visit", { number: number ?? 0 })}
          </TextLink>
        ) : (
          <span className="font-medium wrap-anywhere">{name ?? t("nameless")}</span>
        )}
        {phone !== null && (
          <a
            href={`tel:${phone}`}
            className="inline-flex min-h-6 items-center whitespace-nowrap text-accent-ink pointer-coarse:min-h-11"
          >
            {phoneText}
          </a>
        )}
        {kind === "enquiry" && <Badge>{t("enquiry")}</Badge>}
      </Row>
      <p className="mt-1 line-clamp-3 text-ink-2">{what}</p>
      <p className="mt-0.5 text-small text-ink-3">
        {channel !== null && `${choices(`channel.${channel}`)}, `}
        {moment(receivedAt.getTime())}. <Answered row={row} />
      </p>
    </div>
  );
}

/** Who answered and how fast; of calls and talks only who took them down. */
function Answered({ row: { channel, receivedAt, answeredAt, answeredBy } }: { readonly row: ListedRequest }) {
  const t = useWords("requestList");
  const { duration } = useFormat();
  if (answeredAt === null) return channel === "phone" || channel === "walk-in" ? null : t("unanswered");
  const name = answeredBy ?? t("somebody");
  const seconds = (answeredAt.getTime() - receivedAt.getTime()) / 1000;
  if (seconds < 60) return t("answeredAtOnce", { name });
  return t("answered", { name, after: duration(seconds) });
}

function OpenSteps({ row, submissionId }: { readonly row: ListedRequest; readonly submissionId: string }) {
  const t = useWords("requestList");
  const { duration, now } = useFormat();
  const { kind, id, channel, answeredAt, receivedAt } = row;
  const written = channel === "online" || channel === "message";
  return (
    <Stack gap={2} className="items-start sm:items-end">
      <Row>
        {answeredAt === null && written && (
          <Badge tone="amber" icon="bell">
            {t("needsAnswer")}
          </Badge>
        )}
        <span className="font-medium">
          {t("waits", { time: duration(Math.max(0, now - receivedAt.getTime()) / 1000) })}
        </span>
      </Row>
      <Row>
        {answeredAt === null && written && <AnswerTap kind={kind} id={id} submissionId={submissionId} />}
        {kind === "visit" ? (
          <LinkButton to={paths.stage(id, "booking")} size="small">
            {t("findTime")}
          </LinkButton>
        ) : (
          <LinkButton to={paths.newRequest({ enquiry: id })} size="small">
            {t("becomesVisit")}
          </LinkButton>
        )}
      </Row>
      {kind === "enquiry" && <LoseForm enquiryId={id} submissionId={submissionId} />}
    </Stack>
  );
}

function Outcome({ row: { outcome, lostReason } }: { readonly row: ListedRequest }) {
  const t = useWords("requestList");
  const journey = useWords("journey");
  const choices = useWords("choices");
  const reason = LOST_REASONS.find((each) => each === lostReason);
  if (outcome === "open") return null;
  return (
    <Stack gap={1} className="shrink-0 items-start sm:items-end">
      <Badge>{outcome === "booked" ? t("booked") : journey(`status.${outcome}`)}</Badge>
      {reason && <span className="text-small text-ink-3">{choices(`lost.${reason}`)}</span>}
    </Stack>
  );
}
