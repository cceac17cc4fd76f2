// The frame of a visit: the car, the seven stages, what is next, the gate and the history, around the page of one stage.
import { randomUUID } from "node:crypto";
import { Outlet, useLocation, useRevalidator } from "react-router";
import type { Route } from "./+types/visit.layout.route";
import { isStage, type Stage } from "~/journey/stages";
import { paths } from "~/paths";
import { ReturnNotice } from "~/returns/return-notice";
import { returnView } from "~/returns/return-view.server";
import { tasksOfVisit } from "~/teamwork/tasks.server";
import { VisitTasks } from "~/teamwork/visit-tasks";
import { Button, TextLink } from "~/ui/button";
import { Grid, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { useWords, words } from "~/words";
import { afterConflict } from "./after-conflict";
import { frameOf } from "./frame.server";
import { GatePanel } from "./gate-panel";
import { MeetingTap } from "./meeting-tap";
import { NextPanel } from "./next-panel";
import { visitForPage } from "./page.server";
import { STAGE_PAGE, useVisitNews } from "./use-visit-news";
import { VisitHeader, VisitStages } from "./visit-header";
import { VisitTimeline } from "./visit-timeline";

export async function loader({ request, params }: Route.LoaderArgs) {
  const loaded = await visitForPage(request, params.visitId);
  const page = Number(new URL(request.url).searchParams.get("history") ?? 1);
  const [frame, tasks, comesBack] = await Promise.all([
    frameOf(loaded, page),
    tasksOfVisit(loaded.actor, loaded.visit.id),
    returnView(loaded.actor, loaded.visit),
  ]);
  const title = words(loaded.actor.language, "visit")("title", { number: frame.number });
  return { frame, tasks, comesBack, title, submissionId: randomUUID() };
}

export const shouldRevalidate = afterConflict;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: loaderData ? `${loaderData.frame.vehicle.plate} · ${loaderData.title} · Bayline` : "Bayline" },
];

export default function VisitLayout({ loaderData, params }: Route.ComponentProps) {
  const { frame, submissionId } = loaderData;
  const { pathname } = useLocation();
  const held = useVisitNews(params.visitId, frame.version);
  const last = pathname.split("/").at(-1) ?? "";
  const page = isStage(last) ? last : undefined;
  const atGate = pathname === paths.gate(frame.id);
  return (
    <Stack className="mx-auto w-full max-w-6xl">
      <VisitHeader {...frame} />
      <VisitStages {...frame} />
      <NextPanel
        {...frame}
        action={
          frame.mayReceive &&
          page !== "intake" && (
            <MeetingTap
              visitId={frame.id}
              next={frame.next?.code}
              appointmentAt={frame.appointmentAt}
              submissionId={submissionId}
            />
          )
        }
      />
      <VisitTasks tasks={loaderData.tasks} />
      {loaderData.comesBack && pathname !== paths.visitReturn(frame.id) && (
        <ReturnNotice visitId={frame.id} comesBack={loaderData.comesBack} submissionId={submissionId} />
      )}
      <Grid columns={frame.gate && !atGate ? "sidebar" : 1}>
        <div id={STAGE_PAGE} className="flex min-w-0 flex-col gap-4">
          {held && <ChangedMeanwhile />}
          {page && page !== frame.stage && <Elsewhere id={frame.id} shown={page} present={frame.stage} />}
          <Outlet />
        </div>
        {frame.gate && !atGate && (
          <GatePanel id={frame.id} gate={frame.gate} names={frame.names} submissionId={submissionId} />
        )}
      </Grid>
      <VisitTimeline {...frame} submissionId={submissionId} page={page} />
    </Stack>
  );
}

/** Over the page, not in it: what is about to be pressed must not move away. */
function ChangedMeanwhile() {
  const t = useWords("visit");
  const { revalidate } = useRevalidator();
  return (
    <div className="no-print fixed inset-x-0 bottom-16 z-40 px-4 xl:bottom-4">
      <div className="mx-auto max-w-2xl rounded-lg shadow-over">
        <Notice
          tone="warning"
          live
          title={t("meanwhile.title")}
          actions={
            <Button type="button" size="small" icon="refresh" onClick={() => void revalidate()}>
              {t("meanwhile.show")}
            </Button>
          }
        >
          {t("meanwhile.text")}
        </Notice>
      </div>
    </div>
  );
}

/** A page of another stage than the one the visit is in says so, with the way to where it stands. */
function Elsewhere({
  id,
  shown,
  present,
}: {
  readonly id: string;
  readonly shown: Stage;
  readonly present: Stage;
}) {
  const t = useWords("visit");
  const journey = useWords("journey");
  const names = { shown: journey(`stage.${shown}`), present: journey(`stage.${present}`) };
  return (
    <p className="flex flex-wrap gap-x-2 text-ink-2">
      {t("elsewhere", names)}
      <TextLink to={paths.stage(id, present)}>{t("present", names)}</TextLink>
    </p>
  );
}
