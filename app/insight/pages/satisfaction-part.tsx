// The quality criteria at the end of the report: what fails most and what goes with satisfaction, as soon as they are counted.
import { Suspense } from "react";
import { Await } from "react-router";
import { LinkButton } from "~/ui/button";
import { Panel, Stack } from "~/ui/layout";
import { useWords } from "~/words";
import { DriversPanel } from "../criteria-pages/drivers-panel";
import { MostFailed } from "../criteria-pages/overview-parts";
import type { Satisfaction } from "./satisfaction.server";

export interface SatisfactionPartProps {
  /** null of several centres: criteria are told centre by centre. */
  readonly satisfaction: Promise<Satisfaction> | null;
  /** To the criteria with the same choice. */
  readonly to: string;
}

/** Until they are counted, and where scripts are off, the way to their own page stands here. */
export function SatisfactionPart({ satisfaction, to }: SatisfactionPartProps) {
  const t = useWords("report");
  if (satisfaction === null) return <WayThere to={to} text={t("criteria.group")} />;
  const way = <WayThere to={to} text={t("criteria.text")} />;
  return (
    <Suspense fallback={way}>
      <Await resolve={satisfaction} errorElement={way}>
        {({ failed, drivers, titles, query }) => (
          <Stack>
            <MostFailed figures={failed} query={query} />
            <DriversPanel findings={drivers} titles={titles} query={query} />
            {way}
          </Stack>
        )}
      </Await>
    </Suspense>
  );
}

function WayThere({ to, text }: { readonly to: string; readonly text: string }) {
  const t = useWords("report");
  return (
    <Panel title={t("criteria.title")}>
      <p className="mb-3">{text}</p>
      <LinkButton to={to} icon="arrowRight" className="no-print">
        {t("criteria.open")}
      </LinkButton>
    </Panel>
  );
}
