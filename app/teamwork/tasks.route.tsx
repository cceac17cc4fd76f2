// What one has to do beside the visits' own next actions: overdue first.
import { data, redirect } from "react-router";
import type { Route } from "./+types/tasks.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { formOf } from "~/platform/http/form-body";
import { useFormat } from "~/ui/centre-context";
import { EmptyState } from "~/ui/empty-state";
import { parseForm } from "~/ui/form/parse-form";
import { PageHeader, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { afterConflict } from "~/visits/after-conflict";
import { useLiveUpdates } from "~/visits/use-live-updates";
import { isBeingTyped } from "~/visits/form-identity";
import { useWords, words } from "~/words";
import { EndTask } from "./task.schema";
import { TaskRow } from "./task-row";
import { endTask, tasksFor, type TaskView } from "./tasks.server";

const LIST = "tasks";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "task:write");
  return { tasks: await tasksFor(actor), title: words(actor.language, "teamwork")("title") };
}

/** @throws Response 404 when this centre has no such task */
export async function action({ request }: Route.ActionArgs) {
  const actor = await requireActor(request, "task:write");
  const posted = await formOf(request);
  const parsed = parseForm(posted, EndTask);
  const named = posted.get("taskId");
  const taskId = typeof named === "string" ? named : "";
  if (parsed.status !== "success") return data({ taskId, result: parsed.reply() }, 400);
  const ended = await endTask(actor, parsed.value);
  switch (ended) {
    case "ended":
      return redirect(paths.tasks());
    case "not-found":
      throw new Response(null, { status: 404 });
    case "not-theirs":
      return data({ taskId, result: parsed.reply({ formErrors: [`teamwork:refusal.${ended}`] }) }, 403);
    case "ended-before":
      return data({ taskId, result: parsed.reply({ formErrors: [`teamwork:refusal.${ended}`] }) }, 409);
    default:
      return ended satisfies never;
  }
}

export const shouldRevalidate = afterConflict;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function TasksPage({ loaderData, actionData }: Route.ComponentProps) {
  const { tasks } = loaderData;
  const t = useWords("teamwork");
  const { now } = useFormat();
  useLiveUpdates({ hold: () => isBeingTyped(LIST) });
  const late = tasks.filter(({ dueAt }) => dueAt.getTime() < now);
  const rest = tasks.filter(({ dueAt }) => dueAt.getTime() >= now);
  const gone = actionData && !tasks.some(({ id }) => id === actionData.taskId);
  const shared = { answer: actionData };
  return (
    <div className="mx-auto w-full max-w-2xl">
      <PageHeader title={t("title")} below={t("count", { count: tasks.length })} />
      <div id={LIST}>
        <Stack gap={6}>
          {gone && (
            <Notice tone="warning" live>
              {t("refusal.ended-before")}
            </Notice>
          )}
          {tasks.length === 0 && <EmptyState title={t("none")}>{t("noneText")}</EmptyState>}
          {late.length > 0 && <Section title={t("overdue")} tasks={late} {...shared} />}
          {rest.length > 0 && <Section title={t("rest")} tasks={rest} {...shared} />}
        </Stack>
      </div>
    </div>
  );
}

function Section({
  title,
  tasks,
  answer,
}: {
  readonly title: string;
  readonly tasks: readonly TaskView[];
  readonly answer: Route.ComponentProps["actionData"];
}) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="font-semibold">{title}</h2>
      <ul className="flex flex-col gap-2">
        {tasks.map((task) => (
          <TaskRow
            key={task.id}
            task={task}
            result={answer?.taskId === task.id ? answer.result : undefined}
          />
        ))}
      </ul>
    </section>
  );
}
