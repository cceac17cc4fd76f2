// The lines of an order: as a list to edit, and as a list to read.
import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import type { WorkLine } from "~/journey/events";
import { amountText, parseMoney } from "~/journey/money";
import { taxWithin } from "~/journey/tax";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { cx } from "~/ui/cx";
import { controlLook, controlProps, FieldError, type FormField } from "~/ui/form/field-parts";
import { useWords } from "~/words";
import { MOST_LINES } from "./typed-lines";

/** What the form holds of one line: everything as it was typed. */
export interface LineText {
  readonly id?: string | undefined;
  readonly title: string;
  readonly labourMinutes: string;
  readonly priceMinor: string;
  /** Within the price. */
  readonly partsMinor?: string | undefined;
}

/** Lines as text for the fields of a form. */
export function useLineTexts(): (lines: readonly WorkLine[]) => LineText[] {
  const { currency, language } = useFormat();
  const text = (amount: number) => amountText(amount, currency, language === "ru" ? "," : ".");
  return (lines) =>
    lines.map(({ id, title, labourMinutes, priceMinor, partsMinor }) => ({
      id,
      title,
      labourMinutes: String(labourMinutes),
      priceMinor: text(priceMinor),
      partsMinor: partsMinor === undefined ? "" : text(partsMinor),
    }));
}

const ROWS = {
  plain: "grid grid-cols-2 items-start gap-2 sm:grid-cols-[minmax(0,1fr)_8rem_8rem_auto]",
  parts: "grid grid-cols-2 items-start gap-2 sm:grid-cols-[minmax(0,1fr)_6rem_7rem_7rem_auto]",
} as const;

/** Adding and removing also work without scripts: the form comes back with one line more or less. */
export function OrderLinesField<Form extends Record<string, unknown>>({
  form,
  list,
  parts = false,
  taxBasisPoints = 0,
}: {
  readonly form: FormMetadata<Form, string[]>;
  readonly list: FieldMetadata<LineText[], Form, string[]>;
  /** Whether the price of the parts within is asked for. */
  readonly parts?: boolean;
  /** Of the tax within the prices; shown under the total. */
  readonly taxBasisPoints?: number;
}) {
  const t = useWords("orderLines");
  const { currencySign } = useFormat();
  const names = {
    title: t("title"),
    labour: t("labour"),
    price: t("price", { currency: currencySign }),
    parts: t("parts"),
  };
  const row = ROWS[parts ? "parts" : "plain"];
  const lines = list.getFieldList();
  return (
    <div id={list.id} tabIndex={-1} className="flex flex-col gap-2">
      <div aria-hidden="true" className={cx(row, "hidden text-small font-medium text-ink-2 sm:grid")}>
        <span>{names.title}</span>
        <span>{names.labour}</span>
        <span>{names.price}</span>
        {parts && <span>{names.parts}</span>}
        <span className="w-control" />
      </div>
      {lines.length === 0 && <p className="text-ink-3">{t("none")}</p>}
      {lines.map((line, index) => (
        <LineFields
          key={line.key}
          line={line}
          number={index + 1}
          names={names}
          row={row}
          parts={parts}
          remove={form.remove.getButtonProps({ name: list.name, index })}
        />
      ))}
      <FieldError field={list} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        {lines.length < MOST_LINES && (
          <Button
            {...form.insert.getButtonProps({ name: list.name })}
            icon="plus"
            size="small"
            className="self-start"
          >
            {t("add")}
          </Button>
        )}
        <TypedTotal
          lines={lines.map((line) => line.getFieldset().priceMinor.value)}
          taxBasisPoints={taxBasisPoints}
        />
      </div>
    </div>
  );
}

interface LineFieldsProps<Form extends Record<string, unknown>> {
  readonly line: FieldMetadata<LineText, Form, string[]>;
  readonly number: number;
  readonly names: Readonly<Record<"title" | "labour" | "price" | "parts", string>>;
  readonly row: string;
  readonly parts: boolean;
  readonly remove: { name: string; value: string };
}

function LineFields<Form extends Record<string, unknown>>({
  line,
  number,
  names,
  row,
  parts,
  remove,
}: LineFieldsProps<Form>) {
  const t = useWords("orderLines");
  const fields = line.getFieldset();
  const label = (field: string) => t("line", { number, field });
  return (
    <div className={cx(row, "max-sm:border-b max-sm:border-line max-sm:pb-3")}>
      <input type="hidden" name={fields.id.name} defaultValue={fields.id.defaultValue} />
      <Cell
        field={fields.title}
        label={label(names.title)}
        maxLength={200}
        className="col-span-2 sm:col-span-1"
      />
      <Cell
        field={fields.labourMinutes}
        label={label(names.labour)}
        shown={names.labour}
        inputMode="numeric"
      />
      <Cell field={fields.priceMinor} label={label(names.price)} shown={names.price} inputMode="decimal" />
      {parts ? (
        <Cell field={fields.partsMinor} label={label(names.parts)} shown={names.parts} inputMode="decimal" />
      ) : (
        <input type="hidden" name={fields.partsMinor.name} defaultValue={fields.partsMinor.defaultValue} />
      )}
      <Button
        {...remove}
        kind="quiet"
        icon="close"
        aria-label={t("remove", { number })}
        className={cx("max-sm:justify-self-end", parts ? "max-sm:self-end" : "max-sm:col-span-2")}
      />
    </div>
  );
}

interface CellProps {
  readonly field: FormField;
  /** Spoken. */
  readonly label: string;
  /** Above the control on a phone, where there is no head row. */
  readonly shown?: string;
  readonly inputMode?: "numeric" | "decimal";
  readonly maxLength?: number;
  readonly className?: string;
}

function Cell({ field, label, shown, inputMode, maxLength, className }: CellProps) {
  return (
    <div className={cx("flex min-w-0 flex-col gap-1", className)}>
      {shown !== undefined && (
        <span aria-hidden="true" className="text-small text-ink-3 sm:hidden">
          {shown}
        </span>
      )}
      <input
        key={field.key}
        {...controlProps({ field, hint: undefined })}
        aria-label={label}
        type="text"
        inputMode={inputMode}
        maxLength={maxLength}
        autoComplete="off"
        defaultValue={field.defaultValue}
        className={cx(controlLook, inputMode && "text-right")}
      />
      <FieldError field={field} />
    </div>
  );
}

/** What the prices on the page add up to while they are typed; the server adds them up again. */
function TypedTotal({
  lines,
  taxBasisPoints,
}: {
  readonly lines: readonly (string | undefined)[];
  readonly taxBasisPoints: number;
}) {
  const { currency } = useFormat();
  const total = lines.reduce((sum, text) => sum + (parseMoney(text ?? "", currency) ?? 0), 0);
  return <Total totalMinor={total} taxBasisPoints={taxBasisPoints} />;
}

function Total({
  totalMinor,
  taxBasisPoints,
}: {
  readonly totalMinor: number;
  readonly taxBasisPoints: number;
}) {
  const t = useWords("orderLines");
  const { money, percent } = useFormat();
  const { taxMinor, netMinor } = taxWithin(totalMinor, taxBasisPoints);
  return (
    <div className="ml-auto text-right">
      <p className="flex items-baseline justify-end gap-3">
        <span className="text-ink-3">{t("total")}</span>
        <output className="text-[1.0625rem] font-semibold">{money(totalMinor)}</output>
      </p>
      {taxBasisPoints > 0 && (
        <p className="text-small text-ink-3">
          {t("tax", { percent: percent(taxBasisPoints / 10_000, 2) })} {money(taxMinor)}, {t("net")}{" "}
          {money(netMinor)}
        </p>
      )}
    </div>
  );
}

/** Lines to read, with what they cost together. */
export function OrderLines({
  lines,
  taxBasisPoints = 0,
}: {
  readonly lines: readonly WorkLine[];
  readonly taxBasisPoints?: number;
}) {
  const t = useWords("orderLines");
  const { labour, money } = useFormat();
  if (lines.length === 0) return <p className="text-ink-3">{t("none")}</p>;
  return (
    <div className="flex flex-col gap-2">
      <ul className="divide-y divide-line">
        {lines.map((line) => (
          <li key={line.id} className="flex items-baseline gap-4 py-1.5">
            <span className="min-w-0 flex-1">
              {line.title}
              {line.partsMinor !== undefined && (
                <span className="text-small text-ink-3">
                  {" "}
                  {t("partsWithin", { amount: money(line.partsMinor) })}
                </span>
              )}
            </span>
            <span className="shrink-0 text-ink-3">{labour(line.labourMinutes)}</span>
            <span className="w-24 shrink-0 text-right">{money(line.priceMinor)}</span>
          </li>
        ))}
      </ul>
      <Total
        totalMinor={lines.reduce((sum, line) => sum + line.priceMinor, 0)}
        taxBasisPoints={taxBasisPoints}
      />
    </div>
  );
}
