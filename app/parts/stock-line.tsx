// One part of the shelf: its levels, and the forms to receive, to count and to change it.
import { getFormProps } from "@conform-to/react";
import { amountText } from "~/journey/money";
import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { Grid, Stack } from "~/ui/layout";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { PartForm } from "./part-form";
import { CountStock, ReceiveStock, SaveStockPart } from "./parts.schema";
import type { StockRow } from "./stock.server";

interface OfPart {
  readonly part: StockRow;
  readonly submissionId: string;
}

export function StockLine({ part, submissionId }: OfPart) {
  const t = useWords("stock");
  const free = part.onHand - part.reserved;
  const low = free < part.minimum;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <span className="w-16 shrink-0 font-mono font-semibold">{part.location ?? "–"}</span>
      <span className="min-w-48 flex-1">
        <span className="block font-medium wrap-anywhere">{part.name}</span>
        <span className="block text-small text-ink-3">
          <span className="font-mono">{part.number}</span>
          <Aside part={part} />
        </span>
      </span>
      <dl className="flex w-full justify-between gap-x-2 whitespace-nowrap tabular-nums sm:w-auto sm:gap-x-5">
        <Level name={t("onHand")} value={part.onHand} />
        <Level name={t("reserved")} value={part.reserved} />
        <Level name={t("free")} value={free} strong />
        <Level name={t("minimum")} value={part.minimum} />
      </dl>
      {low && (
        <Badge tone="amber" icon="alert">
          {t("below")}
        </Badge>
      )}
      <Disclosure className="w-full" title={t("change")}>
        <Stack gap={6}>
          <Receive part={part} submissionId={submissionId} />
          <Count part={part} submissionId={submissionId} />
          <StockPartFields part={part} submissionId={submissionId} />
        </Stack>
      </Disclosure>
    </li>
  );
}

function Aside({ part: { priceMinor, coming, countedAt } }: { readonly part: StockRow }) {
  const t = useWords("stock");
  const { money, day } = useFormat();
  const notes = [
    ...(priceMinor === null ? [] : [money(priceMinor)]),
    ...(coming > 0 ? [t("coming", { count: coming })] : []),
    countedAt ? t("counted", { when: day(countedAt) }) : t("neverCounted"),
  ];
  return <> · {notes.join(" · ")}</>;
}

function Level({ name, value, strong = false }: { name: string; value: number; strong?: boolean }) {
  return (
    <div>
      <dt className="text-small text-ink-3">{name}</dt>
      <dd className={strong ? "font-semibold" : undefined}>{value}</dd>
    </div>
  );
}

function Receive({ part, submissionId }: OfPart) {
  const t = useWords("stock");
  const { form, fields } = useStageForm("receiveStock", ReceiveStock(), {
    key: part.id,
    defaultValue: { stockPartId: part.id },
  });
  return (
    <PartForm
      form={getFormProps(form)}
      errors={form.errors}
      intent="receiveStock"
      submissionId={submissionId}
      part={{ name: fields.stockPartId.name, id: part.id }}
    >
      <TextField field={fields.quantity} label={t("pieces")} inputMode="numeric" className="w-44" />
      <Button size="large">{t("receiveSubmit")}</Button>
    </PartForm>
  );
}

function Count({ part, submissionId }: OfPart) {
  const t = useWords("stock");
  const { form, fields } = useStageForm("countStock", CountStock(), {
    key: part.id,
    defaultValue: { stockPartId: part.id },
  });
  return (
    <PartForm
      form={getFormProps(form)}
      errors={form.errors}
      intent="countStock"
      submissionId={submissionId}
      part={{ name: fields.stockPartId.name, id: part.id }}
    >
      <TextField field={fields.counted} label={t("countedPieces")} inputMode="numeric" className="w-44" />
      <TextField
        field={fields.reason}
        label={t("reason")}
        hint={t("reasonHint", { onHand: part.onHand })}
        className="min-w-56 flex-1"
        optional
      />
      <Button size="large">{t("countSubmit")}</Button>
    </PartForm>
  );
}

/** A new part of the shelf, or the words of one that is there. */
export function StockPartFields({
  part,
  submissionId,
}: Partial<Pick<OfPart, "part">> & Pick<OfPart, "submissionId">) {
  const t = useWords("stock");
  const { currency, language } = useFormat();
  const point = language === "ru" ? "," : ".";
  const { form, fields } = useStageForm("saveStockPart", SaveStockPart({ currency }), {
    key: part?.id ?? "new",
    defaultValue: part
      ? {
          stockPartId: part.id,
          number: part.number,
          name: part.name,
          location: part.location ?? "",
          minimum: String(part.minimum),
          priceMinor: part.priceMinor === null ? "" : amountText(part.priceMinor, currency, point),
        }
      : { minimum: "0" },
  });
  return (
    <PostForm {...getFormProps(form)}>
      <SubmissionFields intent="saveStockPart" submissionId={submissionId} />
      {part ? (
        <input type="hidden" name={fields.stockPartId.name} value={part.id} />
      ) : (
        <input type="hidden" name="key" value="new" />
      )}
      <Stack>
        {part && <p className="font-medium">{t("edit")}</p>}
        <ErrorSummary formErrors={form.errors} />
        <Grid columns={2}>
          <TextField field={fields.name} label={t("name")} />
          <TextField field={fields.number} label={t("number")} />
          <TextField field={fields.location} label={t("place")} optional />
          <TextField field={fields.minimum} label={t("minimum")} inputMode="numeric" />
          <TextField field={fields.priceMinor} label={t("price")} inputMode="decimal" optional />
        </Grid>
        <Button className="self-start">{t("save")}</Button>
      </Stack>
    </PostForm>
  );
}
