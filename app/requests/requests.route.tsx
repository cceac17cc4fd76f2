// All requests: the open ones, the longest waiting first, and what became of the others.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/requests.route";
import { CHANNELS } from "~/journey/events";
import { paths } from "~/paths";
import { countryOfPhone, formatPhone } from "~/people/phone";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { LinkButton } from "~/ui/button";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PageHeader, Panel, Stack } from "~/ui/layout";
import { PageLinks } from "~/ui/page-links";
import { centreFacts } from "~/visits/centre.server";
import { isBeingTyped } from "~/visits/form-identity";
import { useLiveUpdates } from "~/visits/use-live-updates";
import { useWords, words } from "~/words";
import { RequestFilter } from "./request-filter";
import { EndedList, OpenList } from "./request-lists";
import { answerListForm, listAddress } from "./requests.action.server";
import { endedRequests, LAST_ENDED_PAGE, openRequests } from "./requests.server";

const LIST = "request-list";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "booking:write");
  const asked = new URL(request.url).searchParams;
  const channel = CHANNELS.find((each) => each === asked.get("channel"));
  const ended = asked.get("show") === "ended";
  const page = Math.min(LAST_ENDED_PAGE, Math.max(1, Math.trunc(Number(asked.get("page"))) || 1));
  const [centre, { rows, more }] = await Promise.all([
    centreFacts(db(), actor),
    ended ? endedRequests(actor, channel, page) : openRequests(actor, channel),
  ]);
  const home = countryOfPhone(centre.phone);
  return {
    title: words(actor.language, "requestList")("title"),
    submissionId: randomUUID(),
    channel,
    ended,
    page,
    more,
    rows: rows.map((row) => ({ ...row, phoneText: row.phone === null ? "" : formatPhone(row.phone, home) })),
  };
}

export async function action({ request }: Route.ActionArgs) {
  const actor = await requireActor(request);
  return answerListForm(actor, await formOf(request), listAddress(request));
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function RequestsPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("requestList");
  const { channel, ended, page, more, rows, submissionId } = loaderData;
  useLiveUpdates({ hold: () => isBeingTyped(LIST) });
  const at = (next: number) => paths.requests({ channel, show: "ended", page: String(next) });
  return (
    <>
      <PageHeader
        title={t("title")}
        below={t("intro")}
        actions={
          <>
            <LinkButton to={paths.newEnquiry()}>{t("newEnquiry")}</LinkButton>
            <LinkButton to={paths.newRequest()} icon="plus" kind="primary">
              {t("newRequest")}
            </LinkButton>
          </>
        }
      />
      <Stack>
        <ErrorSummary formErrors={actionData?.codes ?? []} />
        <RequestFilter channel={channel} ended={ended} />
        <Panel id={LIST} title={t(ended ? "ended" : "open")} padded={false}>
          {ended ? <EndedList rows={rows} /> : <OpenList rows={rows} submissionId={submissionId} />}
        </Panel>
        {!ended && more && <p className="text-ink-3">{t("moreOpen")}</p>}
        {ended && <PageLinks page={page} more={more} to={at} />}
      </Stack>
    </>
  );
}
