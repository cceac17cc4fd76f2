// What the report is narrowed by: a plain form that changes the address and nothing else.
import { Form } from "react-router";
import { SKILLS } from "~/capacity/skills";
import { paths } from "~/paths";
import { Button, LinkButton } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { controlLook } from "~/ui/form/field-parts";
import { FilterSelect } from "~/ui/form/filter-select";
import { ChoiceLink } from "~/ui/choice-link";
import { Disclosure } from "~/ui/disclosure";
import { useWords } from "~/words";
import type { ReportCentre } from "../report/report-facts";
import type { Choices } from "./choices.server";
import { addressQuery, GROUP, type ReportAddress } from "./report-address";

export interface FilterFormProps {
  readonly address: ReportAddress;
  readonly centres: readonly ReportCentre[];
  readonly ownCentre: string;
  readonly choices: Choices;
  /** Unfolded: what was asked for has to be mended. */
  readonly open: boolean;
}

const WEEKS = [4, 13, 26, 52] as const;
/** What is shown where no period is said. */
const USUAL_WEEKS = 13;
const DAY = 86_400_000;

export function FilterForm(props: FilterFormProps) {
  const t = useWords("report");
  const { address, open } = props;
  return (
    <div className="no-print flex flex-col gap-2">
      <Periods address={address} />
      <Disclosure title={t("filter.more")} open={open}>
        <Fields {...props} />
      </Disclosure>
    </div>
  );
}

function Periods({ address }: Pick<FilterFormProps, "address">) {
  const t = useWords("report");
  const f = useFormat();
  const today = f.localDateTime(f.now).slice(0, 10);
  const from = (weeks: number) =>
    new Date(Date.parse(`${today}T00:00:00Z`) - weeks * 7 * DAY).toISOString().slice(0, 10);
  const toOf = (weeks: number): ReportAddress => {
    const { from: _from, to: _to, ...rest } = address;
    return weeks === USUAL_WEEKS ? rest : { ...rest, from: from(weeks) };
  };
  const isHere = (weeks: number) =>
    address.to === undefined &&
    (weeks === USUAL_WEEKS ? address.from === undefined : address.from === from(weeks));
  return (
    <div className="flex flex-wrap gap-2">
      {WEEKS.map((weeks) => (
        <ChoiceLink key={weeks} to={paths.report(addressQuery(toOf(weeks)))} here={isHere(weeks)}>
          {t("filter.weeks", { count: weeks })}
        </ChoiceLink>
      ))}
    </div>
  );
}

const LABEL = "flex min-w-0 flex-col gap-1 text-small text-ink-2";

function Fields({ address, centres, ownCentre, choices }: FilterFormProps) {
  const t = useWords("report");
  const capacity = useWords("capacity");
  const all = t("filter.all");
  return (
    <Form
      method="get"
      action={paths.report()}
      aria-label={t("filter.label")}
      className="grid grid-cols-2 items-end gap-3 md:grid-cols-4"
    >
      {centres.length > 1 && (
        <label className={LABEL}>
          {t("filter.centre")}
          <FilterSelect
            name="centre"
            value={address.centre ?? ownCentre}
            options={[
              ...centres.map(({ id, name }) => ({ value: id, label: name })),
              { value: GROUP, label: t("filter.group") },
            ]}
          />
        </label>
      )}
      {(["from", "to"] as const).map((name) => (
        <label key={name} className={LABEL}>
          {t(`filter.${name}`)}
          <input
            key={address[name] ?? ""}
            type="date"
            name={name}
            defaultValue={address[name] ?? ""}
            className={controlLook}
          />
        </label>
      ))}
      <label className={LABEL}>
        {t("filter.service")}
        <FilterSelect
          name="service"
          value={address.service}
          all={all}
          options={SKILLS.map((skill) => ({ value: skill, label: capacity(`skill.${skill}`) }))}
        />
      </label>
      <label className={LABEL}>
        {t("filter.advisor")}
        <FilterSelect name="advisor" value={address.advisor} all={all} options={choices.advisors} />
      </label>
      <label className={LABEL}>
        {t("filter.mechanic")}
        <FilterSelect name="mechanic" value={address.mechanic} all={all} options={choices.mechanics} />
      </label>
      <label className={LABEL}>
        {t("filter.make")}
        <input
          key={address.make ?? ""}
          name="make"
          defaultValue={address.make ?? ""}
          list="report-makes"
          maxLength={60}
          className={controlLook}
        />
        <datalist id="report-makes">
          {choices.makes.map((make) => (
            <option key={make} value={make} />
          ))}
        </datalist>
      </label>
      <div className="flex flex-wrap gap-2">
        <Button type="submit">{t("filter.show")}</Button>
        <LinkButton to={paths.report()} kind="quiet">
          {t("filter.clear")}
        </LinkButton>
      </div>
    </Form>
  );
}
