// The parts of one visit: what is listed and how each stands, what the catalogue suggests, and room for another one.
import { getFormProps } from "@conform-to/react";
import { isWanted, type NeededPart } from "~/journey/part";
import { paths } from "~/paths";
import { Button, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import { ErrorSummary } from "~/ui/form/error-summary";
import { CheckboxCards } from "~/ui/form/choice-fields";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { Panel, Row, Stack } from "~/ui/layout";
import { noonOf } from "~/visits/part-telling";
import { OneTap, SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { AddPart, NeedParts } from "./parts.schema";
import type { Suggestion } from "./suggestions";

export interface VisitPartsProps {
  readonly parts: readonly NeededPart[];
  readonly suggestions: readonly Suggestion[];
  readonly plate: string;
  readonly mayWrite: boolean;
  readonly submissionId: string;
  /** The confirmation of the suggestions is the next action. */
  readonly primary?: boolean;
}

export function VisitParts(props: VisitPartsProps) {
  const { parts, suggestions, plate, mayWrite, submissionId, primary = false } = props;
  const t = useWords("parts");
  const wanted = parts.filter(isWanted);
  // Who can only look has nothing to do here while nothing is listed.
  if (wanted.length === 0 && !mayWrite) return null;
  return (
    <Panel
      id="visit-parts"
      title={t("visit.title")}
      aside={mayWrite && <TextLink to={paths.parts({ q: plate })}>{t("visit.toDesk")}</TextLink>}
    >
      <Stack>
        {wanted.length === 0 ? (
          <p className="text-ink-3">{t("visit.none")}</p>
        ) : (
          <ul className="divide-y divide-line">
            {wanted.map((part) => (
              <PartLine key={part.id} part={part} mayWrite={mayWrite} submissionId={submissionId} />
            ))}
          </ul>
        )}
        {mayWrite && suggestions.length > 0 && (
          <Suggested
            key={suggestions.map(({ key }) => key).join()}
            suggestions={suggestions}
            submissionId={submissionId}
            primary={primary}
          />
        )}
        {mayWrite && <AnotherPart submissionId={submissionId} />}
      </Stack>
    </Panel>
  );
}

function PartLine({
  part,
  mayWrite,
  submissionId,
}: {
  readonly part: NeededPart;
  readonly mayWrite: boolean;
  readonly submissionId: string;
}) {
  const t = useWords("parts");
  const { day } = useFormat();
  const coming = part.state === "ordered" && part.expectedOn !== undefined;
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 py-2">
      <span className="min-w-0">
        <span className="font-medium wrap-anywhere">{part.name}</span>
        {part.quantity > 1 && <span> · {t("pieces", { count: part.quantity })}</span>}
        {part.number !== undefined && <span className="font-mono text-small text-ink-3"> {part.number}</span>}
      </span>
      <Row>
        <span className="text-ink-2">
          {t(`state.${part.state}`)}
          {coming && `, ${t("comes", { day: day(noonOf(part.expectedOn ?? "")) })}`}
        </span>
        {mayWrite && part.state !== "picked" && part.state !== "arrived" && (
          <OneTap intent="dropPart" submissionId={submissionId} fields={{ partId: part.id }}>
            <Button kind="quiet" size="small" icon="close" aria-label={`${t("do.drop")}: ${part.name}`} />
          </OneTap>
        )}
      </Row>
    </li>
  );
}

function Suggested({
  suggestions,
  submissionId,
  primary,
}: Pick<VisitPartsProps, "suggestions" | "submissionId"> & { readonly primary: boolean }) {
  const t = useWords("parts");
  const { form, fields } = useStageForm("needParts", NeedParts(), {
    defaultValue: { chosen: suggestions.map(({ key }) => key) },
  });
  const hintOf = ({ stock }: Suggestion) => {
    if (!stock) return t("visit.unknown");
    const place = stock.location ?? t("noPlace");
    return stock.free > 0
      ? t("visit.stockFree", { place, count: stock.free })
      : t("visit.stockNone", { place });
  };
  const options = suggestions.map((suggestion) => ({
    value: suggestion.key,
    label: suggestion.name,
    hint: hintOf(suggestion),
  }));
  return (
    <PostForm {...getFormProps(form)}>
      <SubmissionFields intent="needParts" submissionId={submissionId} />
      <Stack gap={2}>
        <ErrorSummary formErrors={form.errors} />
        <CheckboxCards
          field={fields.chosen}
          label={t("visit.suggested")}
          hint={t("visit.suggestedHint")}
          options={options}
          columns={2}
        />
        <Button kind={primary ? "primary" : "secondary"} className="self-start">
          {t("visit.confirm")}
        </Button>
      </Stack>
    </PostForm>
  );
}

function AnotherPart({ submissionId }: Pick<VisitPartsProps, "submissionId">) {
  const t = useWords("parts");
  const { form, fields } = useStageForm("addPart", AddPart(), { defaultValue: { quantity: "1" } });
  return (
    <Disclosure title={t("visit.add")} open={form.status === "error"}>
      <PostForm {...getFormProps(form)}>
        <SubmissionFields intent="addPart" submissionId={submissionId} />
        <Stack gap={2}>
          <ErrorSummary formErrors={form.errors} />
          <div className="flex flex-wrap items-start gap-2">
            <TextField field={fields.name} label={t("visit.name")} className="min-w-48 flex-1" />
            <TextField field={fields.number} label={t("visit.number")} className="w-44" optional />
            <TextField
              field={fields.quantity}
              label={t("visit.quantity")}
              inputMode="numeric"
              className="w-24"
            />
          </div>
          <Button className="self-start">{t("visit.submit")}</Button>
        </Stack>
      </PostForm>
    </Disclosure>
  );
}
