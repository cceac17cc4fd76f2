// What the work costs: the invoice line by line with its file and how it is paid, or what the invoice will be.
import { PayPanel } from "~/money/stripe/pay-panel";
import type { PayState } from "~/money/stripe/pay-state.server";
import { paths } from "~/paths";
import { useFormat } from "~/ui/centre-context";
import { useWords } from "~/words";
import { Section } from "./frame";
import type { Bill } from "./ready-facts";

interface BillProps {
  readonly bill: Bill;
  readonly pay: PayState | undefined;
  readonly token: string;
}

function Row({ name, amountMinor }: { readonly name: string; readonly amountMinor: number }) {
  const f = useFormat();
  return (
    <li className="flex flex-wrap justify-between gap-x-4">
      <span className="min-w-0 flex-1 basis-32">{name}</span>
      <span className="ml-auto">{f.money(amountMinor)}</span>
    </li>
  );
}

export function ReadyBill({ bill, pay, token }: BillProps) {
  const t = useWords("ready");
  const f = useFormat();
  const { invoice, lines, discounts, totalMinor, tax, dueOn } = bill;
  return (
    <Section title={invoice ? t("invoice", { number: invoice.number }) : t("cost")}>
      <ul className="flex flex-col gap-1.5">
        {lines.map(({ id, title, priceMinor }) => (
          <Row key={id} name={title} amountMinor={priceMinor} />
        ))}
        {discounts.map(({ reason, amountMinor }, place) => (
          <Row key={place} name={reason} amountMinor={-amountMinor} />
        ))}
      </ul>
      <p className="flex flex-wrap justify-between gap-x-4 border-t border-line pt-2 font-semibold">
        <span>{t("total")}</span>
        <span>{f.money(totalMinor)}</span>
      </p>
      {tax && tax.minor > 0 && (
        <p className="text-small text-ink-2">
          {t("tax", { percent: f.percent(tax.basisPoints / 10_000, 2), tax: f.money(tax.minor) })}
        </p>
      )}
      <Balance bill={bill} />
      {pay && <PayPanel pay={pay} page={paths.customerLink(token)} />}
      {dueOn !== undefined && <p>{t("due", { day: f.date(new Date(`${dueOn}T12:00:00Z`)) })}</p>}
      {invoice ? (
        <p>
          <a
            href={paths.customerInvoice(token, invoice.id)}
            className="inline-flex min-h-11 items-center font-medium text-accent-ink underline underline-offset-2"
          >
            {t("file")}
          </a>
        </p>
      ) : (
        <p className="text-ink-2">{t("later")}</p>
      )}
    </Section>
  );
}

function Balance({ bill: { creditedMinor, paidMinor, openMinor = 0 } }: Pick<BillProps, "bill">) {
  const t = useWords("ready");
  const f = useFormat();
  return (
    <>
      {(creditedMinor > 0 || paidMinor > 0) && (
        <ul className="flex flex-col gap-1.5">
          {creditedMinor > 0 && <Row name={t("credited")} amountMinor={-creditedMinor} />}
          {paidMinor > 0 && <Row name={t("paid")} amountMinor={paidMinor} />}
        </ul>
      )}
      {openMinor < 0 && <p className="font-semibold">{t("back", { amount: f.money(-openMinor) })}</p>}
    </>
  );
}
