// The last working day: every criterion that a visit failed, by stage, with the visits.
import { paths } from "~/paths";
import { TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
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
  const { failures, counted, date, until } = day;
  const [first, last] = [f.date(noonOf(date)), until === undefined ? "" : f.date(noonOf(until))];
  const said = until === undefined ? first : t("days", { first, last });
  if (failures.length === 0) {
    return <Panel title={said}>{t(counted === 0 ? "dayNone" : "dayFine", { count: counted })}</Panel>;
  }
  const missed = failures.filter(({ withinTarget }) => !withinTarget).length;
  return (
    <Panel title={t("day", { day: said })}>
      <p className="mb-4 text-ink-2">{t("daySays", { count: missed, counted })}</p>
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
  const t = useWords("morning");
  const missed = failures.filter(({ withinTarget }) => !withinTarget);
  const within = failures.filter(({ withinTarget }) => withinTarget);
  return (
    <section>
      <h3 className="mb-2 font-semibold">
        <StageName stage={stage} />
      </h3>
      {missed.length > 0 && <Failures failures={missed} />}
      {within.length > 0 && (
        <Disclosure title={t("within", { count: within.length })} className={missed.length > 0 ? "mt-3" : ""}>
          <Failures failures={within} />
        </Disclosure>
      )}
    </section>
  );
}

function Failures({ failures }: Pick<OfStageProps, "failures">) {
  return (
    <ul className="flex flex-col gap-3">
      {failures.map((failure) => (
        <Failure key={failure.id} failure={failure} />
      ))}
    </ul>
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
            {/* One answer to the recommendation is no score. */}
            {value !== null && unit !== "points" && (
              <span className="text-small text-ink-3">{text.value(unit, value)}</span>
            )}
          </TextLink>
        ))}
        {failed > visits.length && (
          <span className="text-small text-ink-3">{t("more", { count: failed - visits.length })}</span>
        )}
      </Row>
    </li>
  );
}
