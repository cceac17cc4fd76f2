// The inbox: the list of conversations, and beside it the one that is open. On a phone it is one or the other.
import { NavLink, Outlet, useLocation } from "react-router";
import type { Route } from "./+types/inbox.layout.route";
import { askedPage } from "~/messages/outbox.server";
import { paths } from "~/paths";
import { countryOfPhone } from "~/people/phone";
import { requireActor } from "~/people/staff/actor.server";
import { cx } from "~/ui/cx";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader, Stack } from "~/ui/layout";
import { PageLinks } from "~/ui/page-links";
import { centreOf } from "~/visits/page.server";
import { useLiveUpdates } from "~/visits/use-live-updates";
import { useWords, words } from "~/words";
import { inbox } from "./inbox.server";
import { InboxList } from "./inbox-list";
import { phoneFor } from "./reader-phone";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "message:read");
  const query = new URL(request.url).searchParams;
  const [page, waiting] = [askedPage(query.get("page")), query.get("show") === "waiting"];
  const [{ rows, more }, centre] = await Promise.all([inbox(actor, { waiting, page }), centreOf(actor)]);
  const home = countryOfPhone(centre.phone);
  return {
    title: words(actor.language, "conversations")("inbox"),
    page,
    waiting,
    more,
    rows: rows.map(({ phone, ...row }) => ({ ...row, phoneText: phoneFor(actor, phone, home) })),
  };
}

export type InboxEntry = Awaited<ReturnType<typeof loader>>["rows"][number];

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function InboxPage({ loaderData, params }: Route.ComponentProps) {
  const t = useWords("conversations");
  const { rows, page, more, waiting } = loaderData;
  const { pathname } = useLocation();
  useLiveUpdates();
  const open = pathname !== paths.inbox();
  const show = waiting ? "waiting" : undefined;
  return (
    <div className="mx-auto w-full max-w-6xl">
      <div className={cx(open && "hidden lg:block")}>
        <PageHeader title={t("inbox")} />
      </div>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <div className={cx("min-w-0", open && "hidden lg:block")}>
          <Stack gap={3}>
            <Which waiting={waiting} />
            {rows.length === 0 ? (
              <EmptyState title={t(waiting ? "noneWaiting" : "none")}>
                {t(waiting ? "noneWaitingText" : "noneText")}
              </EmptyState>
            ) : (
              <InboxList rows={rows} show={show} page={page} openId={params.conversationId} />
            )}
            <PageLinks page={page} more={more} to={(number) => paths.inbox({ show, page: number })} />
          </Stack>
        </div>
        <div className="min-w-0">
          {open ? <Outlet /> : <p className="hidden py-8 text-center text-ink-3 lg:block">{t("choose")}</p>}
        </div>
      </div>
    </div>
  );
}

function Which({ waiting }: { readonly waiting: boolean }) {
  const t = useWords("conversations");
  const look = (chosen: boolean) =>
    cx(
      "flex min-h-control items-center rounded-md px-3",
      chosen ? "bg-sunken font-medium text-ink" : "text-ink-2 hover:bg-hover",
    );
  return (
    <nav aria-label={t("which")} className="flex gap-1">
      <NavLink to={paths.inbox()} aria-current={waiting ? undefined : "true"} className={look(!waiting)}>
        {t("all")}
      </NavLink>
      <NavLink
        to={paths.inbox({ show: "waiting" })}
        aria-current={waiting ? "true" : undefined}
        className={look(waiting)}
      >
        {t("waiting")}
      </NavLink>
    </nav>
  );
}
