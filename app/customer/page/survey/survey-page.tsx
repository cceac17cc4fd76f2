// The survey, a question a page: each tap is kept; then thanks and what was noted. Works without scripts.
import type { ReactNode } from "react";
import { Notice } from "~/ui/notice";
import { useWords } from "~/words";
import { errorsAt, valueAt, type Answer } from "../answer";
import { Heading } from "../frame";
import { AnswerNotice, HiddenFields, Problem, SubmitButton, Tick } from "../parts";
import type { SurveyFacts, SurveyQuestion } from "./survey.server";
import { Thanks, WayToReview } from "./survey-thanks";

export interface SurveyPageProps {
  readonly facts: SurveyFacts;
  readonly submissionId: string;
  readonly answer: Answer | undefined;
}

export function SurveyPage({ facts, submissionId, answer }: SurveyPageProps) {
  const t = useWords("survey");
  const { question, answer: noted, reviewUrl } = facts;
  const stale = answer?.kind === "stale";
  return (
    <>
      <AnswerNotice answer={answer} stale={noted ? t("stale") : t("over")} />
      {question && !stale && <Question question={question} submissionId={submissionId} answer={answer} />}
      {noted && (!question || stale) && <Thanks noted={noted} />}
      {!noted && !question && <Heading title={t("title")}>{t("over")}</Heading>}
      {reviewUrl !== undefined && <WayToReview url={reviewUrl} />}
    </>
  );
}

interface QuestionProps {
  readonly question: SurveyQuestion;
  readonly submissionId: string;
  readonly answer: Answer | undefined;
}

function Question({ question, submissionId, answer }: QuestionProps) {
  const t = useWords("survey");
  const { steps, number, draft, saved } = question;
  const step = steps[number - 1];
  const hidden = { submissionId, step: String(number) };
  return (
    <>
      {number === 1 && <Heading title={t("title")}>{t("text")}</Heading>}
      {saved && <Notice>{t("kept")}</Notice>}
      <form method="post" className="flex flex-col gap-4">
        <HiddenFields values={hidden} />
        <Progress number={number} count={steps.length} />
        {step?.kind === "stage" && (
          <Scale
            first={number === 1}
            name={`ratings.${step.stage}`}
            title={t(`stage.${step.stage}`)}
            hint={t("scale")}
            marks={FIVE}
            chosen={draft[step.stage]}
            codes={errorsAt(answer, `ratings.${step.stage}`)}
          />
        )}
        {step?.kind === "recommend" && (
          <Scale
            first={number === 1}
            name="recommend"
            title={t("recommend")}
            hint={t("recommendScale")}
            marks={ELEVEN}
            chosen={draft.recommend}
            codes={errorsAt(answer, "recommend")}
          />
        )}
        {step?.kind === "words" && <Words question={question} answer={answer} />}
      </form>
      <nav className="flex flex-wrap justify-between gap-x-4">
        {number > 1 ? <Step to={number - 1}>{t("back")}</Step> : <span />}
        {number < steps.length && <Step to={number + 1}>{t("skip")}</Step>}
      </nav>
    </>
  );
}

const FIVE = [1, 2, 3, 4, 5];
const ELEVEN = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

function Progress({ number, count }: { readonly number: number; readonly count: number }) {
  const t = useWords("survey");
  return (
    <p className="text-small text-ink-3">{number === count ? t("last") : t("step", { number, count })}</p>
  );
}

function Step({ to, children }: { readonly to: number; readonly children: ReactNode }) {
  return (
    <a
      href={`?step=${String(to)}`}
      className="inline-flex min-h-11 items-center text-accent-ink underline underline-offset-2"
    >
      {children}
    </a>
  );
}

/** The question is what the page is about; the first one stands below the greeting. */
function Asked({ first, children }: { readonly first: boolean; readonly children: ReactNode }) {
  const look = "text-xl font-semibold hyphens-auto";
  return first ? <h2 className={look}>{children}</h2> : <h1 className={look}>{children}</h1>;
}

interface ScaleProps {
  readonly first: boolean;
  readonly name: string;
  readonly title: string;
  readonly hint: string;
  readonly marks: readonly number[];
  readonly chosen: number | undefined;
  readonly codes: readonly string[];
}

/** Marks side by side, each as large as a thumb; a tap answers and goes on. */
function Scale({ first, name, title, hint, marks, chosen, codes }: ScaleProps) {
  const t = useWords("survey");
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <input type="hidden" name="intent" value="survey-step" />
      <legend className="max-w-full">
        <Asked first={first}>{title}</Asked>
      </legend>
      <p className="text-small text-ink-3">{hint}</p>
      <Problem id={`${name}-problem`} codes={codes} />
      <div
        className={
          marks.length > 5
            ? "mt-1 grid grid-cols-4 gap-[min(0.5rem,2vw)]"
            : "mt-1 grid grid-cols-5 gap-[min(0.5rem,2vw)]"
        }
      >
        {marks.map((mark) => (
          <button
            key={mark}
            name={name}
            value={mark}
            aria-label={mark === chosen ? `${String(mark)}, ${t("now", { mark })}` : String(mark)}
            className={
              mark === chosen
                ? "min-h-14 rounded-md border border-accent bg-accent font-semibold text-on-accent"
                : "min-h-14 rounded-md border border-line-strong/60 bg-surface hover:bg-hover"
            }
          >
            {mark}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

function Words({ question: { draft, seenAt }, answer }: Omit<QuestionProps, "submissionId">) {
  const t = useWords("survey");
  const typed = valueAt(answer, "text");
  return (
    <>
      {seenAt !== undefined && <HiddenFields values={{ seenAt }} />}
      <div className="flex flex-col gap-1">
        <Asked first={false}>
          <label htmlFor="text">
            {t("words")} <span className="text-base font-normal text-ink-3">· {t("optional")}</span>
          </label>
        </Asked>
        <Problem id="text-problem" codes={errorsAt(answer, "text")} />
        <textarea
          id="text"
          name="text"
          rows={4}
          maxLength={2000}
          defaultValue={typed ?? draft.text}
          className="block w-full rounded-md border border-line-strong bg-surface px-3 py-2"
        />
      </div>
      <Tick name="callMe" checked={answer ? valueAt(answer, "callMe") !== undefined : draft.callMe === true}>
        {t("callMe")}
      </Tick>
      <SubmitButton intent="survey">{t("submit")}</SubmitButton>
      <button
        name="intent"
        value="survey-step"
        className="min-h-12 rounded-md border border-line-strong bg-surface px-4 py-2 hover:bg-hover"
      >
        {t("later")}
      </button>
    </>
  );
}
