// Who books, and the code that proves the number.
import type { ReactNode } from "react";
import { useFormat } from "~/ui/centre-context";
import { useWords } from "~/words";
import { Heading, Section } from "../page/frame";
import { Tick } from "../page/parts";
import type { BookAnswer } from "./book-answer";
import { Line, StepForm } from "./book-fields";
import type { Typed } from "./typed";

/** The time that is kept, and until when. */
export interface Kept {
  readonly at: number;
  readonly until: number;
}

export function YouStepForm({
  typed,
  kept,
  answer,
}: {
  readonly typed: Typed;
  readonly kept: Kept | undefined;
  readonly answer: BookAnswer | undefined;
}) {
  const t = useWords("book");
  return (
    <>
      <Heading title={t("you.title")}>{kept && <KeptText kept={kept} />}</Heading>
      <StepForm submit={t("you.submit")} back>
        <Line
          name="name"
          label={t("you.name")}
          answer={answer}
          defaultValue={typed.name}
          autoComplete="name"
          maxLength={120}
        />
        <Line
          name="phone"
          label={t("you.phone")}
          hint={t("you.phoneHint")}
          answer={answer}
          defaultValue={typed.phone}
          type="tel"
          autoComplete="tel"
          maxLength={30}
        />
        <Tick name="smsConsent" checked={typed.smsConsent}>
          {t("you.consent")}
        </Tick>
      </StepForm>
    </>
  );
}

function KeptText({ kept }: { readonly kept: Kept | undefined }): ReactNode {
  const t = useWords("book");
  const f = useFormat();
  return kept ? t("you.kept", { time: f.dateTime(kept.at), until: f.time(kept.until) }) : null;
}

export function CodeStepForm({
  typed,
  kept,
  sentTo,
  services,
  answer,
}: {
  readonly typed: Typed;
  readonly kept: Kept | undefined;
  readonly sentTo: string;
  /** What was chosen, by its titles. */
  readonly services: readonly string[];
  readonly answer: BookAnswer | undefined;
}) {
  const t = useWords("book");
  const f = useFormat();
  const time = typed.at === undefined ? "" : f.moment(typed.at);
  return (
    <>
      <Heading title={t("code.title")}>{t("code.sent", { phone: sentTo })}</Heading>
      <StepForm
        submit={t("code.submit", { time })}
        back
        more={
          <button
            name="intent"
            value="again"
            formNoValidate
            className="min-h-11 text-accent-ink underline underline-offset-2"
          >
            {t("code.again")}
          </button>
        }
      >
        <Line
          name="code"
          label={t("code.code")}
          answer={answer}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
        />
        <Section title={t("code.what")}>
          {typed.at !== undefined && <p className="first-letter:uppercase">{f.dateTime(typed.at)}</p>}
          <p>
            {typed.plate} · {typed.make} {typed.model}
          </p>
          {services.map((title) => (
            <p key={title}>{title}</p>
          ))}
          <p className="whitespace-pre-line text-ink-2">{typed.complaint}</p>
          <p className="text-small text-ink-3">
            <KeptText kept={kept} />
          </p>
        </Section>
      </StepForm>
    </>
  );
}
