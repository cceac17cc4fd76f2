// Free times to choose from: one press takes one. Days without any say why.
import { Link } from "react-router";
import type { Denial } from "~/journey/verdict";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { PostForm } from "~/ui/form/post-form";
import { Row, Stack } from "~/ui/layout";
import { SubmissionFields } from "~/visits/stage-form";
import { useWords } from "~/words";
import type { FreeTimes as Free } from "./free-times.server";

/** What a press on a time hands in: the same form as the typed time, with the time as its button. */
export interface TakeTime {
  readonly intent: "book" | "move";
  readonly submissionId: string;
  readonly minutes: number;
  /** The appointment that the page shows, for a move. */
  readonly from?: number | undefined;
}

interface Time {
  readonly at: number;
  readonly mechanic?: string;
  readonly bay?: string;
}

function Times({
  take,
  times,
  withDay = false,
}: {
  take: TakeTime;
  times: readonly Time[];
  withDay?: boolean;
}) {
  const { intent, submissionId, minutes, from } = take;
  const { time, dateTime, localDateTime } = useFormat();
  return (
    <PostForm>
      <SubmissionFields intent={intent} submissionId={submissionId} />
      <input type="hidden" name="minutes" value={minutes} />
      {from !== undefined && <input type="hidden" name="from" value={from} />}
      <Row gap={2}>
        {times.map(({ at, mechanic, bay }) => (
          <Button key={at} size="small" name={intent === "book" ? "at" : "to"} value={localDateTime(at)}>
            <span className="tabular-nums">{withDay ? dateTime(at) : time(at)}</span>
            {mechanic !== undefined && (
              <span className="text-ink-3 ml-1 text-xs font-normal">
                {mechanic}
                {bay !== undefined && `, ${bay}`}
              </span>
            )}
          </Button>
        ))}
      </Row>
    </PostForm>
  );
}

/** The nearest free times around one that was refused; nothing for another refusal. */
export function Alternatives({
  denial,
  take,
}: {
  readonly denial: Denial | undefined;
  readonly take: TakeTime;
}) {
  const t = useWords("booking");
  if (denial?.code !== "slot-taken") return null;
  const times = ["free1", "free2", "free3"].flatMap((name) => {
    const at = denial.detail?.[name];
    return typeof at === "number" ? [{ at }] : [];
  });
  return (
    <Stack gap={2}>
      <p className="font-medium">{times.length > 0 ? t("nearest") : t("noneNear")}</p>
      {times.length > 0 && <Times take={take} times={times} withDay />}
    </Stack>
  );
}

/** A week of free times. */
export function FreeTimes({ free, take }: { readonly free: Free; readonly take: TakeTime }) {
  const t = useWords("booking");
  const capacity = useWords("capacity");
  const { date, labour } = useFormat();
  return (
    <Stack gap={3}>
      <p className="text-ink-3">
        {t("freeFor", { labour: labour(free.minutes), skill: capacity(`skill.${free.skill}`).toLowerCase() })}
      </p>
      <ul className="divide-line divide-y">
        {free.days.map((day) => (
          <li key={day.date} className="py-2">
            <p className="font-medium first-letter:uppercase">
              {date(day.noon)}
              {day.freeMinutes !== undefined && (
                <span className="text-ink-3 ml-2 text-sm font-normal">
                  {t("freeThatDay", { labour: labour(day.freeMinutes) })}
                </span>
              )}
            </p>
            {day.why ? (
              <p className="text-ink-3 text-sm">{capacity(`why.${day.why.code}`, whyFigures(day.why))}</p>
            ) : (
              <Times take={take} times={day.offers} />
            )}
          </li>
        ))}
      </ul>
      <Row gap={4}>
        {free.before !== undefined && <WeekLink day={free.before}>{t("weekBefore")}</WeekLink>}
        <WeekLink day={free.after}>{t("weekAfter")}</WeekLink>
      </Row>
    </Stack>
  );
}

/** The figures that the sentence of a reason has. */
function whyFigures(why: NonNullable<Free["days"][number]["why"]>): Record<string, string | number> {
  const { code: _code, ...figures } = why;
  return figures;
}

function WeekLink({ day, children }: { readonly day: string; readonly children: string }) {
  return (
    <Link className="text-accent underline" to={{ search: `?day=${day}` }} preventScrollReset>
      {children}
    </Link>
  );
}
