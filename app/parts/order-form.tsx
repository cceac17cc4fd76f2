// A part is ordered: the date that the supplier named, and who the supplier is. Again when the date changes.
import { getFormProps } from "@conform-to/react";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/form/text-field";
import { useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { PartForm } from "./part-form";
import { OrderPart } from "./parts.schema";

export interface OrderFormProps {
  readonly part: {
    readonly id: string;
    readonly expectedOn?: string | null | undefined;
    readonly supplier?: string | null | undefined;
  };
  /** The next day on which the centre opens. */
  readonly proposed: string;
  readonly submissionId: string;
  /** Where it is handed in, where that is not the page's own address. */
  readonly action?: string | undefined;
  readonly large?: boolean;
}

/** A date that is over is not proposed again. */
function later(known: string | null | undefined, proposed: string): string {
  return known && known > proposed ? known : proposed;
}

export function OrderForm({ part, proposed, submissionId, action, large = false }: OrderFormProps) {
  const t = useWords("parts");
  const { form, fields } = useStageForm("orderPart", OrderPart(), {
    key: part.id,
    defaultValue: {
      partId: part.id,
      expectedOn: later(part.expectedOn, proposed),
      supplier: part.supplier ?? "",
    },
  });
  return (
    <PartForm
      form={getFormProps(form)}
      errors={form.errors}
      intent="orderPart"
      submissionId={submissionId}
      part={{ name: fields.partId.name, id: part.id }}
      action={action}
    >
      <TextField field={fields.expectedOn} label={t("expectedOn")} type="date" className="w-full sm:w-44" />
      <TextField field={fields.supplier} label={t("supplier")} className="w-full sm:w-60" optional />
      <Button size={large ? "large" : "normal"}>{t("do.orderIt")}</Button>
    </PartForm>
  );
}
