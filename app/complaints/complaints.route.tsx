// Complaints: who has to answer which of them by when.
import type { Route } from "./+types/complaints.route";
import { instant } from "~/journey/instant";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader, Panel, Stack } from "~/ui/layout";
import { PageLinks } from "~/ui/page-links";
import { useLiveUpdates } from "~/visits/use-live-updates";
import { useWords, words } from "~/words";
import { ComplaintFilter } from "./complaint-filter";
import { ComplaintTable } from "./complaint-table";
import { askedChoice, askedPage, complaintsOf } from "./complaints.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "follow-up:write");
  const { searchParams } = new URL(request.url);
  const [page, choice] = [askedPage(searchParams.get("page")), askedChoice(searchParams)];
  const { rows, more } = await complaintsOf(actor, choice, page, instant(new Date()));
  return { title: words(actor.language, "complaints")("title"), page, choice, rows, more };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function ComplaintsPage({ loaderData }: Route.ComponentProps) {
  const { page, choice, rows, more } = loaderData;
  const t = useWords("complaints");
  useLiveUpdates();
  const plain = choice.show === "open" && choice.cause === undefined;
  const at = (next: number) => paths.complaints({ ...choice, page: next });
  return (
    <>
      <PageHeader title={t("title")} below={t("intro")} />
      <Stack>
        <ComplaintFilter {...choice} />
        {rows.length === 0 ? (
          <EmptyState title={t(plain ? "none" : "noneFit")}>
            {t(plain ? "noneText" : "noneFitText")}
          </EmptyState>
        ) : (
          <Panel padded={false}>
            <ComplaintTable rows={rows} closed={choice.show === "closed"} />
          </Panel>
        )}
        <PageLinks page={page} more={more} to={at} />
      </Stack>
    </>
  );
}
