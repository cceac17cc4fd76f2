// Reading the history: the earlier visits of this car with this owner, and whether this is the same trouble again.
import { getFormProps } from "@conform-to/react";
import { paths } from "~/paths";
import { stillDeferred } from "~/people/vehicles/deferred-work";
import { PastVisitList } from "~/people/vehicles/past-visits";
import { Button, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { RadioCards } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextArea } from "~/ui/form/text-field";
import { Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { ReviewHistory } from "./preparation.schema";
import type { RepeatEvidence } from "./repeat";
import type { PreparationView } from "./preparation-view.server";

export interface StepFormProps {
  readonly view: PreparationView;
  readonly submissionId: string;
  readonly primary: boolean;
}

export function HistoryStep({ view, submissionId, primary }: StepFormProps) {
  const t = useWords("preparation");
  const { repeatAfterDays, repeats } = view;
  const [repeat] = repeats;
  const { form, fields } = useStageForm("reviewHistory", ReviewHistory(), {
    defaultValue: {
      repeatRepair: repeatAfterDays === undefined ? "no" : "",
      ...(repeat ? { repeatOf: repeat.visitId } : {}),
    },
  });
  return (
    <Stack>
      <History view={view} />
      {repeatAfterDays !== undefined && (
        <Notice tone="warning">
          <p>{t("repeatSuspected", { count: repeatAfterDays })}</p>
          {repeats.map((each) => (
            <Evidence key={each.visitId} evidence={each} />
          ))}
        </Notice>
      )}
      <PostForm {...getFormProps(form)}>
        <SubmissionFields intent="reviewHistory" submissionId={submissionId} />
        {repeat && <input type="hidden" name={fields.repeatOf.name} value={repeat.visitId} />}
        <Stack>
          <ErrorSummary formErrors={form.errors} />
          <RadioCards
            field={fields.repeatRepair}
            label={t("repeatRepair")}
            options={[
              { value: "yes", label: t("repeatYes") },
              { value: "no", label: t("repeatNo") },
            ]}
            columns={2}
          />
          <TextArea field={fields.note} label={t("note")} rows={2} optional />
          <div>
            <Button kind={primary ? "primary" : "secondary"}>{t("submitHistory")}</Button>
          </div>
        </Stack>
      </PostForm>
    </Stack>
  );
}

/** What speaks for it: the same work, or the same words. */
function Evidence({ evidence }: { readonly evidence: RepeatEvidence }) {
  const t = useWords("desk");
  const { number, days, complaint, sameJobs, sameWords } = evidence;
  return (
    <p className="mt-1">
      {t("repeatThen", { number, count: days, complaint })}
      {sameJobs.length > 0 && <span className="block">{t("sameJobs", { jobs: sameJobs.join(", ") })}</span>}
      {sameWords.length > 0 && (
        <span className="block">{t("sameWords", { words: sameWords.join(", ") })}</span>
      )}
    </p>
  );
}

export function History({ view: { past, morePast, vehicleId } }: { readonly view: PreparationView }) {
  const t = useWords("preparation");
  const { money } = useFormat();
  if (past.length === 0) return <p className="text-ink-3">{t("noHistory")}</p>;
  const deferred = stillDeferred(past);
  return (
    <Stack gap={2}>
      <PastVisitList visits={past} />
      {deferred.length > 0 && (
        <p>
          <span className="text-ink-3">{t("deferredThen")}</span>{" "}
          {deferred.map((line) => `${line.title}, ${money(line.priceMinor)}`).join("; ")}
        </p>
      )}
      {morePast && (
        <p>
          <TextLink to={paths.vehicle(vehicleId)}>{t("allVisits")}</TextLink>
        </p>
      )}
    </Stack>
  );
}
