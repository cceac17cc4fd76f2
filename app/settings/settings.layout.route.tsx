// The frame of the settings: the sections beside the page of one, and what the last change has broken.
import { Link, NavLink, Outlet, useLocation } from "react-router";
import type { Route } from "./+types/settings.layout.route";
import { z } from "zod";
import { paths, SETTINGS_SECTIONS } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { tasksOfChange } from "~/teamwork/tasks.server";
import { cx } from "~/ui/cx";
import { Icon } from "~/ui/icons";
import { Stack } from "~/ui/layout";
import { useWords, words } from "~/words";
import { SavedNotice } from "./would-lose-notice";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "settings:write");
  const saved = z.uuid().safeParse(new URL(request.url).searchParams.get("saved"));
  return {
    title: words(actor.language, "settings")("title"),
    tasks: saved.success ? await tasksOfChange(actor, saved.data) : undefined,
  };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function SettingsLayout({ loaderData }: Route.ComponentProps) {
  const t = useWords("settings");
  const { pathname } = useLocation();
  return (
    <div className="mx-auto grid w-full max-w-5xl grid-cols-1 items-start gap-x-8 gap-y-4 lg:grid-cols-[13rem_minmax(0,1fr)]">
      <nav aria-label={t("sections")} className="no-print hidden min-w-0 lg:sticky lg:top-20 lg:block">
        <ul className="flex flex-col gap-1">
          {SETTINGS_SECTIONS.map((section) => (
            <li key={section}>
              <NavLink
                to={paths.settings(section)}
                className={({ isActive }) =>
                  cx(
                    "flex min-h-control items-center rounded-md px-2.5",
                    isActive ? "bg-sunken font-medium text-ink" : "text-ink-2 hover:bg-hover hover:text-ink",
                  )
                }
              >
                {t(`section.${section}.title`)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <Stack>
        {pathname !== paths.settings() && (
          <Link to={paths.settings()} className="flex min-h-control items-center gap-2 text-ink-2 lg:hidden">
            <Icon name="arrowLeft" />
            {t("title")}
          </Link>
        )}
        {loaderData.tasks && <SavedNotice tasks={loaderData.tasks} />}
        <Outlet />
      </Stack>
    </div>
  );
}
