// The manager's morning: yesterday by stage, and what needs somebody now.
import type { Route } from "./+types/morning.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { LinkButton } from "~/ui/button";
import { PageHeader, Stack } from "~/ui/layout";
import { useLiveUpdates } from "~/visits/use-live-updates";
import { useWords, words } from "~/words";
import { MorningDayPanel } from "./morning-day";
import { Complaints, LateVisits, OverdueTasks, StuckVisits } from "./morning-lists";
import { morningPage } from "./morning.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "insight:read");
  const title = words(actor.language, "morning")("title");
  return { title, ...(await morningPage(actor, new Date())) };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function MorningPage({ loaderData }: Route.ComponentProps) {
  const { title, day, late, stuck, complaints, tasks } = loaderData;
  const t = useWords("morning");
  useLiveUpdates();
  return (
    <div className="mx-auto w-full max-w-7xl">
      <PageHeader
        title={title}
        below={t("intro")}
        actions={<LinkButton to={paths.criteria()}>{t("criteria")}</LinkButton>}
      />
      <div className="grid grid-cols-1 items-start gap-4 *:min-w-0 lg:grid-cols-2">
        <Stack>
          <LateVisits late={late} />
          <StuckVisits stuck={stuck} />
          <Complaints complaints={complaints} />
          <OverdueTasks tasks={tasks} />
        </Stack>
        <MorningDayPanel day={day} />
      </div>
    </div>
  );
}
