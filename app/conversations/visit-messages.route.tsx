// The conversation with the customer of a visit, on the visit's own page.
import type { Route } from "./+types/visit-messages.route";
import { paths } from "~/paths";
import { may } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { PlannedReminders } from "~/reminders/planned-reminders";
import { plannedForVisit } from "~/reminders/scheduled.server";
import { Panel, Stack } from "~/ui/layout";
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
  const before = new URL(request.url).searchParams.get("before");
  const [thread, planned] = await Promise.all([
    threadFor(actor, who, before),
    plannedForVisit(actor, visit.id),
  ]);
  return {
    id: visit.id,
    asked: visit.requests.some(({ decidedAt }) => decidedAt === undefined),
    thread,
    planned,
    mayAct: may(actor.roles, "people:write"),
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

export default function VisitMessagesPage({ loaderData }: Route.ComponentProps) {
  const { id, thread, asked, planned, mayAct } = loaderData;
  const t = useWords("conversations");
  const name = thread.customer?.name ?? thread.phoneText;
  const visits = thread.visits.map((visit) => (visit.id === id ? { ...visit, asked } : visit));
  return (
    <Stack>
      <Panel title={t("thread", { name })}>
        <ThreadView thread={{ ...thread, visits }} name={name} visitId={id} />
      </Panel>
      <PlannedReminders reminders={planned} mayAct={mayAct} />
    </Stack>
  );
}
