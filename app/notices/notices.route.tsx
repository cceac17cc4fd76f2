// Everything that concerns the whole program: what clears by itself, and what somebody has to see to.
import { redirect } from "react-router";
import type { Route } from "./+types/notices.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { formOf } from "~/platform/http/form-body";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { EmptyState } from "~/ui/empty-state";
import { PostForm } from "~/ui/form/post-form";
import { PageHeader, Panel, Stack } from "~/ui/layout";
import { useLiveUpdates } from "~/visits/use-live-updates";
import { useWords, words } from "~/words";
import { noticeText } from "./notice-text";
import { endNotice, noticesFor, type OpenNotice } from "./notices.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "notice:read");
  return { notices: await noticesFor(actor), title: words(actor.language, "notices")("title") };
}

/** @throws Response 404 when there is no such notice, or it is not theirs to end */
export async function action({ request }: Route.ActionArgs) {
  const actor = await requireActor(request, "notice:read");
  const key = (await formOf(request)).get("key");
  if (typeof key !== "string" || !(await endNotice(actor, key, new Date())))
    throw new Response(null, { status: 404 });
  return redirect(paths.notices());
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function NoticesPage({ loaderData: { notices } }: Route.ComponentProps) {
  const t = useWords("notices");
  useLiveUpdates();
  return (
    <div className="mx-auto w-full max-w-2xl">
      <PageHeader title={t("title")} below={t("below")} />
      {notices.length === 0 && <EmptyState title={t("none")}>{t("noneText")}</EmptyState>}
      <Stack>
        {notices.map((notice) => (
          <Entry key={notice.key} notice={notice} />
        ))}
      </Stack>
    </div>
  );
}

function Entry({ notice: { key, raisedAt, details, byHand } }: { readonly notice: OpenNotice }) {
  const t = useWords("notices");
  const f = useFormat();
  return (
    <Panel>
      <Stack gap={3}>
        <p className="break-words">{noticeText(t, f, details)}</p>
        <p className="text-small text-ink-3">
          {t("since", { time: f.dateTime(raisedAt) })}
          {!byHand && ` · ${t("byItself")}`}
        </p>
        {byHand && (
          <PostForm>
            <input type="hidden" name="key" value={key} />
            <Button kind="secondary" icon="check" className="self-start">
              {t("done")}
            </Button>
          </PostForm>
        )}
      </Stack>
    </Panel>
  );
}
