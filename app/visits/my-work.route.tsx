// My work: for a mechanic the jobs, for everybody the visits whose next action is theirs. One column, large buttons.
import { randomUUID } from "node:crypto";
import type { ReactNode } from "react";
import type { Route } from "./+types/my-work.route";
import { requireActor } from "~/people/staff/actor.server";
import { cx } from "~/ui/cx";
import { EmptyState } from "~/ui/empty-state";
import { Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { useWords, words } from "~/words";
import { BoardCardView } from "./board-card";
import { itemTitles } from "./item-titles.server";
import type { ItemTitles } from "./item-titles";
import { RunningJob, WaitingJob } from "./my-job";
import { myWork } from "./my-work.server";
import { useChanged } from "./use-changed";
import { useLiveUpdates } from "./use-live-updates";
import { useOnline } from "./use-online";
import type { VisitCard } from "./visit-cards.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "visit:read");
  const work = await myWork(actor);
  return {
    work,
    items: await itemTitles(actor, [...work.turns, ...work.parts]),
    title: words(actor.language, "myWork")("title"),
    submissionId: randomUUID(),
  };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function MyWork({ loaderData }: Route.ComponentProps) {
  const { work, items } = loaderData;
  const t = useWords("myWork");
  const online = useOnline();
  useLiveUpdates();
  return (
    <div className={cx("mx-auto w-full max-w-xl", work.isMechanic && "bay")}>
      <Stack gap={6}>
        <h1 className="text-xl leading-tight font-semibold tracking-tight">{t("title")}</h1>
        {!online && (
          <Notice tone="warning" live>
            {t("offline")}
          </Notice>
        )}
        {work.orphans.length > 0 && (
          <Section title={t("orphans")}>
            <Visits cards={work.orphans} items={items} />
          </Section>
        )}
        {work.isMechanic && <Jobs {...loaderData} online={online} />}
        {work.turns.length > 0 && (
          <Section title={t("turns")}>
            <Visits cards={work.turns} items={items} />
          </Section>
        )}
        {!work.isMechanic && work.turns.length === 0 && (
          <EmptyState title={t("noTurns")}>{t("noTurnsText")}</EmptyState>
        )}
        {work.parts.length > 0 && (
          <Section title={t("parts")}>
            <Visits cards={work.parts} items={items} />
          </Section>
        )}
      </Stack>
    </div>
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

type JobsProps = Route.ComponentProps["loaderData"] & { readonly online: boolean };

function Jobs({ work: { running, next, free }, submissionId, online }: JobsProps) {
  const t = useWords("myWork");
  const busy = running !== undefined;
  const shared = { submissionId, online, busy };
  return (
    <>
      {running && (
        <Section title={t("running")}>
          <RunningJob job={running} submissionId={submissionId} online={online} />
        </Section>
      )}
      {next.length > 0 && (
        <Section title={t("nextJobs")}>
          {next.map((job, place) => (
            <WaitingJob key={job.id} job={job} {...shared} primary={place === 0} />
          ))}
        </Section>
      )}
      {!busy && next.length === 0 && <EmptyState title={t("noJobs")}>{t("noJobsText")}</EmptyState>}
      {free.length > 0 && (
        <Section title={t("free")} hint={t("freeHint")}>
          {free.map((job) => (
            <WaitingJob key={job.id} job={job} {...shared} primary={false} />
          ))}
        </Section>
      )}
    </>
  );
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
