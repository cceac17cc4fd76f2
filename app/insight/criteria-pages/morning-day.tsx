// The last working day: every criterion that a visit failed, by stage, with the visits.
import { paths } from "~/paths";
import { TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Panel, Row, Stack } from "~/ui/layout";
import { Plate } from "~/ui/plate";
import { useWords } from "~/words";
import { CRITERIA_STAGES, StageName } from "./criteria-head";
import { noonOf } from "./dates";
import { useFigureText } from "./figure-text";
import { numberOf } from "./figure-view";
import type { DayFailure, MorningDay } from "./morning.server";

export function MorningDayPanel({ day }: { readonly day: MorningDay | undefined }) {
  const t = useWords("morning");
  const f = useFormat();
  if (!day) return <Panel>{t("shut")}</Panel>;
  const { failures, counted, date } = day;
  const said = f.date(noonOf(date));
  if (failures.length === 0) {
    return <Panel>{t(counted === 0 ? "dayNone" : "dayFine", { day: said, counted })}</Panel>;
  }
  return (
    <Panel title={t("day", { day: said })}>
      <p className="mb-4 text-ink-2">{t("daySays", { count: failures.length, counted })}</p>
      <Stack gap={6}>
        {CRITERIA_STAGES.map((stage) => {
          const own = failures.filter((each) => each.stage === stage);
          return own.length === 0 ? null : <OfStage key={stage} stage={stage} failures={own} />;
        })}
      </Stack>
    </Panel>
  );
}

interface OfStageProps {
  readonly stage: DayFailure["stage"];
  readonly failures: readonly DayFailure[];
}

function OfStage({ stage, failures }: OfStageProps) {
  return (
    <section>
      <h3 className="mb-2 font-semibold">
        <StageName stage={stage} />
      </h3>
      <ul className="flex flex-col gap-3">
        {failures.map((failure) => (
          <Failure key={failure.id} failure={failure} />
        ))}
      </ul>
    </section>
  );
}

function Failure({ failure }: { readonly failure: DayFailure }) {
  const t = useWords("morning");
  const text = useFigureText();
  const { id, title, unit, failed, met, visits } = failure;
  return (
    <li>
      <div className="flex items-baseline justify-between gap-3">
        <TextLink to={paths.criterion(id)}>
          {numberOf(id)} {title}
        </TextLink>
        <span className="shrink-0 text-ink-2">{t("ofVisits", { failed, n: failed + met })}</span>
      </div>
      <Row className="mt-1">
        {visits.map(({ visitId, plate, value }) => (
          <TextLink key={visitId} to={paths.visit(visitId)} className="inline-flex gap-1 !no-underline">
            <Plate plate={plate} size="small" />
            {value !== null && <span className="text-small text-ink-3">{text.value(unit, value)}</span>}
          </TextLink>
        ))}
        {failed > visits.length && (
          <span className="text-small text-ink-3">{t("more", { count: failed - visits.length })}</span>
        )}
      </Row>
    </li>
  );
}
