// One car on the board: plate, whose it is, how far off its time is, what it waits for, what is next and whose.
import { Link } from "react-router";
import type { Stage } from "~/journey/stages";
import { paths } from "~/paths";
import { useForecast } from "~/lateness/use-forecast";
import { DueText } from "~/ui/badge";
import { useFormat } from "~/ui/centre-context";
import { cx } from "~/ui/cx";
import type { Due } from "~/ui/format";
import { Icon } from "~/ui/icons";
import { Card } from "~/ui/layout";
import { Plate } from "~/ui/plate";
import { VisuallyHidden } from "~/ui/visually-hidden";
import { useLanguage, useWords } from "~/words";
import { MeetingTap } from "./meeting-tap";
import type { VisitCard } from "./visit-cards.server";
import { itemOf, type ItemTitles } from "./item-titles";
import { CAUSE_ICONS, inLanguage, nextText } from "./journey-text";
import { PassBadge } from "./pass-badge";

export interface BoardCardViewProps {
  readonly card: VisitCard;
  readonly items: ItemTitles;
  /** A colleague has just changed it. */
  readonly changed: boolean;
  /** For whoever may receive a customer from here: the form's id. */
  readonly receiving?: string | undefined;
}

export function BoardCardView({ card, items, changed, receiving }: BoardCardViewProps) {
  const t = useWords("board");
  const late = useIsLate()(card);
  return (
    <Card
      interactive
      mark={late || card.nextAction === null ? "danger" : undefined}
      className={cx("flex flex-col gap-1 !p-2.5", changed && "changed-mark motion-reduce:bg-accent-soft")}
    >
      <div className="flex flex-wrap items-center justify-between gap-1">
        <Link
          to={paths.visit(card.id)}
          prefetch="intent"
          className="rounded no-underline after:absolute after:inset-0 focus-visible:outline-offset-1"
        >
          <Plate plate={card.plate} />
        </Link>
        <PassBadge loop={card.loop} />
        {changed && <VisuallyHidden>{t("changed")}</VisuallyHidden>}
      </div>
      <p className="leading-tight">
        <span className="font-medium">
          {card.make} {card.model}
        </span>
        <span className="block truncate text-small text-ink-2" title={card.customer}>
          {card.customer}
        </span>
      </p>
      <CardTime card={card} />
      <CardForecast card={card} />
      <CardWait card={card} />
      <CardNext card={card} items={items} />
      {receiving !== undefined && (
        <MeetingTap
          visitId={card.id}
          next={card.nextAction}
          appointmentAt={card.appointmentAt?.getTime()}
          submissionId={receiving}
          then="board"
          size="small"
        />
      )}
    </Card>
  );
}

/** The time that the customer counts on in this stage. */
function timeOf({ stage, promisedAt, appointmentAt }: VisitCard): Date | null {
  const beforeArrival: readonly Stage[] = ["booking", "preparation"];
  if (stage === "follow-up") return null;
  return beforeArrival.includes(stage) ? appointmentAt : (promisedAt ?? appointmentAt);
}

/** Past its time and not because the customer has not come for a car that is ready. */
export function useIsLate(): (card: VisitCard) => boolean {
  const format = useFormat();
  return (card) => {
    const at = timeOf(card);
    return at !== null && card.nextAction !== "await-customer" && format.due(at).late;
  };
}

function CardTime({ card }: { readonly card: VisitCard }) {
  const t = useWords("board");
  const format = useFormat();
  const at = timeOf(card);
  if (at === null) {
    return card.stage === "booking" ? <p className="text-small text-ink-3">{t("requested")}</p> : null;
  }
  const ready = card.nextAction === "await-customer";
  const due: Due = ready ? { late: false, text: "" } : format.due(at);
  const promised = card.promisedAt !== null && card.stage !== "booking" && card.stage !== "preparation";
  return (
    <p className="flex flex-wrap items-baseline gap-x-1.5 text-small">
      <span className="text-ink-3">
        {promised ? t("promised") : t("appointment")} {shortly(format, at)}
      </span>
      {!ready && <DueText {...due} />}
    </p>
  );
}

/** When a car in the workshop will be ready, and in words how far that is off its promise. */
function CardForecast({ card: { stage, expectedReadyAt, promisedAt } }: { readonly card: VisitCard }) {
  const forecast = useForecast();
  if (expectedReadyAt === null || (stage !== "repairs" && stage !== "quality")) return null;
  const { text, after } = forecast(expectedReadyAt, promisedAt);
  return (
    <p className="flex flex-wrap items-baseline gap-x-1.5 text-small">
      <span className="text-ink-3">{text}</span>
      {after !== undefined && <DueText late text={after} />}
    </p>
  );
}

/** "17:30" today, else with the day. */
function shortly(format: ReturnType<typeof useFormat>, at: Date): string {
  return format.day(at) === format.day(format.now) ? format.time(at) : format.moment(at);
}

function CardWait({ card: { waitCause, waitSince } }: { readonly card: VisitCard }) {
  const journey = useWords("journey");
  const format = useFormat();
  if (waitCause === null || waitSince === null) return null;
  const seconds = (format.now - waitSince.getTime()) / 1000;
  if (seconds < 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 text-small text-ink-2">
      <Icon name={CAUSE_ICONS[waitCause]} />
      <span className="font-medium">{journey(`waits.${waitCause}`)}</span>
      <span className="text-ink-3">{format.duration(seconds)}</span>
    </p>
  );
}

function CardNext({ card, items }: Omit<BoardCardViewProps, "changed" | "receiving">) {
  const t = useWords("board");
  const visit = useWords("visit");
  const journey = useWords("journey");
  const language = useLanguage();
  const format = useFormat();
  const { nextAction, nextDueAt, nextOwnerRole, owner } = card;
  if (nextAction === null) {
    return (
      <p className="inline-flex items-center gap-1 border-t border-line pt-1.5 text-small font-medium text-danger-ink">
        <Icon name="alert" />
        {t("noNext")}
      </p>
    );
  }
  const item = itemOf(items, card);
  const role = nextOwnerRole === null ? "" : t("anybody", { role: visit(`role.${nextOwnerRole}`) });
  return (
    <div className="mt-0.5 border-t border-line pt-1.5 text-small">
      <p className="leading-snug font-medium">{nextText(journey, nextAction, inLanguage(item, language))}</p>
      <p className="flex flex-wrap gap-x-1.5 text-ink-3">
        <span className={cx("max-w-full", owner ? "truncate" : "wrap-anywhere")} title={owner ?? role}>
          {owner ?? role}
        </span>
        {nextDueAt && <DueText {...format.due(nextDueAt)} />}
      </p>
    </div>
  );
}
