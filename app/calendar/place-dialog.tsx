// Moving, resizing and placing by keyboard: one dialog with the time, the length, the lane, and every time that is free.
import { daysBetween } from "~/capacity/workshop";
import type { Instant } from "~/journey/instant";
import { paths } from "~/paths";
import { Button, LinkButton } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { PlateDialog } from "~/ui/plate-dialog";
import { useWords } from "~/words";
import type { Days } from "./calendar-view";
import { subjectOf, visitOf, type Pointed } from "./deed";
import { isMovable } from "./job";
import { nearestTimes, type Plan, type Target } from "./plan";
import { PlaceForm } from "./place-form";
import { StageMark } from "./stage-mark";
import type { Refusal } from "./use-outcomes";

export interface PlaceDialogProps {
  readonly pointed: Pointed;
  readonly plan: Plan;
  /** The days that the plan knows. */
  readonly known: Days;
  readonly now: Instant;
  readonly mayPlan: boolean;
  /** Why the last wish for this visit was refused, and what is free instead. */
  readonly refusal?: Refusal;
  readonly onPlan: (target: Target) => void;
  readonly onClose: () => void;
}

export function PlaceDialog(props: PlaceDialogProps) {
  const { pointed, mayPlan, refusal, onPlan, onClose } = props;
  const t = useWords("calendar");
  const visit = visitOf(pointed);
  if (!visit) return null;
  const isJob = "job" in pointed;
  const movable = isJob ? isMovable(pointed.job) : true;
  const change = (target: Target) => {
    onClose();
    onPlan(target);
  };
  return (
    <PlateDialog plate={visit.plate} title={t(isJob ? "dialog.move" : "dialog.place")} onClose={onClose}>
      <div className="flex flex-col gap-4">
        <Facts pointed={pointed} />
        {refusal && <Refused {...props} refusal={refusal} onPlan={change} />}
        {movable && mayPlan ? (
          <PlaceForm {...props} onPlan={change} />
        ) : (
          <p className="text-ink-3">{t(mayPlan ? "dialog.fixed" : "dialog.notYours")}</p>
        )}
        <div>
          <LinkButton to={paths.visit(visit.id)} icon="arrowRight">
            {t("dialog.open")}
          </LinkButton>
        </div>
      </div>
    </PlateDialog>
  );
}

function Facts({ pointed }: { readonly pointed: Pointed }) {
  const t = useWords("calendar");
  const { time, date } = useFormat();
  const visit = visitOf(pointed);
  if (!visit) return null;
  return (
    <div className="text-ink-2">
      <p>
        <StageMark stage={visit.stage} /> {visit.customer}, {visit.car}
      </p>
      {visit.what !== "" && <p className="text-small text-ink-3">{visit.what}</p>}
      {"job" in pointed && (
        <p className="mt-1">
          {t("dialog.now")}: {date(pointed.job.startsAt)}, {time(pointed.job.startsAt)}–
          {time(pointed.job.endsAt)}, {pointed.job.bay}, {pointed.job.mechanic}.{" "}
          {t("comes", { time: time(pointed.job.receptionAt) })}.
        </p>
      )}
    </div>
  );
}

/** Why it was refused, and the nearest times that are free. */
function Refused({
  pointed,
  plan,
  known,
  now,
  refusal: { text, target },
  onPlan,
}: PlaceDialogProps & { readonly refusal: Refusal }) {
  const t = useWords("calendar");
  const { dateTime } = useFormat();
  const subject = subjectOf(pointed);
  const days = daysBetween(known.first, known.last);
  const free = subject ? nearestTimes(plan, subject, target, days, now) : [];
  const { minutes } = target;
  return (
    <div role="alert" className="rounded-lg border border-danger/40 bg-danger-soft px-4 py-3 text-danger-ink">
      <p>{text}</p>
      {free.length > 0 && (
        <>
          <p className="mt-2 font-medium">{t("instead")}</p>
          <ul className="mt-1 flex flex-wrap gap-2">
            {free.map((startsAt) => (
              <li key={startsAt}>
                <Button type="button" size="small" onClick={() => onPlan({ startsAt, minutes })}>
                  {dateTime(startsAt)}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
