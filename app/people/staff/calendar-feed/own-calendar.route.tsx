// The address for one's own calendar program: make it, make it anew, revoke it.
import { data, redirect } from "react-router";
import type { Route } from "./+types/own-calendar.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { formOf } from "~/platform/http/form-body";
import { Button, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { controlLook } from "~/ui/form/field-parts";
import { PostForm } from "~/ui/form/post-form";
import { Narrow, PageHeader, Panel, Row, Stack } from "~/ui/layout";
import { useWords, words } from "~/words";
import { feedSince, makeFeed, revokeFeeds } from "./feed.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "visit:read");
  return { title: words(actor.language, "feed")("title"), since: await feedSince(actor) };
}

export async function action({ request }: Route.ActionArgs) {
  const actor = await requireActor(request, "visit:read");
  const intent = (await formOf(request)).get("intent");
  switch (intent) {
    // The address stands in the answer itself: a redirect would have to keep it somewhere on the way.
    case "make":
      return data({ address: await makeFeed(actor, new Date()) });
    case "revoke":
      await revokeFeeds(actor, new Date());
      return redirect(paths.ownCalendar());
    default:
      throw new Response(null, { status: 400 });
  }
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function OwnCalendarPage({ loaderData: { since }, actionData }: Route.ComponentProps) {
  const t = useWords("feed");
  const f = useFormat();
  return (
    <Narrow>
      <PageHeader title={t("title")} />
      <Stack>
        <p className="text-ink-2">{t("text")}</p>
        {actionData && <Made address={actionData.address} />}
        <Panel title={since === undefined ? t("none") : t("since", { when: f.moment(since) })}>
          <Stack gap={3}>
            {since !== undefined && <p className="text-ink-3">{t("anewText")}</p>}
            <Row>
              <PostForm>
                <Button name="intent" value="make" icon="plus">
                  {t(since === undefined ? "make" : "makeAnew")}
                </Button>
              </PostForm>
              {since !== undefined && (
                <PostForm>
                  <Button name="intent" value="revoke">
                    {t("revoke")}
                  </Button>
                </PostForm>
              )}
            </Row>
          </Stack>
        </Panel>
        <TextLink to={paths.devices()}>{t("back")}</TextLink>
      </Stack>
    </Narrow>
  );
}

function Made({ address }: { readonly address: string }) {
  const t = useWords("feed");
  return (
    <div role="status">
      <Panel title={t("ready")}>
        <Stack gap={3}>
          <p className="text-ink-2">{t("once")}</p>
          <div className="flex flex-col gap-1">
            <label htmlFor="feed-address" className="text-small font-medium text-ink-2">
              {t("address")}
            </label>
            <input
              id="feed-address"
              readOnly
              value={address}
              className={`${controlLook} font-mono`}
              onFocus={(event) => event.currentTarget.select()}
            />
          </div>
        </Stack>
      </Panel>
    </div>
  );
}
