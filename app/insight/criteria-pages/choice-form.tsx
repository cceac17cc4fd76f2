// Narrowing the figures: a plain form whose choice stands in the address.
import { Form } from "react-router";
import { SKILLS } from "~/capacity/skills";
import { Button, LinkButton } from "~/ui/button";
import { ChoiceLink } from "~/ui/choice-link";
import { controlLook } from "~/ui/form/field-parts";
import { FilterSelect, type FilterSelectProps } from "~/ui/form/filter-select";
import { Row } from "~/ui/layout";
import { useWords } from "~/words";
import { isFiltered } from "./criteria-choice";
import type { FilterChoices } from "./asked-centre.server";
import type { PageFrame } from "./criteria-page.server";
import { addDays } from "./dates";

export interface ChoiceFormProps {
  readonly frame: PageFrame;
  readonly choices: FilterChoices;
  /** The page's address with a query. */
  readonly to: (query: Readonly<Record<string, string | undefined>>) => string;
}

const LENGTHS = [
  ["last30", 30],
  ["last91", 91],
  ["last365", 365],
] as const;

/** What is shown where no period is said. */
const USUAL_DAYS = 91;

export function ChoiceForm({ frame, choices, to }: ChoiceFormProps) {
  const t = useWords("criteria");
  const capacity = useWords("capacity");
  const { choice, from, to: until, today } = frame;
  const { filters } = choice;
  const { centre } = choice;
  const isNarrowed = isFiltered(choice) || choice.from !== undefined || choice.to !== undefined;
  const isChosen = isNarrowed || centre !== undefined;
  const others = { centre, ...(choice.step ? { step: choice.step } : {}), ...asQuery(filters) };
  return (
    <search aria-label={t("filter.label")} className="no-print flex flex-col gap-2">
      <Row gap={1}>
        {LENGTHS.map(([key, days]) => {
          const isUsual = days === USUAL_DAYS;
          const first = addDays(today, 1 - days);
          const unsaid = choice.from === undefined && choice.to === undefined;
          const here = (from === first && until === today) || (isUsual && unsaid);
          return (
            <ChoiceLink key={key} to={to(isUsual ? others : { ...others, from: first })} here={here}>
              {t(`filter.${key}`)}
            </ChoiceLink>
          );
        })}
        {isNarrowed && (
          <LinkButton kind="quiet" size="small" icon="close" to={to({ centre })}>
            {t("filter.clear")}
          </LinkButton>
        )}
      </Row>
      <details open={isChosen} className="rounded-lg border border-line bg-surface">
        <summary className="flex min-h-control items-center gap-2 px-3 font-medium">
          {t("filter.label")}
        </summary>
        <Form
          method="get"
          className="grid grid-cols-2 items-end gap-3 border-t border-line p-3 md:grid-cols-4"
        >
          {choice.step && <input type="hidden" name="step" value={choice.step} />}
          {choices.centres.length > 1 && (
            <Choice
              name="centre"
              label={t("filter.centre")}
              value={choices.centreId}
              options={choices.centres.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <Day name="from" label={t("filter.from")} value={from} max={today} />
          <Day name="to" label={t("filter.to")} value={until} max={today} />
          <Choice
            name="advisor"
            label={t("filter.advisor")}
            all={t("filter.everybody")}
            value={filters.advisorId}
            options={choices.advisors}
          />
          <Choice
            name="mechanic"
            label={t("filter.mechanic")}
            all={t("filter.everybody")}
            value={filters.mechanicId}
            options={choices.mechanics}
          />
          <Choice
            name="make"
            label={t("filter.make")}
            all={t("filter.any")}
            value={filters.make}
            options={choices.makes.map((make) => ({ value: make, label: make }))}
          />
          <Choice
            name="service"
            label={t("filter.service")}
            all={t("filter.any")}
            value={filters.service}
            options={SKILLS.map((skill) => ({ value: skill, label: capacity(`skill.${skill}`) }))}
          />
          <Button className="justify-self-start">{t("filter.show")}</Button>
        </Form>
      </details>
    </search>
  );
}

function asQuery({ service, advisorId, mechanicId, make }: PageFrame["choice"]["filters"]) {
  return { service, advisor: advisorId, mechanic: mechanicId, make };
}

const FIELD = "flex min-w-0 flex-col gap-1 text-small text-ink-2";

function Day({ label, ...day }: { name: string; label: string; value: string; max: string }) {
  const { value, ...rest } = day;
  return (
    <label className={FIELD}>
      {label}
      <input key={value} {...rest} type="date" defaultValue={value} className={controlLook} />
    </label>
  );
}

function Choice({ label, ...select }: FilterSelectProps & { readonly label: string }) {
  return (
    <label className={FIELD}>
      {label}
      <FilterSelect {...select} />
    </label>
  );
}
