// Choosing messages by state and kind, and searching for them: a form that changes nothing.
import { Form } from "react-router";
import { paths } from "~/paths";
import { Button, LinkButton } from "~/ui/button";
import { SelectField } from "~/ui/form/choice-fields";
import { TextField } from "~/ui/form/text-field";
import { useWords } from "~/words";
import { MESSAGE_KINDS, MESSAGE_STATES } from "./kinds";
import type { Chosen } from "./outbox.server";

function field(name: string, defaultValue: string | undefined) {
  return {
    ...{ id: `outbox-${name}`, name, errorId: `outbox-${name}-error`, descriptionId: `outbox-${name}-hint` },
    defaultValue,
  };
}

export function OutboxFilter({ chosen }: { readonly chosen: Chosen }) {
  const t = useWords("messages");
  const any = t("filter.any");
  const filtered = Object.keys(chosen).length > 0;
  return (
    <Form
      key={JSON.stringify(chosen)}
      method="get"
      action={paths.outbox()}
      role="search"
      aria-label={t("filter.title")}
      className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1.5fr_auto]"
    >
      <SelectField
        field={field("state", chosen.state)}
        label={t("filter.state")}
        emptyLabel={any}
        options={MESSAGE_STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
      />
      <SelectField
        field={field("kind", chosen.kind)}
        label={t("filter.kind")}
        emptyLabel={any}
        options={MESSAGE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <TextField
        field={field("q", chosen.query)}
        label={t("filter.query")}
        placeholder={t("filter.queryHint")}
        type="search"
        autoComplete="off"
      />
      <span className="flex flex-wrap gap-2">
        <Button>{t("filter.submit")}</Button>
        {filtered && (
          <LinkButton to={paths.outbox()} kind="quiet">
            {t("filter.clear")}
          </LinkButton>
        )}
      </span>
    </Form>
  );
}
