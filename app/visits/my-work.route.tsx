// My work: for a mechanic the jobs, for everybody the visits whose next action is theirs. One column, large buttons.
import { randomUUID } from "node:crypto";
import { useEffect, type ReactNode } from "react";
import { useRevalidator } from "react-router";
import type { Route } from "./+types/my-work.route";
import { ownFirstTimeRight, RIGHT_DAYS } from "~/insight/first-time-right/first-time-right.server";
import { OwnFirstTimeRight } from "~/insight/first-time-right/own-figure";
import { instant } from "~/journey/instant";
import { keepPage } from "~/offline/keep-page";
import { PresentTime } from "~/offline/present-time";
import { NoConnection, TapNotices } from "~/offline/tap-notices";
import { tapQueue, useTaps, type Taps } from "~/offline/use-taps";
import { requireActor } from "~/people/staff/actor.server";
import { cx } from "~/ui/cx";
import { EmptyState } from "~/ui/empty-state";
import { Stack } from "~/ui/layout";
import { isReachable } from "~/ui/reachable";
import { useWords, words } from "~/words";
import { BoardCardView } from "./board-card";
import { itemTitles } from "./item-titles.server";
import type { ItemTitles } from "./item-titles";
import { JobDefects } from "./job-defects";
import { FinishedJob, RunningJob, WaitingJob } from "./my-job";
import { jobsWithTaps, type ShownJob } from "./my-jobs";
import { Reports } from "./my-reports";
import { myWork } from "./my-work.server";
import { useChanged } from "./use-changed";
import { useLiveUpdates } from "./use-live-updates";
import { useOnline } from "./use-online";
import type { VisitCard } from "./visit-cards.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "visit:read");
  const now = Date.now();
  const work = await myWork(actor);
  return {
    work,
    firstTimeRight: await ownFirstTimeRight(actor, instant(now)),
    rightDays: RIGHT_DAYS,
    items: await itemTitles(actor, [...work.turns, ...work.parts]),
    title: words(actor.language, "myWork")("title"),
    submissionId: randomUUID(),
    /** Before anything was read: what was recorded until then is on the page. */
    now,
    tapper: { staffId: actor.staffId, centreId: actor.centreId },
  };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function MyWork({ loaderData }: Route.ComponentProps) {
  const { work, items } = loaderData;
  const t = useWords("myWork");
  const online = useOnline();
  const queue = useTaps(loaderData.tapper);
  useLiveUpdates();
  useCatchingUp(queue, loaderData.now);
  useKeptPage(work.isMechanic, loaderData.now);
  return (
    <PresentTime>
      <div className={cx("mx-auto w-full max-w-xl", work.isMechanic && "bay")}>
        <Stack gap={6}>
          <h1 className="text-xl leading-tight font-semibold tracking-tight">{t("title")}</h1>
          <TapNotices queue={queue} online={online} />
          {work.orphans.length > 0 && (
            <Section title={t("orphans")}>
              <Visits cards={work.orphans} items={items} />
            </Section>
          )}
          {work.isMechanic && <Jobs {...loaderData} queue={queue} />}
          {work.turns.length > 0 && (
            <Section title={t("turns")}>
              <Visits cards={work.turns} items={items} />
            </Section>
          )}
          {!work.isMechanic && work.turns.length === 0 && (
            <EmptyState title={t("noTurns")}>{t("noTurnsText")}</EmptyState>
          )}
          {work.isMechanic && (
            <OwnFirstTimeRight figure={loaderData.firstTimeRight} days={loaderData.rightDays} />
          )}
          {work.parts.length > 0 && (
            <Section title={t("waitingForParts")}>
              <Visits cards={work.parts} items={items} />
            </Section>
          )}
          <NoConnection queue={queue} online={online} />
        </Stack>
      </div>
    </PresentTime>
  );
}

function Section({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="flex flex-col gap-3">
      <div>
        <h2 className="font-semibold">{title}</h2>
        {hint !== undefined && <p className="text-small text-ink-3">{hint}</p>}
      </div>
      {children}
    </section>
  );
}

type JobsProps = Route.ComponentProps["loaderData"] & { readonly queue: Taps };

function Jobs({ work, submissionId, now, queue: { taps, tap } }: JobsProps) {
  const t = useWords("myWork");
  const { running, next, free, finished } = jobsWithTaps(work.jobs, taps, now);
  const busy = running !== undefined;
  const shared = { submissionId, onTap: tap, busy };
  const reports = (job: ShownJob) => (
    <Reports job={job} photos={work.photos[job.visitId] ?? []} submissionId={submissionId} onTap={tap} />
  );
  return (
    <>
      {running && (
        <Section title={t("running")}>
          <RunningJob key={running.id} job={running} {...shared}>
            <JobDefects defects={work.defects[running.id]} />
            {reports(running)}
          </RunningJob>
        </Section>
      )}
      {finished.length > 0 && (
        <Section title={t("justDone")}>
          {finished.map((job) => (
            <FinishedJob key={job.id} job={job} />
          ))}
        </Section>
      )}
      {next.length > 0 && (
        <Section title={t("nextJobs")}>
          {next.map((job, place) => (
            <WaitingJob key={job.id} job={job} {...shared} primary={place === 0}>
              <JobDefects defects={work.defects[job.id]} />
              {job.state === "stopped" && reports(job)}
            </WaitingJob>
          ))}
        </Section>
      )}
      {!busy && next.length === 0 && <EmptyState title={t("noJobs")}>{t("noJobsText")}</EmptyState>}
      {free.length > 0 && (
        <Section title={t("free")} hint={t("freeHint")}>
          {free.map((job) => (
            <WaitingJob key={job.id} job={job} {...shared} primary={false}>
              <JobDefects defects={work.defects[job.id]} />
            </WaitingJob>
          ))}
        </Section>
      )}
    </>
  );
}

/** Taps that were recorded after the page was loaded: it is loaded anew, and shows them by itself from then on. */
function useCatchingUp({ taps }: Taps, loadedAt: number): void {
  const { revalidate, state } = useRevalidator();
  const behind = taps.some((each) => each.state.kind === "done" && each.state.now > loadedAt);
  useEffect(() => {
    void tapQueue.tidy(loadedAt);
  }, [loadedAt]);
  useEffect(() => {
    if (!behind || state !== "idle") return;
    let gone = false;
    void isReachable().then((reachable) => {
      if (reachable && !gone) void revalidate();
    });
    return () => {
      gone = true;
    };
  }, [behind, state, revalidate]);
}

/** A mechanic's page opens without a connection too, as it was seen last. */
function useKeptPage(isMechanic: boolean, loadedAt: number): void {
  useEffect(() => {
    if (isMechanic) void keepPage();
  }, [isMechanic, loadedAt]);
}

function Visits({ cards, items }: { readonly cards: readonly VisitCard[]; readonly items: ItemTitles }) {
  const changed = useChanged(cards, "");
  return (
    <ul className="flex flex-col gap-2">
      {cards.map((card) => (
        <li key={card.id}>
          <BoardCardView card={card} items={items} changed={changed.has(card.id)} />
        </li>
      ))}
    </ul>
  );
}
