// What needs somebody now: late cars, stuck visits, complaints and tasks, each with whose turn it is.
import type { ReactNode } from "react";
import { ROLES } from "~/journey/permissions";
import type { Stage } from "~/journey/stages";
import { WAIT_CAUSES } from "~/journey/wait-cause";
import type { ComplaintRow } from "~/complaints/complaints.server";
import { paths } from "~/paths";
import { taskTitle } from "~/teamwork/task-title";
import type { TaskView } from "~/teamwork/tasks.server";
import { DueText } from "~/ui/badge";
import { TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Panel } from "~/ui/layout";
import { Plate } from "~/ui/plate";
import type { VisitCard } from "~/visits/visit-cards.server";
import { useWords } from "~/words";
import type { MorningPage } from "./morning.server";

const roleOf = (text: string | null) => ROLES.find((role) => role === text);
const causeOf = (text: string | null) => WAIT_CAUSES.find((cause) => cause === text);

interface ListProps {
  readonly title: string;
  readonly none: string;
  readonly all: { readonly to: string; readonly text: string };
  readonly children: readonly ReactNode[];
}

function List({ title, none, all, children }: ListProps) {
  return (
    <Panel
      title={title}
      aside={
        <TextLink to={all.to} className="text-small">
          {all.text}
        </TextLink>
      }
    >
      {children.length === 0 ? (
        <p className="text-ink-3">{none}</p>
      ) : (
        <ul className="flex flex-col gap-3">{children}</ul>
      )}
    </Panel>
  );
}

interface LineProps {
  readonly visitId: string;
  readonly plate: string;
  readonly what: ReactNode;
  readonly owner: string;
  readonly due: ReactNode;
}

function Line({ visitId, plate, what, owner, due }: LineProps) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <TextLink to={paths.visit(visitId)} className="!no-underline">
        <Plate plate={plate} size="small" />
      </TextLink>
      <span className="min-w-0 flex-1 basis-40">{what}</span>
      <span className="text-small text-ink-3">{owner}</span>
      <span>{due}</span>
    </li>
  );
}

/** Whose turn it is: a name, else a role. */
function useOwner() {
  const t = useWords("morning");
  const visit = useWords("visit");
  return (name: string | null, role: string | null) => {
    if (name !== null) return name;
    const known = roleOf(role);
    return known ? visit(`role.${known}`) : t("nobody");
  };
}

export function LateVisits({ late }: { readonly late: readonly VisitCard[] }) {
  const t = useWords("morning");
  const f = useFormat();
  const owner = useOwner();
  return (
    <List title={t("late")} none={t("lateNone")} all={{ to: paths.board(), text: t("board") }}>
      {late.map((card) => (
        <Line
          key={card.id}
          visitId={card.id}
          plate={card.plate}
          what={`${card.make} ${card.model}, ${card.customer}`}
          owner={owner(card.owner, card.nextOwnerRole)}
          due={card.promisedAt ? <DueText {...f.due(card.promisedAt)} /> : null}
        />
      ))}
    </List>
  );
}

export function StuckVisits({ stuck }: Pick<MorningPage, "stuck">) {
  const t = useWords("morning");
  const journey = useWords("journey");
  const f = useFormat();
  const owner = useOwner();
  const where = (stage: Stage, text: string | null) => {
    const cause = causeOf(text);
    if (!cause) return journey(`stage.${stage}`);
    return t("stuckLine", { stage: journey(`stage.${stage}`), cause: journey(`cause.${cause}`) });
  };
  return (
    <List title={t("stuck")} none={t("stuckNone")} all={{ to: paths.report(), text: t("report") }}>
      {stuck.map(({ visitId, plate, stage, cause, onTime, owner: name, ownerRole }) => (
        <Line
          key={visitId}
          visitId={visitId}
          plate={plate}
          what={where(stage, cause)}
          owner={owner(name, ownerRole)}
          due={onTime === null || onTime === 0 ? t("chanceNone") : t("chance", { share: f.percent(onTime) })}
        />
      ))}
    </List>
  );
}

export function Complaints({ complaints }: { readonly complaints: readonly ComplaintRow[] }) {
  const t = useWords("morning");
  const f = useFormat();
  const owner = useOwner();
  return (
    <List
      title={t("complaints")}
      none={t("complaintsNone")}
      all={{ to: paths.complaints(), text: t("allComplaints") }}
    >
      {complaints.map(({ id, visitId, plate, what, owner: name, dueAt }) => (
        <Line
          key={id}
          visitId={visitId}
          plate={plate}
          what={<span className="line-clamp-2">{what}</span>}
          owner={owner(name, null)}
          due={dueAt ? <DueText {...f.due(dueAt)} /> : null}
        />
      ))}
    </List>
  );
}

export function OverdueTasks({ tasks }: { readonly tasks: readonly TaskView[] }) {
  const t = useWords("morning");
  const teamwork = useWords("teamwork");
  const owner = useOwner();
  const f = useFormat();
  return (
    <List title={t("tasks")} none={t("tasksNone")} all={{ to: paths.tasks(), text: t("allTasks") }}>
      {tasks.map((task) => (
        <li key={task.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <span className="min-w-0 flex-1 basis-40">
            {task.visit ? (
              <TextLink to={paths.visit(task.visit.id)}>{taskTitle(teamwork, task)}</TextLink>
            ) : (
              taskTitle(teamwork, task)
            )}
          </span>
          <span className="text-small text-ink-3">{owner(null, task.ownerRole)}</span>
          <DueText {...f.due(task.dueAt)} />
        </li>
      ))}
    </List>
  );
}
