// One field to find a part by: a plain GET, so that the address says what is shown.
import { Form } from "react-router";
import { Button, LinkButton } from "~/ui/button";
import { controlLook } from "~/ui/form/field-parts";
import { cx } from "~/ui/cx";

export interface SearchFormProps {
  readonly query: string;
  readonly label: string;
  readonly submit: string;
  readonly clear: string;
  /** The page without a query. */
  readonly to: string;
  /** What else the address holds. */
  readonly kept?: Readonly<Record<string, string>>;
}

export function SearchForm({ query, label, submit, clear, to, kept = {} }: SearchFormProps) {
  return (
    <Form method="get" action={to} role="search" className="flex flex-wrap items-center gap-2">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input
        key={query}
        type="search"
        name="q"
        defaultValue={query}
        aria-label={label}
        placeholder={label}
        maxLength={60}
        className={cx(controlLook, "min-w-0 flex-1 sm:max-w-96")}
      />
      <Button icon="search">{submit}</Button>
      {query !== "" && (
        <LinkButton kind="quiet" to={to}>
          {clear}
        </LinkButton>
      )}
    </Form>
  );
}
