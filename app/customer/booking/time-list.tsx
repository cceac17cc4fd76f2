// Times to choose from, day by day: each is a button, and a day without one says why.
import type { ReactNode } from "react";
import type { Transport } from "~/capacity/need";
import { useFormat } from "~/ui/centre-context";
import { Notice } from "~/ui/notice";
import { useWords, type Words } from "~/words";
import type { BookAnswer } from "./book-answer";
import type { ShownDay, ShownOffer, Times } from "./offered.server";

const CHOICE =
  "flex min-h-12 w-full flex-col items-center justify-center rounded-md border border-line-strong/60 bg-surface px-1 py-1 hover:border-accent aria-current:border-accent aria-current:font-semibold";

function whyNot(t: Words<"book">, why: NonNullable<ShownDay["why"]>): string {
  switch (why.code) {
    case "shut":
      return t("why.shut");
    case "holiday":
      return t("why.holiday", { name: why.name });
    case "over":
      return t("why.over");
    case "transport-gone":
      return t(`why.${why.transport}`);
    case "nobody-able":
    case "no-bay-of-kind":
    case "nobody-at-work":
      return t("why.unable");
    case "labour-full":
    case "kept-for-walk-ins":
    case "desk-full":
    case "no-lane":
      return t("why.full");
    default:
      return why satisfies never;
  }
}

/** What makes the time possible, where that matters to the customer: how long one waits, or the day on which it is done. */
function useMeaning(transport: Transport) {
  const t = useWords("book");
  const f = useFormat();
  return ({ at, endsAt }: ShownOffer): string | undefined => {
    if (transport === "wait") return t("time.until", { time: f.time(endsAt) });
    return f.shortDate(at) === f.shortDate(endsAt) ? undefined : t("time.done", { day: f.shortDate(endsAt) });
  };
}

export interface TimeListProps {
  readonly times: Times;
  readonly transport: Transport;
  /** The time that is chosen now. */
  readonly chosen: number | undefined;
  /** The address of the same page beginning with another date. */
  readonly pageFrom: (date: string) => string;
}

export function TimeList({ times, transport, chosen, pageFrom }: TimeListProps) {
  const t = useWords("book");
  const f = useFormat();
  const none = times.days.every(({ offers }) => offers.length === 0);
  const chosenDay = times.days.find(({ offers }) => offers.some(({ at }) => at === chosen));
  const openDay = chosenDay ?? times.days.find(({ offers }) => offers.length > 0);
  return (
    <>
      {times.days.map((day) => (
        <Day key={day.startsAt} day={day} open={day === openDay} transport={transport} chosen={chosen} />
      ))}
      {none && times.first && (
        <p>
          <PageLink to={pageFrom(times.first.date)}>
            {t("time.first", { time: f.dateTime(times.first.at) })}
          </PageLink>
        </p>
      )}
      {none && !times.first && times.later === undefined && (
        <Notice tone="warning">{t("time.nothing")}</Notice>
      )}
      <nav className="flex flex-wrap justify-between gap-x-4">
        {times.earlier !== undefined && <PageLink to={pageFrom(times.earlier)}>{t("time.earlier")}</PageLink>}
        {times.later !== undefined && <PageLink to={pageFrom(times.later)}>{t("time.later")}</PageLink>}
      </nav>
      <p className="text-small text-ink-3">{t("time.zone", { zone: f.timeZone })}</p>
    </>
  );
}

export function PageLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  return (
    <a href={to} className="inline-flex min-h-11 items-center text-accent-ink underline underline-offset-2">
      {children}
    </a>
  );
}

/** A day with its times folded in, so that a week fits on a phone; `open` shows them at once. */
function Day({
  day,
  open,
  transport,
  chosen,
}: {
  readonly day: ShownDay;
  readonly open: boolean;
  readonly transport: Transport;
  readonly chosen: number | undefined;
}) {
  const t = useWords("book");
  const f = useFormat();
  const [first] = day.offers;
  const date = <span className="block font-semibold first-letter:uppercase">{f.date(day.startsAt)}</span>;
  if (!first)
    return (
      <div className="border-b border-line pb-3">
        {date}
        <p className="text-ink-3">{day.why ? whyNot(t, day.why) : t("why.full")}</p>
      </div>
    );
  return (
    <details open={open} className="border-b border-line pb-3">
      <summary className="min-h-12 cursor-pointer">
        <span className="inline-block align-top">
          {date}
          <span className="text-small text-ink-3">
            {t("time.many", { count: day.offers.length, first: f.time(first.at) })}
          </span>
        </span>
      </summary>
      <Choices offers={day.offers} transport={transport} chosen={chosen} />
    </details>
  );
}

function Choices({
  offers,
  transport,
  chosen,
}: {
  readonly offers: readonly ShownOffer[];
  readonly transport: Transport;
  readonly chosen: number | undefined;
}) {
  const f = useFormat();
  const meaning = useMeaning(transport);
  return (
    <ul className="mt-2 grid grid-cols-3 gap-2 min-[26rem]:grid-cols-4">
      {offers.map((offer) => (
        <li key={offer.at}>
          <button
            name="at"
            value={offer.at}
            className={CHOICE}
            {...(chosen === offer.at ? { "aria-current": "true" as const } : {})}
          >
            <span className="sr-only">{f.date(offer.at)}, </span>
            {f.time(offer.at)}
            {meaning(offer) !== undefined && (
              <span className="text-center text-small text-ink-3">{meaning(offer)}</span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The chosen time is gone: what is free near it, one touch away. */
export function Taken({ answer }: { readonly answer: BookAnswer | undefined }) {
  const t = useWords("book");
  const f = useFormat();
  if (answer?.kind !== "taken") return null;
  const { alternatives } = answer;
  return (
    <Notice tone="warning" live title={t("time.taken")}>
      <p>{t(alternatives.length > 0 ? "time.free" : "time.noneFree")}</p>
      <ul className="mt-2 flex flex-col gap-2">
        {alternatives.map(({ at }) => (
          <li key={at}>
            <button name="at" value={at} className={CHOICE}>
              <span className="first-letter:uppercase">{f.dateTime(at)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
