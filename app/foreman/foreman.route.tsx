// The workshop for its foreman: a column for each mechanic, and the jobs that nobody has.
import { useState } from "react";
import type { Route } from "./+types/foreman.route";
import { requireActor } from "~/people/staff/actor.server";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader, Stack } from "~/ui/layout";
import { useLiveUpdates } from "~/visits/use-live-updates";
import { useWords, words } from "~/words";
import { columnsOf, unassigned, type WorkshopJob } from "./board";
import { GiveDialog } from "./give-dialog";
import { MechanicColumn, NobodysJobs } from "./mechanic-column";
import { moveJob } from "./move-job.server";
import { useMoves, type Move } from "./use-moves";
import { workshopJobs } from "./workshop-jobs.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "repairs:assign");
  const now = Date.now();
  return {
    ...(await workshopJobs(actor, now)),
    now,
    title: words(actor.language, "foreman")("title"),
  };
}

export function action({ request }: Route.ActionArgs) {
  return moveJob(request);
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

/** What is being decided: the job, and where it would go if that was said already. */
interface Giving {
  readonly job: WorkshopJob;
  readonly mechanicId?: string;
  readonly before?: string;
}

export default function Foreman({ loaderData }: Route.ComponentProps) {
  const { jobs, mechanics, now } = loaderData;
  const t = useWords("foreman");
  const [giving, give] = useState<Giving>();
  const columns = columnsOf(mechanics, jobs, now);
  const moves = useMoves(columns, (move) =>
    give({ job: move.job, mechanicId: move.mechanicId, ...(move.before ? { before: move.before } : {}) }),
  );
  useLiveUpdates();
  const shared = { jobs, moves, onGive: (job: WorkshopJob) => give({ job }) };
  return (
    <>
      <PageHeader
        title={t("title")}
        below={<span className="hidden pointer-fine:inline">{t("drag")}</span>}
      />
      <Stack>
        <NobodysJobs {...shared} own={unassigned(mechanics, jobs)} />
        {columns.length === 0 ? (
          <EmptyState title={t("noMechanics")}>{t("noMechanicsText")}</EmptyState>
        ) : (
          <div className="grid grid-cols-1 items-start gap-4 *:min-w-0 md:grid-cols-2 xl:grid-cols-3 min-[100rem]:grid-cols-4">
            {columns.map((column) => (
              <MechanicColumn key={column.id} column={column} {...shared} />
            ))}
          </div>
        )}
      </Stack>
      {giving && (
        <GiveDialog
          {...giving}
          columns={columns}
          onGive={(move: Move) => {
            give(undefined);
            moves.move(move);
          }}
          onClose={() => give(undefined)}
        />
      )}
    </>
  );
}
