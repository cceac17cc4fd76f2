// The car as the hero of its page: plate, model, whose it is, and when it was promised.
import { useBecause, useForecast } from "~/lateness/use-forecast";
import { STAGES, type Stage } from "~/journey/stages";
import { paths } from "~/paths";
import { Badge, DueText } from "~/ui/badge";
import { TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Icon } from "~/ui/icons";
import { Plate } from "~/ui/plate";
import { StageStrip, type StripStage } from "~/ui/stage-strip";
import { useWords } from "~/words";
import type { Frame } from "./frame.server";
import { PassBadge } from "./pass-badge";

type HeaderProps = Pick<
  Frame,
  | ("id" | "number" | "stage" | "status" | "loop" | "vehicle" | "customer")
  | ("promise" | "expected" | "appointmentAt" | "released" | "mayLink" | "mayReadMessages" | "optedOut")
>;

export function VisitHeader(props: HeaderProps) {
  const t = useWords("visit");
  const journey = useWords("journey");
  const links = useWords("links");
  const conversations = useWords("conversations");
  const { vehicle, customer } = props;
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <h1>
            <Plate plate={vehicle.plate} size="large" />
          </h1>
          <span className="text-lg leading-tight font-medium">
            {vehicle.make} {vehicle.model}
          </span>
          {props.status !== "open" && <Badge>{journey(`status.${props.status}`)}</Badge>}
          <PassBadge loop={props.loop} />
        </div>
        <p className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2">
          <TextLink className="wrap-anywhere" to={paths.customer(customer.id)}>
            {customer.name}
          </TextLink>
          <a
            href={`tel:${customer.phone}`}
            aria-label={t("phone", { name: customer.name, phone: customer.phoneText })}
            className="inline-flex min-h-6 items-center gap-1 text-accent-ink pointer-coarse:min-h-11"
          >
            <Icon name="phone" />
            {customer.phoneText}
          </a>
          <span className="text-ink-3">{t("title", { number: props.number })}</span>
          {props.mayReadMessages && (
            <TextLink to={paths.visitMessages(props.id)}>{conversations("title")}</TextLink>
          )}
          {props.mayLink && <TextLink to={paths.visitLinks(props.id)}>{links("title")}</TextLink>}
          {props.optedOut !== undefined && (
            <Badge tone="amber" icon="alert">
              {conversations("noMessages")}
            </Badge>
          )}
        </p>
      </div>
      <Promise {...props} />
    </header>
  );
}

/** The time that the customer counts on, and how far off it is while that matters. */
function Promise(props: HeaderProps) {
  const { status, promise, appointmentAt, released } = props;
  const t = useWords("visit");
  const format = useFormat();
  const at = promise?.current ?? appointmentAt;
  if (at === undefined) return status === "open" ? <p className="text-ink-3">{t("noTime")}</p> : null;
  const running = status === "open" && released === undefined;
  return (
    <div className="lg:text-right">
      <p className="text-small text-ink-3">{promise ? t("promised") : t("appointment")}</p>
      <p className="text-lg leading-tight font-medium">{format.moment(at)}</p>
      {running && <DueText {...format.due(at)} />}
      <ExpectedTime {...props} />
      {promise && promise.first !== promise.current && (
        <p className="text-small text-ink-3">{t("firstPromise", { at: format.moment(promise.first) })}</p>
      )}
    </div>
  );
}

/** When the car will be ready as far as can be foreseen, and why not sooner. */
function ExpectedTime({ promise, expected }: HeaderProps) {
  const forecast = useForecast();
  const because = useBecause();
  if (!expected) return null;
  const { text, after } = forecast(expected.at, promise?.current);
  return (
    <div className="text-small md:max-w-xs">
      <p className={after === undefined ? "text-ink-2" : "font-medium text-danger-ink"}>
        {after !== undefined && <Icon name="alert" className="mr-1 inline align-[-0.125em]" />}
        {after === undefined ? text : `${text}, ${after}`}
      </p>
      {after !== undefined && <p className="text-ink-3">{because(expected.because)}</p>}
    </div>
  );
}

function stateOf(each: Stage, { stage, status }: Pick<Frame, "stage" | "status">): StripStage["state"] {
  const distance = STAGES.indexOf(each) - STAGES.indexOf(stage);
  if (distance < 0 || status === "closed") return "done";
  return distance === 0 ? "now" : "ahead";
}

/** The seven stages as links to their pages. */
export function VisitStages({ id, stage, status }: Pick<Frame, "id" | "stage" | "status">) {
  const t = useWords("visit");
  const journey = useWords("journey");
  const stages = STAGES.map((each) => ({
    key: each,
    name: journey(`stage.${each}`),
    state: stateOf(each, { stage, status }),
    href: paths.stage(id, each),
  }));
  return <StageStrip label={t("stages")} stages={stages} />;
}
