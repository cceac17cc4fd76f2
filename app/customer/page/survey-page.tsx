// The survey: a mark for each stage, one for the whole, a few words; then thanks and what was noted.
import { useFormat } from "~/ui/centre-context";
import { useWords } from "~/words";
import { errorsAt, valueAt, type Answer } from "./answer";
import { RATED_STAGES } from "./answer.schema";
import type { SurveyFacts } from "./facts";
import { Heading, Section } from "./frame";
import { AnswerNotice, HiddenFields, Problem, SubmitButton, Tick } from "./parts";

export interface SurveyPageProps {
  readonly facts: SurveyFacts;
  readonly submissionId: string;
  readonly answer: Answer | undefined;
}

export function SurveyPage(props: SurveyPageProps) {
  const t = useWords("customer");
  const { facts, answer } = props;
  return (
    <>
      <AnswerNotice answer={answer} stale={facts.answer ? t("survey.stale") : t("survey.over")} />
      {facts.answer && <Thanks noted={facts.answer} />}
      {!facts.answer && !facts.mayAnswer && <Heading title={t("survey.title")}>{t("survey.over")}</Heading>}
      {facts.mayAnswer && (
        <>
          <Heading title={t("survey.title")}>{t("survey.text")}</Heading>
          <Questions {...props} />
        </>
      )}
    </>
  );
}

const FIVE = [1, 2, 3, 4, 5];
const ELEVEN = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

function Questions({ submissionId, answer }: SurveyPageProps) {
  const t = useWords("customer");
  return (
    <form method="post" className="flex flex-col gap-5">
      <HiddenFields values={{ intent: "survey", submissionId }} />
      <p className="text-small text-ink-3">{t("survey.scale")}</p>
      {RATED_STAGES.map((stage) => (
        <Scale
          key={stage}
          name={`ratings.${stage}`}
          title={t(`survey.stage.${stage}`)}
          marks={FIVE}
          answer={answer}
        />
      ))}
      <Scale
        name="recommend"
        title={t("survey.recommend")}
        hint={t("survey.recommendScale")}
        marks={ELEVEN}
        answer={answer}
      />
      <div className="flex flex-col gap-1">
        <label htmlFor="text" className="font-semibold">
          {t("survey.words")} <span className="font-normal text-ink-3">· {t("survey.optional")}</span>
        </label>
        <Problem id="text-problem" codes={errorsAt(answer, "text")} />
        <textarea
          id="text"
          name="text"
          rows={4}
          maxLength={2000}
          defaultValue={valueAt(answer, "text")}
          className="block w-full rounded-md border border-line-strong bg-surface px-3 py-2"
        />
      </div>
      <Tick name="callMe" checked={valueAt(answer, "callMe") !== undefined}>
        {t("survey.callMe")}
      </Tick>
      <SubmitButton>{t("survey.submit")}</SubmitButton>
    </form>
  );
}

interface ScaleProps {
  readonly name: string;
  readonly title: string;
  readonly hint?: string;
  readonly marks: readonly number[];
  readonly answer: Answer | undefined;
}

/** Marks side by side, each as large as a thumb. */
function Scale({ name, title, hint, marks, answer }: ScaleProps) {
  const chosen = valueAt(answer, name);
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="max-w-full font-semibold hyphens-auto">{title}</legend>
      {hint !== undefined && <p className="text-small text-ink-3">{hint}</p>}
      <Problem id={`${name}-problem`} codes={errorsAt(answer, name)} />
      <div
        className={
          marks.length > 5
            ? "mt-1 grid grid-cols-6 gap-[min(0.375rem,1.5vw)]"
            : "mt-1 grid grid-cols-5 gap-[min(0.375rem,1.5vw)]"
        }
      >
        {marks.map((mark) => (
          <label key={mark} className="relative block">
            <input
              type="radio"
              name={name}
              value={mark}
              defaultChecked={chosen === String(mark)}
              className="peer absolute inset-0 size-full opacity-0"
            />
            <span className="grid min-h-12 place-items-center rounded-md border border-line-strong/60 bg-surface peer-checked:border-accent peer-checked:bg-accent peer-checked:font-semibold peer-checked:text-on-accent peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus">
              {mark}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Thanks({ noted }: { readonly noted: NonNullable<SurveyFacts["answer"]> }) {
  const t = useWords("customer");
  const f = useFormat();
  const ratings: Readonly<Record<string, number | undefined>> = noted.ratings;
  const rows = [
    ...RATED_STAGES.map((stage) => ({ name: t(`survey.stage.${stage}`), mark: ratings[stage], of: 5 })),
    { name: t("survey.recommend"), mark: noted.recommend, of: 10 },
  ].filter(({ mark }) => mark !== undefined);
  return (
    <>
      <Heading title={t("survey.thanks")} />
      <Section title={t("survey.recorded", { time: f.dateTime(noted.at) })}>
        <ul className="flex flex-col gap-1.5">
          {rows.map(({ name, mark, of }) => (
            <li key={name} className="flex flex-wrap justify-between gap-x-4">
              <span className="min-w-0 flex-1 basis-32">{name}</span>
              <span className="ml-auto font-medium">
                {mark} / {of}
              </span>
            </li>
          ))}
        </ul>
        {noted.text !== undefined && <p className="whitespace-pre-line">{noted.text}</p>}
      </Section>
      {noted.poor && <p>{t("survey.poor")}</p>}
      {noted.callMe && <p>{t("survey.willCall")}</p>}
    </>
  );
}
