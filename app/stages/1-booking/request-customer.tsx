// Who calls: the telephone number first, and what the centre knows of it.
import { useEffect, useRef, type KeyboardEvent } from "react";
import { LANGUAGES } from "~/journey/permissions";
import { paths } from "~/paths";
import { Button, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { CheckboxField, SelectField } from "~/ui/form/choice-fields";
import { PhoneField, TextField } from "~/ui/form/text-field";
import { Grid, Panel, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { useWords } from "~/words";
import { Acquaintances } from "./acquaintances";
import { LookUpButton } from "./look-up-button";
import type { Known, Person } from "./look-up.server";
import type { RequestForm } from "./use-request-form";

type KnownCustomer = NonNullable<Known["customer"]>;

interface CustomerPartProps {
  readonly request: RequestForm;
  readonly known: Known | undefined;
  /** The knowledge came while the page was open: it fills the fields that are still empty. */
  readonly fresh: boolean;
  readonly onPhone: (typed: string) => void;
}

/** Takes over what is known of a customer, once, when their number has been recognised. */
function useTakeOver(request: RequestForm, customer: KnownCustomer | undefined, fresh: boolean) {
  const taken = useRef<string>(undefined);
  useEffect(() => {
    if (!fresh || !customer || taken.current === customer.id) return;
    taken.current = customer.id;
    const { form, fields } = request;
    if (!fields.name.value) form.update({ name: fields.name.name, value: customer.name });
    form.update({ name: fields.language.name, value: customer.language });
    form.update({ name: fields.smsConsent.name, value: customer.smsConsent });
  }, [request, customer, fresh]);
}

/** Puts a number into the field as if it had been typed: the field stays where it is, with the cursor in it. */
function typeInto(fieldId: string, text: string) {
  const input = document.getElementById(fieldId);
  if (!(input instanceof HTMLInputElement)) return;
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.focus();
}

const LIST = "acquaintances";

/** Down the arrow, or by Enter, one comes from the number to those who may have it; Enter sends no half-filled form. */
function toTheList(event: KeyboardEvent) {
  if (event.key !== "ArrowDown" && event.key !== "Enter") return;
  event.preventDefault();
  document.getElementById(LIST)?.querySelector<HTMLElement>("button, a")?.focus();
}

export function CustomerPart({ request, known, fresh, onPhone }: CustomerPartProps) {
  const t = useWords("requests");
  const { fields } = request;
  const customer = known?.customer;
  useTakeOver(request, customer, fresh);
  return (
    <Panel title={t("customer")}>
      <Stack>
        <div onInput={(event) => onPhone(typedIn(event.target))} onKeyDown={toTheList}>
          <PhoneField field={fields.phone} label={t("phone")} hint={t("phoneHint")} autoComplete="off" />
        </div>
        <LookUpButton />
        <Acquaintances
          id={LIST}
          known={known}
          fresh={fresh}
          choose={({ phoneText }: Person) => typeInto(fields.phone.id, phoneText)}
        >
          {customer && <KnownAs customer={customer} request={request} />}
        </Acquaintances>
        <input type="hidden" name={fields.customerSeen.name} value={customer?.id ?? ""} readOnly />
        <Grid>
          <TextField field={fields.name} label={t("name")} autoComplete="off" autoCapitalize="words" />
          <SelectField
            field={fields.language}
            label={t("language")}
            options={LANGUAGES.map((value) => ({ value, label: t(value === "ru" ? "russian" : "english") }))}
          />
        </Grid>
        <CheckboxField field={fields.smsConsent} label={t("smsConsent")} />
      </Stack>
    </Panel>
  );
}

function KnownAs({ customer, request: { form, fields } }: { customer: KnownCustomer; request: RequestForm }) {
  const t = useWords("requests");
  const { shortDate } = useFormat();
  const typed = fields.name.value;
  const other = typed !== undefined && typed.trim() !== customer.name;
  return (
    <Notice
      title={t("knownAs", { name: customer.name })}
      {...(other
        ? {
            actions: (
              <Button
                type="button"
                size="small"
                onClick={() => form.update({ name: fields.name.name, value: customer.name })}
              >
                {t("takeName")}
              </Button>
            ),
          }
        : {})}
    >
      {t("knownSince", { date: shortDate(customer.createdAt) })}{" "}
      <TextLink to={paths.customer(customer.id)}>{t("openCustomer")}</TextLink>
      {other && <p>{t("willRename", { name: customer.name })}</p>}
    </Notice>
  );
}

/** The text of the control in which somebody types. */
export function typedIn(target: EventTarget): string {
  return target instanceof HTMLInputElement ? target.value : "";
}
