// Choosing whose, where and why: a plain form whose choice stands in the address.
import { Form, useSubmit } from "react-router";
import { WAIT_CAUSES } from "~/journey/wait-cause";
import { paths } from "~/paths";
import { Button, LinkButton } from "~/ui/button";
import { FilterSelect, type FilterSelectProps } from "~/ui/form/filter-select";
import { useWords } from "~/words";
import type { BoardFilter } from "./board-filter";

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface BoardFilterFormProps {
  readonly filter: BoardFilter;
  readonly people: readonly Named[];
  readonly bays: readonly Named[];
}

export function BoardFilterForm({ filter, people, bays }: BoardFilterFormProps) {
  const t = useWords("board");
  const journey = useWords("journey");
  const submit = useSubmit();
  const chosen = Object.keys(filter).length > 0;
  const asOption = ({ id, name }: Named) => ({ value: id, label: name });
  return (
    <Form
      role="search"
      aria-label={t("filter.label")}
      className="flex flex-wrap items-end gap-2"
      onChange={(event) => void submit(event.currentTarget, { replace: true })}
    >
      <Choice
        name="person"
        label={t("filter.person")}
        all={t("filter.everybody")}
        value={filter.person}
        options={people.map(asOption)}
      />
      <Choice
        name="bay"
        label={t("filter.bay")}
        all={t("filter.everywhere")}
        value={filter.bay}
        options={bays.map(asOption)}
      />
      <Choice
        name="cause"
        label={t("filter.cause")}
        all={t("filter.anything")}
        value={filter.cause}
        options={WAIT_CAUSES.map((cause) => ({ value: cause, label: journey(`cause.${cause}`) }))}
      />
      <label className="flex min-h-control items-center gap-2 text-small text-ink-2">
        <input
          key={String(filter.risk)}
          type="checkbox"
          name="risk"
          value="1"
          defaultChecked={filter.risk === true}
          className="size-[1.15em] accent-accent"
        />
        {t("filter.risk")}
      </label>
      <noscript>
        <Button>{t("filter.show")}</Button>
      </noscript>
      {chosen && (
        <LinkButton kind="quiet" icon="close" to={paths.board()}>
          {t("filter.clear")}
        </LinkButton>
      )}
    </Form>
  );
}

function Choice({ label, ...select }: FilterSelectProps & { readonly label: string }) {
  return (
    <label className="min-w-0 flex-1 basis-24 text-small text-ink-3 md:w-44 md:flex-none">
      {label}
      <FilterSelect {...select} />
    </label>
  );
}
