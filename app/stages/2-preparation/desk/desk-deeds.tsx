// The tap that does one thing of the checklist, or the way to where it is done.
import type { ReactNode } from "react";
import { isMissing } from "~/journey/part";
import { paths } from "~/paths";
import { Button, LinkButton } from "~/ui/button";
import { Row, Stack } from "~/ui/layout";
import { OneTap } from "~/visits/stage-form";
import { useWords } from "~/words";
import type { ItemId } from "./checklist";
import type { DeskRow } from "./desk-rows.server";

interface DeedProps {
  readonly row: DeskRow;
  /** Where the forms are handed in: the desk, for this visit. */
  readonly action: string;
  readonly submissionId: string;
  readonly primary: boolean;
}

export function ItemDeed({ id, ...props }: DeedProps & { readonly id: ItemId }) {
  switch (id) {
    case "history":
      return <HistoryDeed {...props} />;
    case "parts":
      return <PartsDeed {...props} />;
    case "picked":
      return <PickDeed {...props} />;
    case "order":
      return <OrderDeed {...props} />;
    case "resources":
      return <ResourcesDeed {...props} />;
    case "loaner":
      return <LoanerDeed {...props} />;
    case "confirmed":
      return <ConfirmDeed {...props} />;
    default:
      return id satisfies never;
  }
}

interface TapProps extends DeedProps {
  readonly intent: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly children: ReactNode;
}

function Tap({ intent, action, submissionId, primary, fields = {}, children }: TapProps) {
  const kind = primary ? "primary" : "secondary";
  return (
    <OneTap intent={intent} submissionId={submissionId} action={action} fields={fields}>
      <Button kind={kind}>{children}</Button>
    </OneTap>
  );
}

/** To the visit's own page, where there is more to it than a tap. */
function There({ row, anchor, children }: { row: DeskRow; anchor: string; children: ReactNode }) {
  return (
    <LinkButton to={`${paths.stage(row.id, "preparation")}#${anchor}`} kind="quiet" icon="arrowRight">
      {children}
    </LinkButton>
  );
}

function HistoryDeed(props: DeedProps) {
  const { row } = props;
  const t = useWords("desk");
  const { repeat } = row;
  const no = { repeatRepair: "no" };
  if (!repeat) {
    return (
      <Row>
        <Tap {...props} intent="reviewHistory" fields={no}>
          {t("noRepeat")}
        </Tap>
        <There row={row} anchor="read-history">
          {t("open")}
        </There>
      </Row>
    );
  }
  const { number, days, complaint, sameJobs, sameWords, visitId } = repeat;
  return (
    <Stack gap={2}>
      <div className="rounded-md bg-amber-soft px-3 py-2 text-small text-amber-ink">
        <p className="font-semibold">{t("repeat")}</p>
        <p>{t("repeatThen", { number, count: days, complaint })}</p>
        {sameJobs.length > 0 && <p>{t("sameJobs", { jobs: sameJobs.join(", ") })}</p>}
        {sameWords.length > 0 && <p>{t("sameWords", { words: sameWords.join(", ") })}</p>}
      </div>
      <Row>
        <Tap {...props} intent="reviewHistory" fields={{ repeatRepair: "yes", repeatOf: visitId }}>
          {t("isRepeat")}
        </Tap>
        <Tap {...props} intent="reviewHistory" fields={no} primary={false}>
          {t("isNoRepeat")}
        </Tap>
      </Row>
    </Stack>
  );
}

/** What the catalogue says is kept or listed in one tap; no part at all in another. */
function PartsDeed(props: DeedProps) {
  const { row, action, submissionId, primary } = props;
  const t = useWords("desk");
  const { suggestions } = row;
  return (
    <Stack gap={2}>
      {suggestions.length > 0 && (
        <p className="text-small text-ink-3">{suggestions.map(({ name }) => name).join(", ")}</p>
      )}
      <Row>
        {suggestions.length > 0 && (
          <OneTap intent="needParts" submissionId={submissionId} action={action}>
            {suggestions.map(({ key }) => (
              <input key={key} type="hidden" name="chosen" value={key} />
            ))}
            <Button kind={primary ? "primary" : "secondary"}>
              {t("keepParts", { count: suggestions.length })}
            </Button>
          </OneTap>
        )}
        <Tap
          {...props}
          intent="checkParts"
          fields={{ needed: "no" }}
          primary={primary && suggestions.length === 0}
        >
          {t("noParts")}
        </Tap>
        <There row={row} anchor="visit-parts">
          {t("toParts")}
        </There>
      </Row>
    </Stack>
  );
}

function PickDeed(props: DeedProps) {
  const { row } = props;
  const t = useWords("desk");
  const missing = row.parts.filter(isMissing).length;
  return (
    <Row>
      {row.canPick ? (
        <Tap {...props} intent="pickParts">
          {t("picked")}
        </Tap>
      ) : (
        <span className="py-1.5 text-ink-2">{t("partsMissing", { count: missing })}</span>
      )}
      <LinkButton to={paths.parts({ q: row.plate })} kind="quiet" icon="arrowRight">
        {t("toParts")}
      </LinkButton>
    </Row>
  );
}

function OrderDeed(props: DeedProps) {
  const t = useWords("desk");
  return (
    <Row>
      {props.row.services.length > 0 && (
        <Tap {...props} intent="draftAsRequested">
          {t("draft")}
        </Tap>
      )}
      <There row={props.row} anchor="draft">
        {t("toDraft")}
      </There>
    </Row>
  );
}

function ResourcesDeed(props: DeedProps) {
  const t = useWords("desk");
  return (
    <Row>
      {props.row.hasPlan && (
        <Tap {...props} intent="assignPlanned">
          {t("planned")}
        </Tap>
      )}
      <There row={props.row} anchor="resources">
        {t("toAssign")}
      </There>
    </Row>
  );
}

function LoanerDeed(props: DeedProps) {
  const t = useWords("desk");
  const { freeLoaner } = props.row;
  return (
    <Row>
      {freeLoaner !== undefined && (
        <Tap {...props} intent="assignLoaner" fields={{ loaner: String(freeLoaner) }}>
          {t("keepLoaner", { number: freeLoaner })}
        </Tap>
      )}
      <There row={props.row} anchor="loaner">
        {t("open")}
      </There>
    </Row>
  );
}

function ConfirmDeed(props: DeedProps) {
  const { row } = props;
  const t = useWords("desk");
  return (
    <Row>
      <a
        href={`tel:${row.phone}`}
        className="inline-flex min-h-control items-center text-accent-ink underline underline-offset-2 pointer-coarse:min-h-11"
      >
        {row.phoneText}
      </a>
      <Tap {...props} intent="confirmVisit" fields={{ how: "phone" }}>
        {t("byPhone")}
      </Tap>
      <Tap {...props} intent="callCustomer" fields={{ outcome: "no-answer" }} primary={false}>
        {t("noAnswer")}
      </Tap>
    </Row>
  );
}
