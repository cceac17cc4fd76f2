// Who is not written to although they fit, counted by reason.
import { useFormat } from "~/ui/centre-context";
import { Panel } from "~/ui/layout";
import { useWords } from "~/words";
import { useWhy } from "./use-why";

export function LeftOutPanel({ counts }: { readonly counts: Readonly<Record<string, number>> }) {
  const t = useWords("campaigns");
  const f = useFormat();
  const why = useWhy();
  const reasons = Object.entries(counts).filter(([, count]) => count > 0);
  return (
    <Panel title={t("leftOut")}>
      {reasons.length === 0 ? (
        <p className="text-ink-3">{t("leftOutNone")}</p>
      ) : (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
          {reasons.map(([reason, count]) => (
            <div key={reason} className="contents">
              <dt className="text-right font-medium tabular-nums">{f.number(count)}</dt>
              <dd className="min-w-0 text-ink-2">{why(reason)}</dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  );
}
