// One line above the answer: of which centres and of which visits it speaks. Always on paper; on a screen where it is not the usual.
import { TextLink } from "~/ui/button";
import { cx } from "~/ui/cx";
import { useWords } from "~/words";
import type { Scope } from "./scope.server";

export interface ScopeLineProps {
  readonly scope: Scope;
  /** Where the same is told of everything. */
  readonly clear?: string;
}

export function ScopeLine({ scope, clear }: ScopeLineProps) {
  const t = useWords("report");
  const capacity = useWords("capacity");
  const { centres, isSpecial, isElsewhere, service, advisor, mechanic, make } = scope;
  const names = centres.map(({ name }) => name);
  const named = (title: string, name: string | null) =>
    name === null ? [] : [`${title}: ${name === "" ? t("filter.unknown") : name}`];
  const parts = [
    names.length > 1 ? t("filter.centres", { count: names.length, names: names.join("; ") }) : names[0],
    ...named(t("filter.service"), service && capacity(`skill.${service}`)),
    ...named(t("filter.advisor"), advisor),
    ...named(t("filter.mechanic"), mechanic),
    ...named(t("filter.make"), make),
  ];
  return (
    <div className={cx("wrap-anywhere text-ink-2", !isSpecial && "hidden print:block")}>
      <p>
        {parts.join(" · ")}{" "}
        {clear !== undefined && (
          <TextLink to={clear} className="no-print">
            {t("filter.clear")}
          </TextLink>
        )}
      </p>
      {isElsewhere && <p className="no-print text-small text-ink-3">{t("filter.elsewhere")}</p>}
    </div>
  );
}
