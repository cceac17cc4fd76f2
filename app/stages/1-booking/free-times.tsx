// Free times to choose from: one press takes one. Days without any say why.
import { useId } from "react";
import { Form } from "react-router";
import type { Denial } from "~/journey/verdict";
import { Button, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { controlLook } from "~/ui/form/field-parts";
import { PostForm } from "~/ui/form/post-form";
import { Icon } from "~/ui/icons";
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
  /** Why it is moved, as far as somebody has typed it. */
  readonly reason?: string | undefined;
}

function Times({
  take,
  times,
  withDay = false,
}: {
  take: TakeTime;
  times: readonly number[];
  withDay?: boolean;
}) {
  const { intent, submissionId, minutes, from, reason } = take;
  const { time, dateTime, localDateTime } = useFormat();
  return (
    <PostForm>
      <SubmissionFields intent={intent} submissionId={submissionId} />
      <input type="hidden" name="minutes" value={minutes} />
      {from !== undefined && <input type="hidden" name="from" value={from} />}
      {reason !== undefined && reason !== "" && <input type="hidden" name="reason" value={reason} />}
      <Row gap={2}>
        {times.map((at) => (
          <Button
            key={at}
            size={withDay ? "normal" : "small"}
            name={intent === "book" ? "at" : "to"}
            value={localDateTime(at)}
          >
            <span className="inline-block tabular-nums first-letter:uppercase">
              {withDay ? dateTime(at) : time(at)}
            </span>
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
    return typeof at === "number" ? [at] : [];
  });
  return (
    <Stack gap={2}>
      <p className="font-medium">{times.length > 0 ? t("nearest") : t("noneNear")}</p>
      {times.length > 0 && <Times take={take} times={times} withDay />}
    </Stack>
  );
}

/** So many days show their times at once; those of the others are one press away. */
const UNFOLDED = 3;

/** A week of free times. */
export function FreeTimes({ free, take }: { readonly free: Free; readonly take: TakeTime }) {
  const t = useWords("booking");
  const capacity = useWords("capacity");
  const { labour } = useFormat();
  const unfolded = free.days.filter(({ offers }) => offers.length > 0).slice(0, UNFOLDED);
  const [skill, length] = [capacity(`skill.${free.skill}`), labour(free.minutes)];
  return (
    <Stack gap={3}>
      <p className="text-ink-3">
        {t(take.intent === "book" ? "freeFor" : "freeForMove", { skill, labour: length })}
      </p>
      <Look free={free} />
      <ul className="divide-line divide-y">
        {free.days.map((day) => (
          <Day key={day.date} day={day} take={take} open={unfolded.includes(day)} />
        ))}
      </ul>
      <Row gap={4}>
        {free.before !== undefined && (
          <WeekLink day={free.before} minutes={free.minutes}>
            {t("weekBefore")}
          </WeekLink>
        )}
        <WeekLink day={free.after} minutes={free.minutes}>
          {t("weekAfter")}
        </WeekLink>
      </Row>
    </Stack>
  );
}

/** From when on, and for how long: the choice stands in the address. */
function Look({ free: { days, minutes } }: { readonly free: Free }) {
  const t = useWords("booking");
  const id = useId();
  const from = days[0]?.date;
  return (
    <Form
      key={`${from ?? ""} ${String(minutes)}`}
      preventScrollReset
      className="flex flex-wrap items-end gap-3"
    >
      <div className="flex flex-col gap-1">
        <label htmlFor={`${id}-day`} className="text-small text-ink-2">
          {t("fromDay")}
        </label>
        <input id={`${id}-day`} type="date" name="day" defaultValue={from} className={controlLook} />
      </div>
      <div className="flex flex-col gap-1">
        <label htmlFor={`${id}-minutes`} className="text-small text-ink-2">
          {t("minutes")}, {t("minutesUnit")}
        </label>
        <input
          id={`${id}-minutes`}
          name="minutes"
          inputMode="numeric"
          size={4}
          defaultValue={minutes}
          className={controlLook}
        />
      </div>
      <Button>{t("show")}</Button>
    </Form>
  );
}

type FreeDay = Free["days"][number];

interface DayProps {
  readonly day: FreeDay;
  readonly take: TakeTime;
  readonly open: boolean;
}

/** The times of a day, under whoever would do the work and where; or why there is none. */
function Day({ day, take, open }: DayProps) {
  const t = useWords("booking");
  const capacity = useWords("capacity");
  const { date, labour } = useFormat();
  const id = useId();
  const name = (
    <span id={id} className="inline-block font-medium first-letter:uppercase">
      {date(day.noon)}
    </span>
  );
  if (day.why)
    return (
      <li className="py-3" aria-labelledby={id}>
        {name}
        <p className="text-ink-3 text-sm">{capacity(`why.${day.why.code}`, whyFigures(day.why))}</p>
      </li>
    );
  return (
    <li aria-labelledby={id}>
      <details open={open} className="group/day">
        <summary className="flex min-h-11 list-none items-center gap-2 py-2 [&::-webkit-details-marker]:hidden">
          <Icon name="chevronRight" className="text-ink-3 group-open/day:rotate-90" />
          <span className="min-w-0">
            {name}{" "}
            <span className="text-ink-3 inline-block text-sm">
              {t("freeThatDay", { labour: labour(day.freeMinutes ?? 0) })}
            </span>
          </span>
        </summary>
        <div className="flex flex-col gap-2 pb-3">
          {lanesOf(day.offers).map(({ mechanic, bay, times }) => (
            <div key={times[0]}>
              <p className="text-small text-ink-3 mb-1">
                {mechanic}, {bay}
              </p>
              <Times take={take} times={times} />
            </div>
          ))}
        </div>
      </details>
    </li>
  );
}

/** Times that follow each other in the same hands and the same bay. */
function lanesOf(offers: FreeDay["offers"]) {
  const lanes: { mechanic: string; bay: string; times: number[] }[] = [];
  for (const { at, mechanic, bay } of offers) {
    const last = lanes.at(-1);
    if (last?.mechanic === mechanic && last.bay === bay) last.times.push(at);
    else lanes.push({ mechanic, bay, times: [at] });
  }
  return lanes;
}

/** The figures that the sentence of a reason has. */
function whyFigures(why: NonNullable<Free["days"][number]["why"]>): Record<string, string | number> {
  const { code: _code, ...figures } = why;
  return figures;
}

interface WeekLinkProps {
  readonly day: string;
  readonly minutes: number;
  readonly children: string;
}

function WeekLink({ day, minutes, children }: WeekLinkProps) {
  const search = `?day=${day}&minutes=${String(minutes)}`;
  return (
    <TextLink className="inline-flex min-h-11 items-center" to={{ search }} preventScrollReset>
      {children}
    </TextLink>
  );
}
