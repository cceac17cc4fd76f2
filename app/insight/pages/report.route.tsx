// The bottleneck report: which one change would save customers the most time, and what that is known by.
import type { Route } from "./+types/report.route";
import { may } from "~/journey/permissions";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader, Stack } from "~/ui/layout";
import { useWords, words } from "~/words";
import { askedOf } from "./asked.server";
import { choicesOf } from "./choices.server";
import { FilterForm } from "./filter-form";
import { FileLink, Files, How } from "./how";
import { isNarrowed, type ReportAddress } from "./report-address";
import { reportLinks } from "./report-links";
import { shownReport, type ShownReport } from "./report.server";
import { CriteriaPanel, FirstTimeRightPanel, IntegrityNote } from "./rest";
import { SavingBars } from "./saving-bars";
import { ScopeLine } from "./scope-line";
import { scopeOf } from "./scope.server";
import { Sentence } from "./sentence";
import { StageRow } from "./stage-row";
import { StuckList } from "./stuck-list";
import { Trend } from "./trend";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "insight:read");
  const asked = await askedOf(actor, new URL(request.url).searchParams);
  const { address, open, wishes } = asked;
  const [shown, choices, scope] = await Promise.all([
    shownReport(wishes, new Date()),
    choicesOf(wishes.centres),
    scopeOf(asked, actor.centreId),
  ]);
  return {
    title: words(actor.language, "report")("title"),
    shown,
    choices,
    scope,
    address,
    open,
    ownCentre: actor.centreId,
    mayAct: may(actor.roles, "insight:act"),
  };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function ReportPage({ loaderData }: Route.ComponentProps) {
  const { title, shown, choices, scope, address, open, ownCentre, mayAct } = loaderData;
  const t = useWords("report");
  return (
    <div className="mx-auto w-full max-w-6xl">
      <PageHeader
        title={title}
        below={t("below")}
        actions={
          <LinkButton to={paths.improvements()} icon="check">
            {t("sentence.improvements")}
          </LinkButton>
        }
      />
      <Stack>
        <FilterForm
          address={address}
          centres={open}
          ownCentre={ownCentre}
          choices={choices}
          open={shown === null}
        />
        <ScopeLine scope={scope} clear={paths.report()} />
        {shown === null ? (
          <EmptyState title={t("empty.period")}>{t("empty.periodText")}</EmptyState>
        ) : (
          <Report
            shown={shown}
            address={address}
            ownCentre={ownCentre}
            mayStart={mayAct && !scope.isSpecial}
          />
        )}
      </Stack>
    </div>
  );
}

interface ReportProps {
  readonly shown: ShownReport;
  readonly address: ReportAddress;
  readonly ownCentre: string;
  /** Improvements are a centre's own: none is begun from a group or a narrowed report. */
  readonly mayStart: boolean;
}

function Report({ shown: { facts, plates, endsNow }, address, ownCentre, mayStart }: ReportProps) {
  const t = useWords("report");
  const links = reportLinks(address, facts);
  const nothing = facts.visits === 0;
  return (
    <>
      {nothing ? (
        <NothingThere address={address} />
      ) : (
        <>
          <div>
            <Sentence facts={facts} links={links} mayStart={mayStart} />
            <How
              of={["sentence", "since"]}
              files={
                <Files title="files.all">
                  <FileLink to={links.file("all")}>{t("integrity.all")}</FileLink>
                </Files>
              }
            />
          </div>
          <SavingBars facts={facts} links={links} />
        </>
      )}
      <StageRow facts={facts} plates={plates} links={links} ownCentre={ownCentre} />
      <StuckList
        stuck={facts.stuck}
        count={facts.stuckCount}
        plates={plates}
        file={links.file("stuck")}
        ownCentre={ownCentre}
        centres={facts.centres}
        endsNow={endsNow}
      />
      {!nothing && (
        <>
          <Trend facts={facts} links={links} />
          <FirstTimeRightPanel facts={facts} links={links} />
        </>
      )}
      <CriteriaPanel to={paths.criteria()} />
      {!nothing && <IntegrityNote facts={facts} links={links} />}
    </>
  );
}

function NothingThere({ address }: { readonly address: ReportAddress }) {
  const t = useWords("report");
  return isNarrowed(address) ? (
    <EmptyState title={t("empty.narrowed")}>{t("empty.narrowedText")}</EmptyState>
  ) : (
    <EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>
  );
}
