// What is to be done: services from the catalogue, and what the customer says.
import { useFormat } from "~/ui/centre-context";
import { useWords } from "~/words";
import { Heading } from "../page/frame";
import { Problem } from "../page/parts";
import type { BookAnswer } from "./book-answer";
import { CONTROL, errorsOf, Labelled, StepForm, wrong } from "./book-fields";
import type { OnlineService } from "./catalogue.server";
import type { Typed } from "./typed";

export function WorkStepForm({
  services,
  typed,
  answer,
}: {
  readonly services: readonly OnlineService[];
  readonly typed: Typed;
  readonly answer: BookAnswer | undefined;
}) {
  const t = useWords("book");
  return (
    <>
      <Heading title={t("work.title")} />
      <StepForm submit={t("next")} back={false}>
        {services.length > 0 && <Services services={services} chosen={typed.services} answer={answer} />}
        <Labelled name="complaint" label={t("work.complaint")} hint={t("work.complaintHint")} answer={answer}>
          <textarea
            id="complaint"
            name="complaint"
            rows={4}
            required
            maxLength={2000}
            defaultValue={typed.complaint}
            className={CONTROL}
            {...wrong(answer, "complaint")}
          />
        </Labelled>
      </StepForm>
    </>
  );
}

function Services({
  services,
  chosen,
  answer,
}: {
  readonly services: readonly OnlineService[];
  readonly chosen: readonly string[];
  readonly answer: BookAnswer | undefined;
}) {
  const t = useWords("book");
  const f = useFormat();
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="font-semibold">{t("work.services")}</legend>
      <p className="text-small text-ink-3">{t("work.none")}</p>
      <Problem id="services-problem" codes={errorsOf(answer, "services")} />
      {services.map(({ id, title, labourMinutes, priceMinor }) => (
        <label key={id} className="flex min-h-12 items-center gap-3 border-b border-line py-1">
          <input
            type="checkbox"
            name="services"
            value={id}
            defaultChecked={chosen.includes(id)}
            className="size-6 shrink-0 accent-accent"
          />
          <span className="flex min-w-0 flex-1 flex-wrap justify-between gap-x-3">
            <span className="min-w-0 flex-1 basis-32 hyphens-auto">
              {title}
              <span className="block text-small text-ink-3">
                {t("work.about", { time: f.duration(labourMinutes * 60) })}
              </span>
            </span>
            <span className="ml-auto">{f.money(priceMinor)}</span>
          </span>
        </label>
      ))}
      <p className="text-small text-ink-3">{t("work.tax")}</p>
    </fieldset>
  );
}
