// When, how long, in which bay and by whom: checked against the plan while it is typed.
import { useId, useMemo, useState, type ReactNode } from "react";
import { instant, type Instant } from "~/journey/instant";
import { dateOfDay } from "~/journey/working-time";
import { Button } from "~/ui/button";
import { useFormat, type Format } from "~/ui/centre-context";
import { controlLook } from "~/ui/form/field-parts";
import { Icon } from "~/ui/icons";
import { parseLocalDateTime } from "~/ui/zoned-time";
import { useWords } from "~/words";
import type { Days } from "./calendar-view";
import { subjectOf, type Pointed } from "./deed";
import { possibleTimes, receptionFor, tryTarget, type Target } from "./plan";
import type { PlaceDialogProps } from "./place-dialog";
import { useWhyText } from "./why-text";

interface Typed {
  readonly date: string;
  readonly time: string;
  readonly minutes: string;
  readonly bayId: string;
  readonly mechanicId: string;
}

function typedAtFirst(pointed: Pointed, f: Format, now: Instant): Typed {
  const job = "job" in pointed ? pointed.job : undefined;
  const wish =
    "job" in pointed ? undefined : (pointed.request.appointmentAt ?? pointed.request.firstChoiceAt);
  const at = job?.startsAt ?? (wish !== undefined && wish > now ? wish : undefined);
  const [date = "", time = ""] = f.localDateTime(at ?? now).split("T");
  const minutes = job?.minutes ?? ("request" in pointed ? pointed.request.visit.need.minutes : 60);
  return {
    date,
    time: at === undefined ? "" : time,
    minutes: String(minutes),
    bayId: job?.bayId ?? "",
    mechanicId: job?.mechanicId ?? "",
  };
}

const [SHORTEST, LONGEST] = [15, 24 * 60];

function minutesIn(text: string): number | undefined {
  const minutes = Number(text);
  return Number.isInteger(minutes) && minutes >= SHORTEST && minutes <= LONGEST ? minutes : undefined;
}

/** What was typed as a target; undefined while it is none. */
function targetOf(typed: Typed, timeZone: string): Target | undefined {
  const at = parseLocalDateTime(`${typed.date}T${typed.time}`, timeZone);
  const minutes = minutesIn(typed.minutes);
  if (!at.ok || minutes === undefined) return undefined;
  return { startsAt: instant(at.at), minutes, ...laneOf(typed) };
}

function laneOf({ bayId, mechanicId }: Typed): Pick<Target, "bayId" | "mechanicId"> {
  return { ...(bayId === "" ? {} : { bayId }), ...(mechanicId === "" ? {} : { mechanicId }) };
}

export function PlaceForm({ pointed, plan, known, now, onPlan }: PlaceDialogProps) {
  const t = useWords("calendar");
  const f = useFormat();
  const [typed, setTyped] = useState(() => typedAtFirst(pointed, f, now));
  const [complaint, complain] = useState<string>();
  const set = (change: Partial<Typed>) => {
    complain(undefined);
    setTyped((before) => ({ ...before, ...change }));
  };
  const target = targetOf(typed, f.timeZone);
  const { bays, mechanics } = plan.shop.roster;
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (target) onPlan(target);
        else complain(t(minutesIn(typed.minutes) === undefined ? "dialog.notMinutes" : "dialog.notATime"));
      }}
    >
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        <Labelled label={t("dialog.date")}>
          {(id) => <Typing id={id} type="date" value={typed.date} onText={(date) => set({ date })} />}
        </Labelled>
        <Labelled label={t("dialog.time")}>
          {(id) => <Typing id={id} type="time" value={typed.time} onText={(time) => set({ time })} />}
        </Labelled>
        <Labelled label={t("dialog.minutes")}>
          {(id) => (
            <Typing id={id} type="number" value={typed.minutes} onText={(minutes) => set({ minutes })} />
          )}
        </Labelled>
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <Labelled label={t("dialog.bay")}>
          {(id) => (
            <Lanes
              id={id}
              value={typed.bayId}
              any={t("dialog.anyBay")}
              lanes={bays}
              onChoice={(bayId) => set({ bayId })}
            />
          )}
        </Labelled>
        <Labelled label={t("dialog.mechanic")}>
          {(id) => (
            <Lanes
              id={id}
              value={typed.mechanicId}
              any={t("dialog.anyMechanic")}
              lanes={mechanics}
              onChoice={(mechanicId) => set({ mechanicId })}
            />
          )}
        </Labelled>
      </div>
      <div aria-live="polite">
        {complaint !== undefined && <Refused>{complaint}</Refused>}
        {target && <Verdict pointed={pointed} plan={plan} known={known} now={now} target={target} />}
      </div>
      <Times
        pointed={pointed}
        plan={plan}
        known={known}
        now={now}
        typed={typed}
        onTime={(time) => set({ time })}
      />
      <div>
        <Button kind="primary">{t("job" in pointed ? "dialog.save" : "dialog.book")}</Button>
      </div>
    </form>
  );
}

function Labelled({
  label,
  children,
}: {
  readonly label: string;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-small font-medium text-ink-2">
        {label}
      </label>
      {children(id)}
    </div>
  );
}

interface TypingProps {
  readonly id: string;
  readonly type: "date" | "time" | "number";
  readonly value: string;
  readonly onText: (text: string) => void;
}

function Typing({ id, type, value, onText }: TypingProps) {
  const steps = type === "number" ? { min: SHORTEST, max: LONGEST, step: 15 } : {};
  return (
    <input
      id={id}
      type={type}
      value={value}
      required
      {...steps}
      onChange={(event) => onText(event.currentTarget.value)}
      className={controlLook}
    />
  );
}

interface LanesProps {
  readonly id: string;
  readonly value: string;
  readonly any: string;
  readonly lanes: readonly { readonly id: string; readonly name: string }[];
  readonly onChoice: (id: string) => void;
}

function Lanes({ id, value, any, lanes, onChoice }: LanesProps) {
  return (
    <select
      id={id}
      value={value}
      onChange={(event) => onChoice(event.currentTarget.value)}
      className={controlLook}
    >
      <option value="">{any}</option>
      {lanes.map((lane) => (
        <option key={lane.id} value={lane.id}>
          {lane.name}
        </option>
      ))}
    </select>
  );
}

type Asked = Pick<PlaceDialogProps, "pointed" | "plan" | "known" | "now">;

function Verdict({ pointed, plan, known, now, target }: Asked & { readonly target: Target }) {
  const t = useWords("calendar");
  const { dateTime } = useFormat();
  const whyText = useWhyText();
  const subject = subjectOf(pointed);
  if (!subject) return null;
  const day = plan.shop.dayOf(target.startsAt);
  if (day < known.first || day > known.last) return <p className="text-ink-3">{t("dialog.otherDays")}</p>;
  const tried = tryTarget(plan, subject, target, now);
  if (!tried.ok) return <Refused>{`${t("notPossible")}. ${whyText(tried.why)}`}</Refused>;
  const receptionAt = receptionFor(plan.shop, subject, target.startsAt);
  if (subject.receptionAt === undefined || receptionAt === subject.receptionAt) return null;
  return (
    <p className="flex gap-1.5 text-amber-ink">
      <Icon name="alert" className="mt-[0.15em]" />
      {t("customerToo", { time: dateTime(receptionAt) })}
    </p>
  );
}

function Refused({ children }: { readonly children: string }) {
  return (
    <p className="flex gap-1.5 text-danger-ink">
      <Icon name="alert" className="mt-[0.15em]" />
      {children}
    </p>
  );
}

function Times({
  pointed,
  plan,
  known,
  now,
  typed,
  onTime,
}: Asked & { readonly typed: Typed; readonly onTime: (time: string) => void }) {
  const t = useWords("calendar");
  const { time } = useFormat();
  const { date, minutes, bayId, mechanicId } = typed;
  const day = useMemo(() => range(known).find((each) => dateOfDay(each) === date), [known, date]);
  const length = minutesIn(minutes);
  const found = useMemo(() => {
    const subject = subjectOf(pointed);
    if (!subject || day === undefined || length === undefined) return undefined;
    const lane = { ...(bayId === "" ? {} : { bayId }), ...(mechanicId === "" ? {} : { mechanicId }) };
    return possibleTimes(plan, subject, day, { minutes: length, ...lane }, now);
  }, [plan, pointed, day, length, bayId, mechanicId, now]);
  if (!found) return null;
  return (
    <fieldset className="min-w-0">
      <legend className="text-small font-medium text-ink-2">{t("dialog.possible")}</legend>
      {found.length === 0 && <p className="text-ink-3">{t("dialog.possibleNone")}</p>}
      <ul className="mt-1 flex max-h-40 flex-wrap gap-1.5 overflow-y-auto p-1">
        {found.map(({ startsAt }) => (
          <li key={startsAt}>
            <Button
              type="button"
              size="small"
              aria-pressed={time(startsAt) === typed.time}
              className="aria-pressed:border-accent aria-pressed:bg-accent-soft"
              onClick={() => onTime(time(startsAt))}
            >
              {time(startsAt)}
            </Button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function range({ first, last }: Days): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
