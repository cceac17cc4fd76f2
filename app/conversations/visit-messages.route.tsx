// The conversation with the customer of a visit, on the visit's own page.
import type { Route } from "./+types/visit-messages.route";
import { paths } from "~/paths";
import { db } from "~/platform/db/db.server";
import { Panel } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { visitForPage } from "~/visits/page.server";
import { useWords } from "~/words";
import { correspondentOfCustomer } from "./correspondent.server";
import { runThreadForm } from "./thread.action.server";
import { threadFor } from "./thread-page.server";
import { ThreadView } from "./thread-view";

export async function loader({ request, params }: Route.LoaderArgs) {
  const { actor, visit } = await visitForPage(request, params.visitId, "message:read");
  const who = await correspondentOfCustomer(db(), actor, visit.customerId);
  if (!who) throw new Response(null, { status: 404 });
  return {
    id: visit.id,
    asked: visit.requests.some(({ decidedAt }) => decidedAt === undefined),
    thread: await threadFor(actor, who, new URL(request.url).searchParams.get("before")),
  };
}

export async function action({ request, params }: Route.ActionArgs) {
  const { actor, visit } = await visitForPage(request, params.visitId, "message:read");
  return runThreadForm(request, actor, {
    find: (tx) => correspondentOfCustomer(tx, actor, visit.customerId),
    back: paths.visitMessages(visit.id),
    visitId: visit.id,
  });
}

export const shouldRevalidate = afterConflict;

export default function VisitMessagesPage({ loaderData: { id, thread, asked } }: Route.ComponentProps) {
  const t = useWords("conversations");
  const name = thread.customer?.name ?? thread.phoneText;
  const visits = thread.visits.map((visit) => (visit.id === id ? { ...visit, asked } : visit));
  return (
    <Panel title={t("thread", { name })}>
      <ThreadView thread={{ ...thread, visits }} name={name} visitId={id} />
    </Panel>
  );
}
