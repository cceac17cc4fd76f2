// The report itself, from the answer to what it is known by.
import { paths } from "~/paths";
import { EmptyState } from "~/ui/empty-state";
import { useWords } from "~/words";
import type { Improvement } from "../improvements/improvements.server";
import { FileLink, Files, How } from "./how";
import { isNarrowed, type ReportAddress } from "./report-address";
import { criteriaQuery, reportLinks } from "./report-links";
import type { ShownReport } from "./report.server";
import { FirstTimeRightPanel, IntegrityNote } from "./rest";
import { SatisfactionPart } from "./satisfaction-part";
import type { Satisfaction } from "./satisfaction.server";
import { SavingBars } from "./saving-bars";
import { Sentence } from "./sentence";
import { StageRow } from "./stage-row";
import { StuckList } from "./stuck-list";
import { Trend } from "./trend";

export interface ReportBodyProps {
  readonly shown: ShownReport;
  readonly satisfaction: Promise<Satisfaction> | null;
  readonly running: readonly Improvement[];
  readonly address: ReportAddress;
  readonly ownCentre: string;
  /** Improvements are a centre's own: none is begun from a group or a narrowed report. */
  readonly mayStart: boolean;
}

export function ReportBody({ shown, satisfaction, running, address, ownCentre, mayStart }: ReportBodyProps) {
  const { facts, plates, endsNow } = shown;
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
            <Sentence facts={facts} links={links} running={running} mayStart={mayStart} />
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
      <SatisfactionPart satisfaction={satisfaction} to={paths.criteria(criteriaQuery(address))} />
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
