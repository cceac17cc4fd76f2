// A booked visit, as the customer finds it behind the link: when, what, and the ways to change it.
import type { ReactNode } from "react";
import type { PayState } from "~/money/stripe/pay-state.server";
import { paths } from "~/paths";
import { useFormat } from "~/ui/centre-context";
import { Notice } from "~/ui/notice";
import { useWords } from "~/words";
import type { Answer } from "../../page/answer";
import type { StatusFacts } from "../../page/facts";
import { Heading, Phone, Section } from "../../page/frame";
import { StatusPage } from "../../page/status-page";
import { PageLink } from "../time-list";
import type { BookingFacts } from "./booking-facts";

export function BookingPage({
  facts,
  status,
  pay,
  token,
  phone,
  answer,
}: {
  readonly facts: BookingFacts;
  readonly status: StatusFacts;
  readonly pay: PayState | undefined;
  readonly token: string;
  readonly phone: string;
  readonly answer: Answer | undefined;
}) {
  const t = useWords("book");
  const f = useFormat();
  const { at, may } = facts;
  if (at === undefined) return <StatusPage facts={status} pay={pay} token={token} answer={answer} />;
  return (
    <>
      <Heading title={t("visit.appointment")} />
      <p className="text-xl font-semibold first-letter:uppercase">{f.dateTime(at)}</p>
      <ul className="flex flex-col gap-2">
        <Way to={paths.customerLinkPage(token, "visit.ics")}>{t("visit.calendar")}</Way>
        {may.kind === "yes" && <Way to={paths.customerLinkPage(token, "move")}>{t("visit.move")}</Way>}
        {may.kind === "yes" && <Way to={paths.customerLinkPage(token, "cancel")}>{t("visit.cancel")}</Way>}
      </ul>
      {may.kind === "yes" && (
        <p className="text-small text-ink-3">{t("visit.until", { time: f.dateTime(may.until) })}</p>
      )}
      {may.kind === "too-late" && <TooLate phone={phone} />}
      <Section title={t("visit.what")}>
        {facts.services.map(({ id, title }) => (
          <p key={id}>{title}</p>
        ))}
        <p className="text-small text-ink-3">{t("visit.your")}</p>
        <p className="whitespace-pre-line">{facts.complaint}</p>
      </Section>
    </>
  );
}

function Way({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  return (
    <li>
      <a
        href={to}
        className="flex min-h-12 items-center justify-center rounded-md border border-line-strong bg-surface px-4 py-2 text-center font-medium hover:border-accent"
      >
        {children}
      </a>
    </li>
  );
}

/** Where nothing can be changed any more: the visit was cancelled, has begun or is over. */
export function NothingToChange({ token }: { readonly token: string }) {
  const t = useWords("book");
  return (
    <>
      <Heading title={t("visit.nothingTitle")}>{t("visit.nothingText")}</Heading>
      <PageLink to={paths.customerLink(token)}>{t("visit.see")}</PageLink>
    </>
  );
}

/** What the centre's rules forbid is said with the number that helps. */
export function TooLate({ phone }: { readonly phone: string }) {
  const t = useWords("book");
  return (
    <Notice tone="warning">
      {t("visit.tooLate")} <Phone number={phone} />
    </Notice>
  );
}
