// One conversation of the inbox.
import { z } from "zod";
import type { Route } from "./+types/thread.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { LinkButton, TextLink } from "~/ui/button";
import { Panel, Row } from "~/ui/layout";
import { Plate } from "~/ui/plate";
import { afterConflict } from "~/visits/after-conflict";
import { useWords } from "~/words";
import { correspondentOf } from "./correspondent.server";
import { runThreadForm } from "./thread.action.server";
import { threadFor } from "./thread-page.server";
import { ThreadView } from "./thread-view";

/** @throws Response 404 for what is no id */
function idOf(text: string): string {
  if (!z.uuid().safeParse(text).success) throw new Response(null, { status: 404 });
  return text;
}

export async function loader({ request, params }: Route.LoaderArgs) {
  const actor = await requireActor(request, "message:read");
  const who = await correspondentOf(db(), actor, idOf(params.conversationId));
  if (!who) throw new Response(null, { status: 404 });
  return { thread: await threadFor(actor, who, new URL(request.url).searchParams.get("before")) };
}

/** @throws Response 404 when this centre has no such conversation */
export async function action({ request, params }: Route.ActionArgs) {
  const actor = await requireActor(request, "message:read");
  const id = idOf(params.conversationId);
  if (!(await correspondentOf(db(), actor, id))) throw new Response(null, { status: 404 });
  return runThreadForm(request, actor, {
    find: (tx) => correspondentOf(tx, actor, id),
    back: paths.conversation(id),
  });
}

export const shouldRevalidate = afterConflict;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.thread.customer?.name ?? loaderData?.thread.phoneText ?? ""} · Bayline` },
];

export default function ThreadPage({ loaderData: { thread }, params }: Route.ComponentProps) {
  const t = useWords("conversations");
  const name = thread.customer?.name ?? thread.phoneText;
  return (
    <Panel
      key={params.conversationId}
      title={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {thread.customer ? <TextLink to={paths.customer(thread.customer.id)}>{name}</TextLink> : name}
          {!thread.customer && <span className="font-normal text-ink-3">{t("unknown")}</span>}
        </span>
      }
      aside={
        <Row gap={3}>
          {thread.visits.map((visit) => (
            <TextLink
              key={visit.id}
              to={paths.visitMessages(visit.id)}
              aria-label={t("of", { number: visit.number })}
            >
              <Plate plate={visit.plate} size="small" />
            </TextLink>
          ))}
          {thread.phone !== undefined && (
            <a
              href={`tel:${thread.phone}`}
              className="inline-flex min-h-6 items-center text-accent-ink pointer-coarse:min-h-11"
            >
              {thread.phoneText}
            </a>
          )}
        </Row>
      }
    >
      <div className="pb-3 lg:hidden">
        <LinkButton to={paths.inbox()} size="small" icon="arrowLeft">
          {t("back")}
        </LinkButton>
      </div>
      <ThreadView thread={thread} name={name} />
      {!thread.customer && thread.phone !== undefined && (
        <p className="pt-4">
          <TextLink to={paths.search(thread.phone)}>{t("find")}</TextLink>
        </p>
      )}
    </Panel>
  );
}
