// What the customer wants, when, and how they get about meanwhile.
import { CHANNELS, TRANSPORTS } from "~/journey/events";
import type { Service } from "~/settings/centre-lists.server";
import { useFormat } from "~/ui/centre-context";
import { CheckboxCards, RadioCards, SelectField } from "~/ui/form/choice-fields";
import { DateTimeField } from "~/ui/form/date-time-field";
import { TextArea } from "~/ui/form/text-field";
import { Grid, Panel, Stack } from "~/ui/layout";
import { useWords } from "~/words";
import type { RequestForm } from "./use-request-form";

interface WorkPartProps {
  readonly request: RequestForm;
  readonly services: readonly Service[];
}

export function WorkPart({ request: { fields }, services }: WorkPartProps) {
  const t = useWords("requests");
  const { labour, money } = useFormat();
  const options = services.map(({ id, title, labourMinutes, priceMinor }) => ({
    value: id,
    label: title,
    hint: `${labour(labourMinutes)} · ${money(priceMinor)}`,
  }));
  return (
    <Panel title={t("work")}>
      <Stack>
        <TextArea field={fields.complaint} label={t("complaint")} hint={t("complaintHint")} rows={3} />
        {services.length === 0 ? (
          <p className="text-ink-3">{t("noServices")}</p>
        ) : (
          <CheckboxCards
            field={fields.services}
            label={t("services")}
            options={options}
            columns={2}
            optional
          />
        )}
        <Chosen services={services} chosen={fields.services.value} />
      </Stack>
    </Panel>
  );
}

/** What the ticked services add up to, while they are ticked. */
function Chosen({ services, chosen }: { readonly services: readonly Service[]; readonly chosen: unknown }) {
  const t = useWords("requests");
  const { labour, money } = useFormat();
  const ids: readonly unknown[] = Array.isArray(chosen) ? chosen : [chosen];
  const ticked = services.filter(({ id }) => ids.includes(id));
  if (ticked.length === 0) return null;
  const minutes = ticked.reduce((sum, service) => sum + service.labourMinutes, 0);
  const price = ticked.reduce((sum, service) => sum + service.priceMinor, 0);
  return (
    <output className="font-medium">
      {t("chosen", { count: ticked.length, labour: labour(minutes), price: money(price) })}
    </output>
  );
}

export function WhenPart({ request: { fields } }: { readonly request: RequestForm }) {
  const t = useWords("requests");
  const choices = useWords("choices");
  const { now } = useFormat();
  return (
    <Panel title={t("when")}>
      <Stack>
        <DateTimeField
          field={fields.firstChoiceAt}
          label={t("firstChoiceAt")}
          hint={t("firstChoiceHint")}
          earliest={now}
          optional
        />
        <RadioCards
          field={fields.transport}
          label={t("transport")}
          options={TRANSPORTS.map((value) => ({ value, label: choices(`transport.${value}`) }))}
          columns={2}
        />
        <Grid>
          <SelectField
            field={fields.channel}
            label={t("channel")}
            options={CHANNELS.map((value) => ({ value, label: choices(`channel.${value}`) }))}
          />
        </Grid>
      </Stack>
    </Panel>
  );
}
