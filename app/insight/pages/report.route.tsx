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
import { How } from "./how";
import { GROUP, isNarrowed, type ReportAddress } from "./report-address";
import { reportLinks } from "./report-links";
import { shownReport, type ShownReport } from "./report.server";
import { CriteriaPanel, FirstTimeRightPanel, IntegrityNote } from "./rest";
import { SavingBars } from "./saving-bars";
import { Sentence } from "./sentence";
import { StageRow } from "./stage-row";
import { StuckList } from "./stuck-list";
import { Trend } from "./trend";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "insight:read");
  const { address, open, wishes } = await askedOf(actor, new URL(request.url).searchParams);
  const [shown, choices] = await Promise.all([shownReport(wishes, new Date()), choicesOf(wishes.centres)]);
  return {
    title: words(actor.language, "report")("title"),
    shown,
    choices,
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
  const { title, shown, choices, address, open, ownCentre, mayAct } = loaderData;
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
        <FilterForm address={address} centres={open} ownCentre={ownCentre} choices={choices} />
        {shown === null ? (
          <EmptyState title={t("empty.period")}>{t("empty.periodText")}</EmptyState>
        ) : (
          <Report shown={shown} address={address} ownCentre={ownCentre} mayAct={mayAct} />
        )}
      </Stack>
    </div>
  );
}

interface ReportProps {
  readonly shown: ShownReport;
  readonly address: ReportAddress;
  readonly ownCentre: string;
  readonly mayAct: boolean;
}

function Report({ shown: { facts, plates }, address, ownCentre, mayAct }: ReportProps) {
  const links = reportLinks(address, facts);
  const isOwn = address.centre !== GROUP && facts.centre.id === ownCentre;
  const endsNow = address.to === undefined || facts.stuck.length > 0;
  const nothing = facts.visits === 0;
  return (
    <>
      {nothing ? <NothingThere address={address} /> : <Found />}
      <StageRow facts={facts} plates={plates} links={links} ownCentre={ownCentre} />
      <StuckList
        stuck={facts.stuck}
        plates={plates}
        file={links.file("stuck")}
        ownCentre={ownCentre}
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

  function Found() {
    return (
      <>
        <div>
          <Sentence facts={facts} links={links} mayStart={mayAct && isOwn && !isNarrowed(address)} />
          <How of={["sentence", "since"]} />
        </div>
        <SavingBars facts={facts} links={links} />
      </>
    );
  }
}

function NothingThere({ address }: { readonly address: ReportAddress }) {
  const t = useWords("report");
  return isNarrowed(address) ? (
    <EmptyState title={t("empty.narrowed")}>{t("empty.narrowedText")}</EmptyState>
  ) : (
    <EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>
  );
}
