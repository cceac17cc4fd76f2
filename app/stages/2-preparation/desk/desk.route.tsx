// The desk of the coming days: each car with what has to be ready before it comes, done from here where one tap does it.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/desk.route";
import { instant } from "~/journey/instant";
import { partCommands } from "~/parts/part.commands.server";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { useFormat } from "~/ui/centre-context";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader, Stack } from "~/ui/layout";
import { PageLinks } from "~/ui/page-links";
import { afterConflict } from "~/visits/after-conflict";
import { runCommand } from "~/visits/command.server";
import { isBeingTyped } from "~/visits/form-identity";
import { UnsaidRefusal } from "~/visits/unsaid-refusal";
import { useLiveUpdates } from "~/visits/use-live-updates";
import { useWords, words } from "~/words";
import { preparationCommands } from "../preparation.commands.server";
import { DeskCard } from "./desk-card";
import { DayLinks, DaySum, deskPath, Filters } from "./desk-links";
import { DESK_PAGE, deskWish, preparationDesk } from "./desk.server";

const LIST = "preparation-desk";
const commands = { ...preparationCommands, ...partCommands };

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "preparation:write");
  const wish = deskWish(new URL(request.url).searchParams);
  const desk = await preparationDesk(actor, wish, instant(new Date()));
  return {
    ...desk,
    show: wish.show,
    page: wish.page,
    pages: Math.max(1, Math.ceil(desk.found / DESK_PAGE)),
    roles: actor.roles,
    title: words(actor.language, "desk")("title"),
    submissionId: randomUUID(),
  };
}

/** The visit is in the address; afterwards one is back on the desk. @throws Response 404 when this centre has no such visit */
export function action({ request }: Route.ActionArgs) {
  const search = new URL(request.url).searchParams;
  const visitId = search.get("visit") ?? "";
  search.delete("visit");
  return runCommand(request, visitId, commands, () => paths.preparation(Object.fromEntries(search)));
}

export const shouldRevalidate = afterConflict;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

type DeskData = Route.ComponentProps["loaderData"];

export default function PreparationDesk({ loaderData }: Route.ComponentProps) {
  const { rows, title, submissionId, days, date, show, page, pages } = loaderData;
  useLiveUpdates({ hold: () => isBeingTyped(LIST) });
  const here = deskPath(loaderData);
  const total = days.find((day) => day.date === date);
  return (
    <div className="mx-auto w-full max-w-5xl">
      <PageHeader title={title} below={total && <DaySum day={total} />} />
      <Stack>
        <DayLinks {...loaderData} />
        <Filters {...loaderData} />
        <div id={LIST}>
          <Stack>
            <UnsaidRefusal />
            {rows.length === 0 && <Nothing {...loaderData} />}
            {rows.map((row, at) => (
              <DeskCard key={row.id} row={row} submissionId={submissionId} here={here} primary={at === 0} />
            ))}
          </Stack>
        </div>
        <PageLinks page={page} more={page < pages} to={(number) => deskPath({ date, show, page: number })} />
      </Stack>
    </div>
  );
}

function Nothing({ show, at }: DeskData) {
  const t = useWords("desk");
  const { day: dayText } = useFormat();
  const day = dayText(at);
  if (show === "mine") return <EmptyState title={t("noneMine", { day })} />;
  if (show === "blocked") return <EmptyState title={t("noneBlocked", { day })} />;
  return <EmptyState title={t("none", { day })}>{t("noneText")}</EmptyState>;
}
