// The head of every page of the criteria: its title, the ways between the stages, and the form that narrows the figures.
import type { ReactNode } from "react";
import { STAGES } from "~/journey/stages";
import { paths } from "~/paths";
import { useFormat } from "~/ui/centre-context";
import { ChoiceLink } from "~/ui/choice-link";
import { PageHeader, Row, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { useWords } from "~/words";
import type { Criterion } from "../criteria/criterion";
import { ChoiceForm, type ChoiceFormProps } from "./choice-form";
import { choiceQuery, isFiltered } from "./criteria-choice";
import { noonOf } from "./dates";

export interface CriteriaHeadProps extends ChoiceFormProps {
  readonly title: string;
  readonly beside?: ReactNode;
  /** The stage of the page; undefined: the overview. */
  readonly stage: Criterion["stage"] | undefined;
}

export const CRITERIA_STAGES = [...STAGES, "all"] as const;

export function CriteriaHead({ title, beside, stage, frame, choices, to }: CriteriaHeadProps) {
  const t = useWords("criteria");
  const f = useFormat();
  const query = choiceQuery(frame.choice);
  // Only where there are several, or another one than the reader's own is meant.
  const centre = choices.centres.find(({ id }) => choices.centres.length > 1 && id === choices.centreId);
  const period = t("period", { from: f.shortDate(noonOf(frame.from)), to: f.shortDate(noonOf(frame.to)) });
  return (
    <Stack gap={3} className="pb-4">
      <div className="-mb-4">
        <PageHeader
          title={title}
          beside={beside}
          below={`${centre ? `${centre.name}. ` : ""}${period}. ${t("intro")}`}
        />
      </div>
      <nav aria-label={t("stages")} className="no-print">
        <Row gap={1}>
          <ChoiceLink to={paths.criteria(query)} here={stage === undefined}>
            {t("overview")}
          </ChoiceLink>
          {CRITERIA_STAGES.map((each) => (
            <ChoiceLink key={each} to={paths.criteriaOfStage(each, query)} here={stage === each}>
              <StageName stage={each} />
            </ChoiceLink>
          ))}
        </Row>
      </nav>
      <ChoiceForm frame={frame} choices={choices} to={to} />
      {frame.wrongPeriod && <Notice tone="warning">{t("wrongPeriod")}</Notice>}
      {isFiltered(frame.choice) && <p className="text-small text-ink-3">{t("filteredLoad")}</p>}
    </Stack>
  );
}

/** "3 Intake"; of all stages the words alone. */
export function StageName({ stage }: { readonly stage: Criterion["stage"] }) {
  const journey = useWords("journey");
  const t = useWords("criteria");
  if (stage === "all") return <>{t("allStages")}</>;
  return (
    <>
      {STAGES.indexOf(stage) + 1} {journey(`stage.${stage}`)}
    </>
  );
}
