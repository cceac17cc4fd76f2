// What a task of a promise at risk says under its title.
import { instant } from "~/journey/instant";
import { useFormat } from "~/ui/centre-context";
import { useWords } from "~/words";
import type { AtRiskDetails } from "./risk-details";

export function RiskText({ risk: { promisedAt, readyAt } }: { readonly risk: AtRiskDetails }) {
  const t = useWords("lateness");
  const f = useFormat();
  const promised = f.moment(instant(promisedAt));
  return (
    <p>
      {readyAt === null
        ? t("taskUnknown", { promised })
        : t("task", { promised, ready: f.moment(instant(readyAt)) })}
    </p>
  );
}
