// After the survey: thanks and what was noted; and on each of its pages, for everybody alike, the way to a public review.
import { RATED_STAGES } from "~/stages/7-follow-up/follow-up";
import { useFormat } from "~/ui/centre-context";
import { useWords } from "~/words";
import { Heading, Section } from "../frame";
import type { SurveyFacts } from "./survey.server";

interface ThanksProps {
  readonly noted: NonNullable<SurveyFacts["answer"]>;
}

const LINK = "inline-flex min-h-11 items-center text-accent-ink underline underline-offset-2";

export function Thanks({ noted }: ThanksProps) {
  const t = useWords("survey");
  const f = useFormat();
  const ratings: Readonly<Record<string, number | undefined>> = noted.ratings;
  const rows = [
    ...RATED_STAGES.map((stage) => ({ name: t(`stage.${stage}`), mark: ratings[stage], of: 5 })),
    { name: t("recommend"), mark: noted.recommend, of: 10 },
  ].filter(({ mark }) => mark !== undefined);
  return (
    <>
      <Heading title={t("thanks")} />
      {noted.poor && <p>{t("poor")}</p>}
      {noted.callMe && <p>{t("willCall")}</p>}
      <Section title={t("recorded", { time: f.dateTime(noted.at) })}>
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
        {noted.changeableUntil !== undefined && (
          <p className="text-small text-ink-3">
            {t("changeable", { time: f.dateTime(noted.changeableUntil) })}{" "}
            <a href="?step=1" className={LINK}>
              {t("change")}
            </a>
          </p>
        )}
      </Section>
    </>
  );
}

/** For whoever opens the link, whether they answer or not, and whatever they answer. */
export function WayToReview({ url }: { readonly url: string }) {
  const t = useWords("survey");
  return (
    <p>
      {t("review")}{" "}
      <a href={url} rel="noopener noreferrer" className={LINK}>
        {t("reviewLink")}
      </a>
    </p>
  );
}
