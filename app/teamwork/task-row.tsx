// One task: what is to be done, for whom, by when, and how to end it.
import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { instant } from "~/journey/instant";
import { paths } from "~/paths";
import { DueText } from "~/ui/badge";
import { Button, LinkButton } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import { SelectField } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Card, Row, Stack } from "~/ui/layout";
import { useWords } from "~/words";
import { TASK_OUTCOMES } from "./task";
import { EndTask } from "./task.schema";
import type { TaskView } from "./tasks.server";
import { CallForm } from "./call-form";
import { isFollowUpCall, isOfFollowUp, isOfVisit, taskTitle } from "./task-title";
import { RiskText } from "~/lateness/risk-text";
import { UnsentMessageText } from "./unsent-message-text";
import { useWhy } from "./use-why";

interface TaskRowProps {
  readonly task: TaskView;
  /** What came back when this task was to be ended. */
  readonly result?: SubmissionResult<string[]> | undefined;
}

export function TaskRow({ task, result }: TaskRowProps) {
  const t = useWords("teamwork");
  const staff = useWords("staff");
  const lateness = useWords("lateness");
  const format = useFormat();
  const due = format.due(task.dueAt);
  const { visit } = task;
  return (
    <li>
      <Card mark={due.late ? "danger" : undefined}>
        <Stack gap={2}>
          <Row spread gap={3}>
            <p className="font-semibold">
              {taskTitle(t, task)}
              {task.own && <span className="font-normal text-ink-3"> · {t("mine")}</span>}
            </p>
            <span title={format.moment(task.dueAt)}>
              <DueText {...due} />
            </span>
          </Row>
          <LostPlaceText task={task} />
          <UnsentMessageText task={task} />
          {task.risk && <RiskText risk={task.risk} />}
          {visit && (
            <p className="text-ink-2">
              {visit.car} ·{" "}
              <a
                href={`tel:${visit.phone}`}
                className="inline-flex min-h-6 items-center text-accent-ink pointer-coarse:min-h-11"
              >
                {t("call", { name: visit.customer, phone: visit.phoneText })}
              </a>
            </p>
          )}
          {!task.own && <p className="text-small text-ink-3">{roleName(staff, task.ownerRole)}</p>}
          <Row>
            {task.conversation && (
              <LinkButton to={paths.conversation(task.conversation.id)} icon="mail">
                {t("answer")}
              </LinkButton>
            )}
            {task.kind === "message-unknown" && (
              <LinkButton to={paths.outbox(1, { state: "unknown" })} icon="mail">
                {t("toOutbox")}
              </LinkButton>
            )}
            {visit && task.kind === "promise-at-risk" && (
              <LinkButton to={`${paths.stage(visit.id, "repairs")}#promise`} icon="clock">
                {lateness("tell.title")}
              </LinkButton>
            )}
            {visit && isOfFollowUp(task) && !isFollowUpCall(task) && (
              <LinkButton to={paths.stage(visit.id, "follow-up")} icon="bell">
                {t("toComplaint")}
              </LinkButton>
            )}
            {visit && (
              <LinkButton
                to={isOfVisit(task) ? paths.visit(visit.id) : paths.stage(visit.id, "booking")}
                {...(isOfVisit(task) ? {} : { icon: "calendar" as const })}
              >
                {task.lostPlace ? t("lost") : t("visit", { number: visit.number })}
              </LinkButton>
            )}
          </Row>
          <CallForm task={task} />
          <Disclosure title={t("end")} open={result !== undefined}>
            <EndForm taskId={task.id} result={result} />
          </Disclosure>
        </Stack>
      </Card>
    </li>
  );
}

function roleName(staff: ReturnType<typeof useWords<"staff">>, role: string): string {
  const known = ["advisor", "mechanic", "inspector", "parts", "manager", "admin"] as const;
  const found = known.find((each) => each === role);
  return found ? staff(`role.${found}`) : "";
}

function LostPlaceText({ task: { lostPlace } }: Pick<TaskRowProps, "task">) {
  const t = useWords("teamwork");
  const format = useFormat();
  const why = useWhy();
  if (!lostPlace) return null;
  return (
    <p>
      {t("wasAt", { when: format.moment(instant(lostPlace.receptionAt)) })}. {why(lostPlace)}
    </p>
  );
}

function EndForm({
  taskId,
  result,
}: {
  readonly taskId: string;
  readonly result: SubmissionResult<string[]> | undefined;
}) {
  const t = useWords("teamwork");
  const [form, fields] = useZodForm({ id: `end-${taskId}`, schema: EndTask, lastResult: result });
  return (
    <PostForm {...getFormProps(form)} action={paths.tasks()}>
      <Stack gap={3}>
        <ErrorSummary formErrors={form.errors} />
        <input type="hidden" name="taskId" value={taskId} />
        <SelectField
          field={fields.outcome}
          label={t("how")}
          emptyLabel="—"
          options={TASK_OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
        />
        <TextField field={fields.note} label={t("note")} autoComplete="off" optional />
        <Row>
          <Button>{t("submit")}</Button>
        </Row>
      </Stack>
    </PostForm>
  );
}
