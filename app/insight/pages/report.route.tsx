// The bottleneck report: which one change would save customers the most time, and what that is known by.
import type { Route } from "./+types/report.route";
import { may } from "~/journey/permissions";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader, Stack } from "~/ui/layout";
import { useWords, words } from "~/words";
import { improvementsOf } from "../improvements/improvements.server";
import { askedOf } from "./asked.server";
import { choicesOf } from "./choices.server";
import { FilterForm } from "./filter-form";
import { ReportBody } from "./report-body";
import { shownReport } from "./report.server";
import { satisfactionOf } from "./satisfaction.server";
import { ScopeLine } from "./scope-line";
import { scopeOf } from "./scope.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "insight:read");
  const asked = await askedOf(actor, new URL(request.url).searchParams);
  const { address, open, wishes } = asked;
  const now = new Date();
  const [shown, choices, scope, improvements] = await Promise.all([
    shownReport(wishes, now),
    choicesOf(wishes.centres),
    scopeOf(asked, actor.centreId),
    improvementsOf(actor),
  ]);
  const [centreId] = wishes.centres;
  const isOne = centreId !== undefined && wishes.centres.length === 1;
  return {
    title: words(actor.language, "report")("title"),
    // Begun when the report is ready, and not waited for.
    satisfaction: shown && isOne ? satisfactionOf(centreId, asked, actor.language, now) : null,
    shown,
    choices,
    scope,
    running: scope.isElsewhere ? [] : improvements.filter(({ decisions }) => decisions.length === 0),
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
  const { title, shown, satisfaction, running, choices, scope, address, open, ownCentre, mayAct } =
    loaderData;
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
          <ReportBody
            shown={shown}
            satisfaction={satisfaction}
            running={running}
            address={address}
            ownCentre={ownCentre}
            mayStart={mayAct && !scope.isSpecial}
          />
        )}
      </Stack>
    </div>
  );
}
