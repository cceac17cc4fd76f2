// What goes out by itself: when, why, to whom and how; staff send it now or cancel it.
import { useLocation } from "react-router";
import type { Route } from "./+types/scheduled.route";
import { may } from "~/journey/permissions";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader, Panel, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { PageLinks } from "~/ui/page-links";
import { afterConflict } from "~/visits/after-conflict";
import { useLiveUpdates } from "~/visits/use-live-updates";
import { useWords, words } from "~/words";
import { ReminderDeeds, ReminderRow } from "./reminder-row";
import { actOnReminder } from "./scheduled.action.server";
import { ScheduledFilter } from "./scheduled-filter";
import { askedFor, scheduled } from "./scheduled.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "message:read");
  const query = askedFor(new URL(request.url).searchParams);
  return {
    title: words(actor.language, "reminders")("title"),
    query,
    mayRule: may(actor.roles, "settings:write"),
    ...(await scheduled(actor, query)),
  };
}

export function action({ request }: Route.ActionArgs) {
  return actOnReminder(request);
}

export const shouldRevalidate = afterConflict;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function ScheduledPage({ loaderData, actionData }: Route.ComponentProps) {
  const { query, reminders, mayRule } = loaderData;
  const t = useWords("reminders");
  const { search } = useLocation();
  useLiveUpdates();
  return (
    <div className="mx-auto w-full max-w-4xl">
      <PageHeader
        title={t("title")}
        below={t("below")}
        actions={mayRule && <LinkButton to={paths.settings("reminders")}>{t("rules")}</LinkButton>}
      />
      <Stack>
        {actionData && (
          <Notice tone="warning" live>
            {t(`answer.${actionData.answer}`)}
          </Notice>
        )}
        <ScheduledFilter {...query} />
        {reminders.length === 0 ? (
          <Nothing query={query} />
        ) : (
          <Panel padded={false}>
            <ul>
              {reminders.map((reminder) => (
                <ReminderRow key={reminder.id} reminder={reminder}>
                  {reminder.state === "planned" && <ReminderDeeds reminder={reminder} query={search} />}
                </ReminderRow>
              ))}
            </ul>
          </Panel>
        )}
        <Pages {...loaderData} />
      </Stack>
    </div>
  );
}

function Nothing({ query: { past, kind, day } }: Pick<Route.ComponentProps["loaderData"], "query">) {
  const t = useWords("reminders");
  if (kind !== undefined || day !== undefined) return <EmptyState title={t("noneSuch")} />;
  if (past) return <EmptyState title={t("nonePast")} />;
  return <EmptyState title={t("none")}>{t("noneText")}</EmptyState>;
}

function Pages({ query, more }: Pick<Route.ComponentProps["loaderData"], "query" | "more">) {
  const { past, kind, day, page } = query;
  const to = (number: number) =>
    paths.scheduled({
      ...(past ? { show: "past" } : {}),
      ...(kind ? { kind } : {}),
      ...(day === undefined ? {} : { day }),
      ...(number > 1 ? { page: String(number) } : {}),
    });
  return <PageLinks page={page} more={more} to={to} />;
}
