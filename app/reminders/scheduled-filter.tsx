// Which of what is planned: ahead or past, of one kind, on one day. The choice stands in the address.
import { Form, useSubmit } from "react-router";
import { paths } from "~/paths";
import { Button, LinkButton } from "~/ui/button";
import { ChoiceLink } from "~/ui/choice-link";
import { controlLook } from "~/ui/form/field-parts";
import { FilterSelect } from "~/ui/form/filter-select";
import { Row, Stack } from "~/ui/layout";
import { useWords } from "~/words";
import { REMINDER_KINDS } from "./rules";
import type { ScheduledQuery } from "./scheduled.server";

export function ScheduledFilter({ past, kind, day }: Omit<ScheduledQuery, "page">) {
  const t = useWords("reminders");
  const submit = useSubmit();
  const show = past ? "past" : undefined;
  const chosen = kind !== undefined || day !== undefined;
  return (
    <Stack gap={3}>
      <nav aria-label={t("show")}>
        <Row gap={1}>
          <ChoiceLink to={paths.scheduled()} here={!past}>
            {t("ahead")}
          </ChoiceLink>
          <ChoiceLink to={paths.scheduled({ show: "past" })} here={past}>
            {t("past")}
          </ChoiceLink>
        </Row>
      </nav>
      <Form
        role="search"
        aria-label={t("filterLabel")}
        className="flex flex-wrap items-end gap-2"
        onChange={(event) => void submit(event.currentTarget, { replace: true })}
      >
        {show && <input type="hidden" name="show" value={show} />}
        <label className="min-w-0 flex-1 basis-40 text-small text-ink-3 md:w-64 md:flex-none">
          {t("kindLabel")}
          <FilterSelect
            name="kind"
            value={kind}
            all={t("allKinds")}
            options={REMINDER_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
        </label>
        <label className="min-w-0 flex-1 basis-36 text-small text-ink-3 md:w-44 md:flex-none">
          {t("dayLabel")}
          <input key={day ?? ""} type="date" name="day" defaultValue={day ?? ""} className={controlLook} />
        </label>
        <noscript>
          <Button>{t("filter")}</Button>
        </noscript>
        {chosen && (
          <LinkButton kind="quiet" icon="close" to={paths.scheduled(show ? { show } : {})}>
            {t("clear")}
          </LinkButton>
        )}
      </Form>
    </Stack>
  );
}
