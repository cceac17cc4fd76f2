// The survey: send it, and what the customer answered.
import { STAGES } from "~/journey/stages";
import { paths } from "~/paths";
import { Button, LinkButton } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import { KeyValueList } from "~/ui/key-values";
import { Panel, Row, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { OneTap } from "~/visits/stage-form";
import { useWords } from "~/words";
import type { FollowUpView } from "./follow-up-view";

interface SurveyProps {
  readonly view: FollowUpView;
  readonly reviewUrl: string | undefined;
  readonly primary: boolean;
  readonly submissionId: string;
}

export function SurveyPanel(props: SurveyProps) {
  const { view } = props;
  const t = useWords("followUp");
  const f = useFormat();
  if (view.surveySentAt === undefined) return view.may.write ? <Send {...props} /> : null;
  return (
    <Panel title={t("survey.title")}>
      {view.survey ? (
        <Stack gap={3}>
          <Answer survey={view.survey} />
          {view.earlierAnswers.length > 0 && (
            <Disclosure title={t("survey.earlier")}>
              <Stack gap={3}>
                {view.earlierAnswers.map((earlier) => (
                  <Answer key={earlier.at} survey={earlier} />
                ))}
              </Stack>
            </Disclosure>
          )}
          {props.reviewUrl !== undefined && (
            <p className="text-small text-ink-3">
              {t("survey.review")}{" "}
              <a href={props.reviewUrl} rel="noopener noreferrer" className="break-all text-accent-ink">
                {props.reviewUrl}
              </a>
            </p>
          )}
        </Stack>
      ) : (
        <Row gap={4} spread>
          <p className="text-ink-2">{t("survey.sent", { time: f.moment(view.surveySentAt) })}</p>
          {view.may.links && (
            <LinkButton kind="quiet" to={paths.visitLinks(view.visitId)}>
              {t("survey.links")}
            </LinkButton>
          )}
        </Row>
      )}
    </Panel>
  );
}

function Send({ primary, submissionId }: SurveyProps) {
  const t = useWords("followUp");
  return (
    <Panel title={t("survey.title")}>
      <Stack gap={3}>
        <p className="text-ink-2">{t("survey.sendText")}</p>
        <OneTap intent="sendSurvey" submissionId={submissionId}>
          <Button kind={primary ? "primary" : "secondary"} icon="mail">
            {t("survey.send")}
          </Button>
        </OneTap>
      </Stack>
    </Panel>
  );
}

type Told = Omit<NonNullable<FollowUpView["survey"]>, "by">;

function Answer({ survey }: { readonly survey: Told }) {
  const t = useWords("followUp");
  const journey = useWords("journey");
  const f = useFormat();
  const ratings: Readonly<Record<string, number | undefined>> = survey.ratings;
  const rated = STAGES.flatMap((stage) => {
    const rating = ratings[stage];
    return rating === undefined
      ? []
      : [{ key: stage, name: journey(`stage.${stage}`), value: `${String(rating)} / 5` }];
  });
  const recommend =
    survey.recommend === undefined
      ? []
      : [{ key: "recommend", name: t("survey.recommend"), value: `${String(survey.recommend)} / 10` }];
  const words = survey.text ? [{ key: "words", name: t("survey.words"), value: survey.text }] : [];
  return (
    <Stack gap={3}>
      <p className="text-ink-2">
        {t("survey.answered", { time: f.moment(survey.at) })}
        {survey.changedAt !== undefined && `. ${t("survey.changed", { time: f.moment(survey.changedAt) })}`}
      </p>
      {survey.callMe && <Notice tone="warning">{t("survey.callMe")}</Notice>}
      <KeyValueList items={[...rated, ...recommend, ...words]} />
    </Stack>
  );
}
