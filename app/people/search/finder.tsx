// The field above a list in which one types what one looks for.
import { Form } from "react-router";
import { Button } from "~/ui/button";
import { controlLook } from "~/ui/form/field-parts";
import { cx } from "~/ui/cx";
import { useWords } from "~/words";

interface FinderProps {
  readonly action: string;
  readonly query: string;
}

/** A plain form: the address says what was looked for, and can be kept or sent to somebody. */
export function Finder({ action, query }: FinderProps) {
  const t = useWords("people");
  return (
    <Form role="search" aria-label={t("findHint")} action={action} className="flex max-w-xl gap-2">
      <input
        key={query}
        type="search"
        name="q"
        aria-label={t("findHint")}
        placeholder={t("findHint")}
        defaultValue={query}
        autoComplete="off"
        maxLength={100}
        className={cx(controlLook, "flex-1")}
      />
      <Button icon="search">{t("find")}</Button>
    </Form>
  );
}
