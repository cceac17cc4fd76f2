// A complaint from opening to closing: what the customer said, whose it is and by when, what we answered, what was done.
import { STAGES } from "~/journey/stages";
import { DueText } from "~/ui/badge";
import { useFormat } from "~/ui/centre-context";
import { KeyValueList } from "~/ui/key-values";
import { Panel, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { useWords } from "~/words";
import { AnswerForm, AssignForm, CloseForm, type Colleague } from "./complaint-forms";
import type { ComplaintView } from "./follow-up-view";

interface ComplaintProps {
  readonly complaint: ComplaintView;
  /** Who may look after it. */
  readonly owners: readonly Colleague[];
  readonly names: Readonly<Record<string, string>>;
  readonly write: boolean;
  readonly primary: boolean;
  readonly submissionId: string;
}

export function ComplaintPanel({ complaint, owners, names, write, primary, submissionId }: ComplaintProps) {
  const t = useWords("followUp");
  const f = useFormat();
  const { closedAt, openedAt, answeredAt, due } = complaint;
  const forms = { complaint, primary, submissionId };
  return (
    <Panel
      title={t("complaint.title")}
      aside={
        due ? (
          <span title={f.moment(due.at)}>
            {t(`complaint.due.${due.deadline}`)} <DueText {...f.due(due.at)} />
          </span>
        ) : (
          <span className="text-small text-ink-3">
            {t("complaint.closed", { time: f.moment(closedAt ?? openedAt) })}
          </span>
        )
      }
    >
      <Stack>
        {complaint.climbs.map(({ at, level }) => (
          <Notice key={level} tone="warning">
            {t(level === 1 ? "complaint.climbedManager" : "complaint.climbedAdministrator", {
              time: f.moment(at),
            })}
          </Notice>
        ))}
        <p className="whitespace-pre-line">{complaint.what}</p>
        <Known complaint={complaint} names={names} />
        <Said complaint={complaint} />
        {write && answeredAt === undefined && <AnswerForm {...forms} />}
        {write && answeredAt !== undefined && closedAt === undefined && <CloseForm {...forms} />}
        {write && closedAt === undefined && <AssignForm {...forms} owners={owners} />}
      </Stack>
    </Panel>
  );
}

function Known({ complaint, names }: Pick<ComplaintProps, "complaint" | "names">) {
  const t = useWords("followUp");
  const journey = useWords("journey");
  const choices = useWords("choices");
  const f = useFormat();
  const { ownerId, cause, openedAt, told } = complaint;
  const stage = STAGES.find((each) => each === cause);
  const owner = ownerId === undefined ? undefined : names[ownerId];
  return (
    <KeyValueList
      items={[
        { key: "opened", name: t("complaint.openedAt"), value: f.moment(openedAt) },
        { key: "owner", name: t("complaint.owner"), value: owner ?? t("complaint.ownerNobody") },
        {
          key: "cause",
          name: t("complaint.cause"),
          value: stage ? journey(`stage.${stage}`) : t("complaint.causeUnknown"),
        },
        ...(told ? [{ key: "told", name: t("complaint.told"), value: choices(`told.${told}`) }] : []),
      ]}
    />
  );
}

function Said({ complaint: { answeredAt, answer, remedy } }: Pick<ComplaintProps, "complaint">) {
  const t = useWords("followUp");
  const f = useFormat();
  return (
    <>
      {answeredAt !== undefined && (
        <div>
          <p className="text-small text-ink-3">{t("complaint.answered", { time: f.moment(answeredAt) })}</p>
          <p className="whitespace-pre-line">{answer}</p>
        </div>
      )}
      {remedy !== undefined && (
        <div>
          <p className="text-small text-ink-3">{t("complaint.done")}</p>
          <p className="whitespace-pre-line">{remedy}</p>
        </div>
      )}
    </>
  );
}
