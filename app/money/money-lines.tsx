// What an invoice holds, to read: its lines, what was taken off, the total and the tax within it.
import type { WorkLine } from "~/journey/events";
import type { Discount } from "~/journey/money-events";
import { taxWithin } from "~/journey/tax";
import { useFormat } from "~/ui/centre-context";
import { useWords } from "~/words";

interface MoneyLinesProps {
  readonly lines: readonly WorkLine[];
  readonly discounts: readonly Discount[];
  readonly totalMinor: number;
  /** Hundredths of a per cent; none where it is not known. */
  readonly taxBasisPoints?: number | undefined;
}

export function MoneyLines({ lines, discounts, totalMinor, taxBasisPoints = 0 }: MoneyLinesProps) {
  const t = useWords("orderLines");
  const f = useFormat();
  const titles = new Map(lines.map(({ id, title }) => [id, title]));
  const about = ({ lineId }: Discount) => (lineId === undefined ? undefined : titles.get(lineId));
  const split = totalMinor >= 0 && taxBasisPoints > 0 ? taxWithin(totalMinor, taxBasisPoints) : undefined;
  return (
    <div className="flex flex-col gap-2">
      <ul className="divide-y divide-line tabular-nums">
        {lines.map(({ id, title, labourMinutes, priceMinor }) => (
          <li key={id} className="flex items-baseline gap-4 py-1.5">
            <span className="min-w-0 flex-1">{title}</span>
            <span className="shrink-0 text-ink-3">{f.labour(labourMinutes)}</span>
            <span className="w-24 shrink-0 text-right">{f.money(priceMinor)}</span>
          </li>
        ))}
        {discounts.map((discount, place) => (
          <li key={place} className="flex items-baseline gap-4 py-1.5">
            <span className="min-w-0 flex-1">
              <Kind kind={discount.kind} />: {discount.reason}
              {about(discount) !== undefined && (
                <span className="text-small text-ink-3"> ({about(discount)})</span>
              )}
            </span>
            <span className="w-24 shrink-0 text-right">{f.money(-discount.amountMinor)}</span>
          </li>
        ))}
      </ul>
      <div className="ml-auto text-right tabular-nums">
        <p className="flex items-baseline justify-end gap-3">
          <span className="text-ink-3">{t("total")}</span>
          <span className="text-[1.0625rem] font-semibold">{f.money(totalMinor)}</span>
        </p>
        {split && (
          <p className="text-small text-ink-3">
            {t("tax", { percent: f.percent(taxBasisPoints / 10_000, 2) })} {f.money(split.taxMinor)},{" "}
            {t("net")} {f.money(split.netMinor)}
          </p>
        )}
      </div>
    </div>
  );
}

function Kind({ kind }: Pick<Discount, "kind">) {
  const t = useWords("money");
  return <>{t(`discount.kinds.${kind}`)}</>;
}
