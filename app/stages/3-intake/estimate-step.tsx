// The price: jobs of the catalogue and lines of one's own, with the tax that is within.
import { getFormProps } from "@conform-to/react";
import { amountText } from "~/journey/money";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { Stack } from "~/ui/layout";
import { OrderLinesField, useLineTexts, type LineText } from "~/visits/order-lines";
import { SeenField } from "~/visits/seen-field";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { MOST_LINES } from "~/visits/typed-lines";
import { useWords } from "~/words";
import { draftedLines, type DraftValues } from "./draft/draft";
import { Estimate } from "./intake.schema";
import type { StepFormProps } from "./walkaround-step";

function linesOf(drafted: DraftValues | undefined): readonly LineText[] | undefined {
  return (
    drafted &&
    draftedLines(drafted).map(({ id, title = "", labourMinutes = "", priceMinor = "", partsMinor = "" }) => ({
      ...(id === undefined || id === "" ? {} : { id }),
      title,
      labourMinutes,
      priceMinor,
      partsMinor,
    }))
  );
}

/** Begins with the draft order; later with the price as it was given. */
export function EstimateStep({ view, submissionId, primary, drafted }: StepFormProps) {
  const t = useWords("intake");
  const { currency, language } = useFormat();
  const texts = useLineTexts();
  const { estimate } = view.intake;
  const { form, fields, denial } = useStageForm("estimate", Estimate({ currency }), {
    key: estimate?.at ?? 0,
    defaultValue: {
      lines: [...(linesOf(drafted) ?? texts(view.lines))],
      ...(estimate ? { seenAt: String(estimate.at) } : {}),
    },
  });
  const count = fields.lines.getFieldList().length;
  return (
    <PostForm {...getFormProps(form)}>
      <SubmissionFields intent="estimate" submissionId={submissionId} />
      <SeenField field={fields.seenAt} now={estimate?.at} denial={denial} />
      <Stack>
        <ErrorSummary formErrors={form.errors} />
        <OrderLinesField form={form} list={fields.lines} parts taxBasisPoints={view.taxBasisPoints} />
        {view.catalogue.length > 0 && count < MOST_LINES && (
          <Disclosure title={t("catalogue")}>
            <ul className="flex flex-wrap gap-2">
              {view.catalogue.map(({ id, name, title, labourMinutes, priceMinor }) => (
                <li key={id}>
                  <Button
                    {...form.insert.getButtonProps({
                      name: fields.lines.name,
                      defaultValue: {
                        title,
                        labourMinutes: String(labourMinutes),
                        priceMinor: amountText(priceMinor, currency, language === "ru" ? "," : "."),
                      },
                    })}
                    icon="plus"
                    size="large"
                    aria-label={t("addService", { title: name })}
                  >
                    {name}
                  </Button>
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
        <div>
          <Button size="large" kind={primary ? "primary" : "secondary"}>
            {t("submitEstimate")}
          </Button>
        </div>
      </Stack>
    </PostForm>
  );
}
