// What a change would break, before it is saved; and what it has broken, after.
import { useEffect, useRef, type ReactNode } from "react";
import { TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Notice } from "~/ui/notice";
import { Plate } from "~/ui/plate";
import { paths } from "~/paths";
import { instant } from "~/journey/instant";
import type { TaskView } from "~/teamwork/tasks.server";
import { useWhy } from "~/teamwork/use-why";
import { useWords } from "~/words";
import type { WouldLose } from "./change";

/** The list, with the button that saves all the same. */
export function WouldLoseNotice({
  visits,
  children,
}: {
  readonly visits: readonly WouldLose[];
  readonly children: ReactNode;
}) {
  const t = useWords("settings");
  const format = useFormat();
  const why = useWhy();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [visits]);
  return (
    <div ref={box} tabIndex={-1} className="rounded-lg outline-offset-2">
      <Notice tone="warning" live title={t("wouldLose", { count: visits.length })} actions={children}>
        <p>{t("wouldLoseText")}</p>
        <ul className="mt-2 flex flex-col gap-1.5">
          {visits.map((visit) => (
            <li key={visit.visitId}>
              <Line plate={visit.plate} visitId={visit.visitId} name={visit.customer} />{" "}
              {format.moment(visit.receptionAt)}. {why(visit)}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

function Line({
  plate,
  visitId,
  name,
}: {
  readonly plate: string;
  readonly visitId: string;
  readonly name: string;
}) {
  return (
    <>
      <Plate plate={plate} size="small" /> <TextLink to={paths.stage(visitId, "booking")}>{name}</TextLink>,
    </>
  );
}

/** After saving: what lost its place, each with the way to its booking, and what has been done about it since. */
export function SavedNotice({ tasks }: { readonly tasks: readonly TaskView[] }) {
  const t = useWords("settings");
  const teamwork = useWords("teamwork");
  const format = useFormat();
  const why = useWhy();
  if (tasks.length === 0) return <Notice live>{t("saved")}</Notice>;
  return (
    <Notice tone="warning" live title={t("savedAndLost", { count: tasks.length })}>
      <p>
        {t("savedAndLostText")} <TextLink to={paths.tasks()}>{t("toTasks")}</TextLink>
      </p>
      <ul className="mt-2 flex flex-col gap-1.5">
        {tasks.map(({ id, visit, lostPlace, ended, outcome }) => (
          <li key={id}>
            {visit && <Line plate={visit.plate} visitId={visit.id} name={visit.customer} />}{" "}
            {lostPlace && `${format.moment(instant(lostPlace.receptionAt))}. ${why(lostPlace)}`}
            {ended && ` ${teamwork("ended", { outcome: outcomeText(teamwork, outcome) })}`}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

const OUTCOMES = ["arranged", "goes-ahead", "not-needed", "moved", "released", "fits-again"] as const;

function outcomeText(t: ReturnType<typeof useWords<"teamwork">>, outcome: string | null): string {
  const known = OUTCOMES.find((each) => each === outcome);
  return known ? t(`outcome.${known}`) : (outcome ?? "");
}
