// The points of an inspection, list by list; each is answered with one tap of a glove.
import { getFormProps } from "@conform-to/react";
import { useState } from "react";
import { useNavigation } from "react-router";
import { v7 as uuidv7 } from "uuid";
import { TEST_DRIVE } from "~/journey/inspection";
import { photosAbout } from "~/photos/photo";
import { PhotoPicker } from "~/photos/photo-picker";
import { PhotoStrip } from "~/photos/photo-strip";
import { Button } from "~/ui/button";
import { cx } from "~/ui/cx";
import { SelectField } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextArea } from "~/ui/form/text-field";
import type { IconName } from "~/ui/icons";
import { Stack } from "~/ui/layout";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useLanguage, useWords } from "~/words";
import type { InspectionProps } from "./inspection-panel";
import { FailPoint } from "./quality.schema";
import type { ListView, PointView } from "./quality-view";
import { inTurn } from "./tap-order";
import { TestDrive } from "./test-drive";

interface ListsProps extends InspectionProps {
  /** For those who look on. */
  readonly readOnly: boolean;
}

interface PointProps extends ListsProps {
  readonly list: ListView;
  readonly point: PointView;
}

export function PointLists(props: ListsProps) {
  const t = useWords("quality");
  const language = useLanguage();
  return props.view.lists.map((list) => (
    <section key={list.kind?.id ?? ""} className="flex flex-col gap-1">
      <h3 className="font-semibold">{list.kind ? list.kind.title[language] : t("points.general")}</h3>
      {list.kind && (
        <p className="text-small text-ink-3">
          {t("points.jobs", { jobs: list.jobs.map(({ title }) => title).join(", ") })}
        </p>
      )}
      <ul className="flex flex-col divide-y divide-line">
        {list.points.map((point) => (
          <Point key={point.key} {...props} list={list} point={point} />
        ))}
      </ul>
    </section>
  ));
}

function Point(props: PointProps) {
  const { point, readOnly } = props;
  const t = useWords("quality");
  const language = useLanguage();
  const [writing, setWriting] = useState(false);
  const failed = point.said?.result === "failed";
  const saidAt = point.said?.at;
  const [seen, setSeen] = useState(saidAt);
  // Once it is recorded the form goes.
  if (seen !== saidAt) {
    setSeen(saidAt);
    setWriting(false);
  }
  return (
    <li className="flex flex-col gap-2 py-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="min-w-0 flex-1 basis-56">
          {point.title[language]}
          {!point.required && <span className="text-small text-ink-3"> · {t("points.optional")}</span>}
        </span>
        {readOnly ? (
          <span className={failed ? "font-medium text-amber-ink" : "text-ink-2"}>
            {point.said && t(`points.${point.said.result}`)}
          </span>
        ) : (
          <Answers {...props} writing={writing} onWrite={() => setWriting(!writing)} />
        )}
      </div>
      {point.key === TEST_DRIVE && <TestDrive {...props} />}
      {failed && !writing && <Found {...props} onChange={() => setWriting(true)} />}
      {writing && <FailForm {...props} />}
    </li>
  );
}

/** What was pressed last shows at once, before it is answered. */
function useUnderWay(key: string): string | undefined {
  const { formData } = useNavigation();
  if (formData?.get("item") !== key) return undefined;
  const result = formData.get("result");
  return typeof result === "string" ? result : undefined;
}

/** On a phone there is room for the word alone. */
const TAP = "!px-2 max-sm:[&>svg]:hidden";

type AnswersProps = PointProps & { readonly writing: boolean; readonly onWrite: () => void };

function Answers(props: AnswersProps) {
  const { view, point, writing, onWrite } = props;
  const t = useWords("quality");
  const language = useLanguage();
  const stands = useUnderWay(point.key) ?? point.stands;
  const name = (result: "ok" | "failed" | "not-applicable") =>
    t("points.say", { point: point.title[language], result: t(`points.${result}`) });
  return (
    <div className="grid w-full grid-cols-3 gap-2 sm:w-auto">
      {/* A car was tried when both readings are written down. */}
      {point.key === TEST_DRIVE && !view.inspection?.drive ? (
        <span />
      ) : (
        <Answer {...props} result="ok" icon="check" name={name("ok")} stands={stands} />
      )}
      <Button
        type="button"
        size="large"
        icon="alert"
        aria-label={name("failed")}
        aria-pressed={stands === "failed"}
        aria-expanded={writing}
        className={cx(TAP, look(stands === "failed" || writing, "failed"))}
        onClick={onWrite}
      >
        {t("points.failed")}
      </Button>
      <Answer {...props} result="not-applicable" icon="minus" name={name("not-applicable")} stands={stands} />
    </div>
  );
}

function look(chosen: boolean, result: "ok" | "failed" | "not-applicable"): string {
  if (!chosen) return "";
  if (result === "failed") return "!border-amber !bg-amber-soft !text-amber-ink";
  return "!border-accent !bg-accent-soft !text-accent-ink";
}

function Answer({
  point,
  submissionId,
  onTap,
  result,
  icon,
  name,
  stands,
}: AnswersProps & {
  readonly result: "ok" | "not-applicable";
  readonly icon: IconName;
  readonly name: string;
  readonly stands: string;
}) {
  const t = useWords("quality");
  const chosen = stands === result;
  return (
    <PostForm preventScrollReset onSubmit={onTap}>
      <SubmissionFields intent="sayPoint" submissionId={submissionId} />
      <input type="hidden" name="item" value={point.key} />
      <input type="hidden" name="result" value={result} />
      <input type="hidden" name="seen" value={point.stands} />
      <Button
        type={chosen ? "button" : "submit"}
        size="large"
        wide
        icon={icon}
        aria-label={name}
        aria-pressed={chosen}
        className={cx(TAP, look(chosen, result))}
      >
        {t(`points.${result}`)}
      </Button>
    </PostForm>
  );
}

/** The defect of a failed point, with its photos. */
function Found({ view, point, photos, readOnly, onChange }: PointProps & { readonly onChange: () => void }) {
  const t = useWords("quality");
  const { said } = point;
  const job = view.jobs.find(({ id }) => id === said?.jobId)?.title ?? "";
  const defectId = said?.defectId;
  return (
    <div className="flex flex-col gap-2 border-l-2 border-amber pl-3">
      <p className="wrap-anywhere">
        <span className="font-medium">{job}:</span> {said?.note}
      </p>
      {defectId !== undefined &&
        (readOnly ? (
          <PhotoStrip photos={photosAbout(photos, "defect", defectId)} />
        ) : (
          <PhotoPicker visitId={view.visitId} subject="defect" subjectId={defectId} photos={photos} compact />
        ))}
      {!readOnly && (
        <Button type="button" kind="quiet" className="self-start" icon="edit" onClick={onChange}>
          {t("points.change")}
        </Button>
      )}
    </div>
  );
}

function FailForm({ view, list, point, submissionId, onTap }: PointProps) {
  const t = useWords("quality");
  // Its photos are filed under it.
  const [defectId] = useState(() => uuidv7());
  const { said } = point;
  const { form, fields } = useStageForm("failPoint", FailPoint, {
    key: point.key,
    defaultValue: {
      item: point.key,
      seen: point.stands,
      jobId: said?.jobId ?? (list.jobs.length === 1 || list.kind ? list.jobs[0]?.id : undefined),
      what: said?.note,
      defectId: said?.defectId ?? defectId,
    },
  });
  return (
    <PostForm {...inTurn(getFormProps(form), onTap)} preventScrollReset>
      <Stack gap={3}>
        <ErrorSummary formErrors={form.errors} />
        <SubmissionFields intent="failPoint" submissionId={submissionId} />
        {[fields.item, fields.seen, fields.defectId].map((field) => (
          <input key={field.id} type="hidden" name={field.name} defaultValue={field.defaultValue} />
        ))}
        <TextArea field={fields.what} label={t("points.what")} hint={t("points.whatHint")} rows={2} />
        <SelectField
          field={fields.jobId}
          label={t("points.job")}
          options={view.jobs.map(({ id, title }) => ({ value: id, label: title }))}
          {...(fields.jobId.defaultValue === undefined ? { emptyLabel: "" } : {})}
        />
        <Button size="large" icon="alert" className="self-start">
          {t("points.save")}
        </Button>
      </Stack>
    </PostForm>
  );
}
