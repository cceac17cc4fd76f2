// The frame of the staff's pages: who is signed in, at which centre, and the ways from here.
import { useCallback, useMemo } from "react";
import { I18nProvider } from "react-aria-components";
import { Outlet, useNavigate } from "react-router";
import type { Route } from "./+types/shell.route";
import { may, type Action, type Role } from "~/journey/permissions";
import { paths } from "~/paths";
import { useWords, type WordKey } from "~/words";
import { LinkButton } from "~/ui/button";
import { CentreProvider } from "~/ui/centre-context";
import type { IconName } from "~/ui/icons";
import { AppShell, type NavItem } from "~/ui/shell/app-shell";
import { Keyboard, type KeyCommand } from "~/ui/shell/keyboard";
import { staffLinks } from "~/ui/staff-styles";
import { ToastProvider } from "~/ui/toast";
import { UnsentTaps } from "~/offline/unsent-taps";
import { UnsentPhotos } from "~/photos/unsent-photos";
import { countWaiting } from "~/conversations/inbox.server";
import { NoticeBar } from "~/notices/notice-bar";
import { noticesFor } from "~/notices/notices.server";
import { countTasks } from "~/teamwork/tasks.server";
import { AccountPanel } from "./account-panel";
import { requireActor } from "./actor.server";
import { CentreSwitcher } from "./centre-switcher";
import { centresOf, getCentre } from "./centres.server";
import { readerOf } from "./reader.server";

export const links = staffLinks;

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request);
  const [centre, centres, reader, tasks, waiting, notices] = await Promise.all([
    getCentre(actor),
    centresOf(actor.staffId),
    readerOf(request),
    countTasks(actor),
    may(actor.roles, "message:read") ? countWaiting(actor) : 0,
    noticesFor(actor),
  ]);
  const { staffId, name, roles, language } = actor;
  return {
    staffId,
    name,
    roles,
    language,
    tasks,
    waiting,
    notices,
    centre,
    centres,
    theme: reader.theme,
    now: Date.now(),
  };
}

interface Place {
  readonly key: WordKey<"shell"> & `nav.${string}`;
  readonly to: string;
  readonly icon: IconName;
  readonly action: Action;
  readonly end?: boolean;
  /** Seldom gone to: it stands behind "more". */
  readonly apart?: boolean;
}

/** In the order of the header; a place is shown to those who may do something there. */
const PLACES: readonly Place[] = [
  { key: "nav.board", to: paths.board(), icon: "board", action: "visit:read", end: true },
  { key: "nav.my-work", to: paths.myWork(), icon: "wrench", action: "visit:read" },
  { key: "nav.calendar", to: paths.calendar(), icon: "calendar", action: "calendar:read" },
  { key: "nav.tasks", to: paths.tasks(), icon: "list", action: "task:write" },
  { key: "nav.morning", to: paths.morning(), icon: "clock", action: "insight:read", apart: true },
  { key: "nav.criteria", to: paths.criteria(), icon: "check", action: "insight:read", apart: true },
  { key: "nav.report", to: paths.report(), icon: "signpost", action: "insight:read" },
  { key: "nav.workshop", to: paths.foreman(), icon: "people", action: "repairs:assign" },
  { key: "nav.inbox", to: paths.inbox(), icon: "mail", action: "message:read" },
  { key: "nav.requests", to: paths.requests(), icon: "phone", action: "booking:write", end: true },
  { key: "nav.preparation", to: paths.preparation(), icon: "check", action: "preparation:write" },
  { key: "nav.parts", to: paths.parts(), icon: "box", action: "parts:write" },
  { key: "nav.customers", to: paths.customers(), icon: "people", action: "people:read" },
  { key: "nav.complaints", to: paths.complaints(), icon: "bell", action: "follow-up:write", apart: true },
  { key: "nav.money", to: paths.money(), icon: "money", action: "money:read", apart: true },
  {
    key: "nav.first-time-right",
    to: paths.firstTimeRight(),
    icon: "star",
    action: "quality:figures",
    apart: true,
  },
  { key: "nav.campaigns", to: paths.campaigns(), icon: "mail", action: "campaign:read", apart: true },
  { key: "nav.retention", to: paths.retention(), icon: "refresh", action: "settings:write", apart: true },
  { key: "nav.outbox", to: paths.outbox(), icon: "mail", action: "message:read", apart: true },
  { key: "nav.scheduled", to: paths.scheduled(), icon: "clock", action: "message:read", apart: true },
  { key: "nav.staff", to: paths.staff(), icon: "person", action: "staff:manage", apart: true },
  { key: "nav.settings", to: paths.settings(), icon: "settings", action: "settings:write", apart: true },
];

const NEW_REQUEST: Place = {
  key: "nav.new-request",
  to: paths.newRequest(),
  icon: "plus",
  action: "booking:write",
};

/** Whoever only has the parts goes there more often than to the board. */
function ownDeskFirst(places: readonly Place[], roles: readonly Role[]): readonly Place[] {
  const clerk = roles.includes("parts") && !may(roles, "booking:write");
  if (!clerk) return places;
  const own = ({ key }: Place) => key === "nav.parts" || key === "nav.preparation";
  const rest = places.filter((place) => !own(place));
  return [...rest.slice(0, 2), ...places.filter(own), ...rest.slice(2)];
}

/** On a phone the report is one press away for who reads it: in the place of the jobs, where one has none. */
function reportInReach(places: readonly Place[], roles: readonly Role[]): readonly Place[] {
  const isReader = may(roles, "insight:read") && !roles.includes("mechanic");
  return isReader ? places.filter(({ key }) => key !== "nav.my-work") : places;
}

export default function Shell({ loaderData }: Route.ComponentProps) {
  const t = useWords("shell");
  const { centre, roles, language, now } = loaderData;
  const allowed = (place: Place) => may(roles, place.action);
  const item = ({ key, to, icon, end }: Place): NavItem => ({
    key,
    to,
    icon,
    label: t(key),
    ...(key === "nav.tasks" ? { count: loaderData.tasks } : {}),
    ...(key === "nav.inbox" ? { count: loaderData.waiting } : {}),
    ...(end ? { end } : {}),
  });
  const places = PLACES.filter(allowed);
  const everyDay = ownDeskFirst(
    places.filter(({ apart }) => !apart),
    roles,
  );
  const mayBook = allowed(NEW_REQUEST);
  // What a phone's bottom bar has room for; the rest is in the account's panel there.
  const atBottom = reportInReach(everyDay, roles).slice(0, mayBook ? 4 : 5);
  const shortItem = { ...item(NEW_REQUEST), label: t("navShort.new-request") };
  const settings = {
    timeZone: centre.timeZone,
    currency: centre.currency,
    distanceUnit: centre.distanceUnit,
    language,
    now,
  };
  return (
    <CentreProvider settings={settings}>
      {/* The few words that the library says by itself follow the page and not the browser. */}
      <I18nProvider locale={language}>
        <ToastProvider>
          <AppShell
            words={{
              skip: t("skip"),
              mainNavigation: t("mainNavigation"),
              more: t("more"),
              search: t("search"),
              searchHint: t("searchHint"),
            }}
            nav={everyDay.map(item)}
            apart={places.filter(({ apart }) => apart).map(item)}
            bottomNav={[...atBottom.map(item), ...(mayBook ? [shortItem] : [])]}
            centre={<CentreSwitcher centre={centre} centres={loaderData.centres} />}
            account={
              <AccountPanel
                name={loaderData.name}
                roles={roles}
                language={language}
                theme={loaderData.theme}
                places={places.filter((place) => !atBottom.includes(place)).map(item)}
              />
            }
            start={
              mayBook && (
                <LinkButton
                  to={NEW_REQUEST.to}
                  icon="plus"
                  className="whitespace-nowrap"
                  aria-keyshortcuts="n"
                >
                  {t("nav.new-request")}
                </LinkButton>
              )
            }
            searchAction={paths.search()}
          >
            <NoticeBar notices={loaderData.notices} />
            <Outlet />
          </AppShell>
          <UnsentPhotos />
          {may(roles, "repairs:work") && (
            <UnsentTaps staffId={loaderData.staffId} centreId={centre.id} loadedAt={now} />
          )}
          <Keys roles={roles} />
        </ToastProvider>
      </I18nProvider>
    </CentreProvider>
  );
}

function Keys({ roles }: { readonly roles: readonly Role[] }) {
  const t = useWords("shell");
  const navigate = useNavigate();
  const commands = useMemo((): readonly KeyCommand[] => {
    const go = (keys: string, label: string, to: string) => ({ keys, label, run: () => void navigate(to) });
    return [
      ...(may(roles, "booking:write") ? [go("n", t("key.new-request"), paths.newRequest())] : []),
      go("g b", t("key.board"), paths.board()),
      go("g c", t("key.calendar"), paths.calendar()),
      go("g w", t("key.my-work"), paths.myWork()),
      ...(may(roles, "booking:write") ? [go("g r", t("key.requests"), paths.requests())] : []),
      go("g p", t("key.customers"), paths.customers()),
    ];
  }, [navigate, roles, t]);
  const search = useCallback(() => void navigate(paths.search()), [navigate]);
  return (
    <Keyboard
      commands={commands}
      onSearch={search}
      words={{ title: t("keys"), search: t("key.search"), help: t("key.help"), enabled: t("keysEnabled") }}
    />
  );
}
