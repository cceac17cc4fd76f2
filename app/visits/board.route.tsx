// The board: today, seven columns, a card per car. It keeps itself fresh.
import { randomUUID } from "node:crypto";
import { useMemo } from "react";
import type { Route } from "./+types/board.route";
import { may } from "~/journey/permissions";
import { stageNumber } from "~/journey/stages";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { getCentre } from "~/people/staff/centres.server";
import { LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Notice } from "~/ui/notice";
import { VisuallyHidden } from "~/ui/visually-hidden";
import { useWords, words } from "~/words";
import { BoardColumnView, columnId } from "./board-column";
import { BoardFilterForm } from "./board-filter-form";
import { readBoardFilter } from "./board-filter";
import { board, boardChoices, type BoardColumn } from "./board.server";
import { itemTitles } from "./item-titles.server";
import { useChanged } from "./use-changed";
import { useLiveUpdates } from "./use-live-updates";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "visit:read");
  const centre = await getCentre(actor);
  const filter = readBoardFilter(new URL(request.url).searchParams);
  const [columns, choices] = await Promise.all([
    board(actor, centre.timeZone, filter, new Date()),
    boardChoices(actor),
  ]);
  const items = await itemTitles(
    actor,
    columns.flatMap(({ cards }) => cards),
  );
  return {
    columns,
    choices,
    filter,
    items,
    mayBook: may(actor.roles, "booking:write"),
    receiving: may(actor.roles, "intake:write") ? randomUUID() : undefined,
    isManager: may(actor.roles, "visit:override"),
    title: words(actor.language, "board")("title"),
  };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function Board({ loaderData }: Route.ComponentProps) {
  const { columns, choices, filter, items } = loaderData;
  const t = useWords("board");
  useLiveUpdates();
  const cards = useMemo(() => columns.flatMap((column) => column.cards), [columns]);
  const changed = useChanged(cards, JSON.stringify(filter));
  const orphans = cards.filter(({ nextAction }) => nextAction === null).length;
  const empty = columns.every(({ total, later }) => total + later === 0);
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <h1 className="text-xl leading-tight font-semibold tracking-tight">{t("title")}</h1>
        <BoardFilterForm filter={filter} {...choices} />
      </div>
      {loaderData.isManager && orphans > 0 && (
        <Notice tone="danger">{t("noNextNotice", { count: orphans })}</Notice>
      )}
      {empty ? (
        <NothingOpen filtered={Object.keys(filter).length > 0} mayBook={loaderData.mayBook} />
      ) : (
        <>
          <JumpStrip columns={columns} />
          <div className="flex flex-col gap-6 md:grid md:grid-rows-[auto_1fr] relative md:auto-cols-[minmax(10.25rem,1fr)] md:grid-flow-col md:gap-2.5 md:overflow-x-auto md:pb-4">
            {columns.map((column) => (
              <BoardColumnView
                key={column.stage}
                column={column}
                items={items}
                changed={changed}
                receiving={loaderData.receiving}
              />
            ))}
          </div>
        </>
      )}
    </div>
  );
}

function NothingOpen({ filtered, mayBook }: { readonly filtered: boolean; readonly mayBook: boolean }) {
  const t = useWords("board");
  if (filtered) return <EmptyState title={t("empty.filtered")}>{t("empty.filteredText")}</EmptyState>;
  const action = mayBook && (
    <LinkButton kind="primary" to={paths.newRequest()}>
      {t("empty.start")}
    </LinkButton>
  );
  return (
    <EmptyState title={t("empty.title")} {...(action ? { action } : {})}>
      {t("empty.text")}
    </EmptyState>
  );
}

/** On a phone the stages stand one under the other: this row leads to each. */
function JumpStrip({ columns }: { readonly columns: readonly BoardColumn[] }) {
  const t = useWords("board");
  const journey = useWords("journey");
  return (
    <nav
      aria-label={t("jump")}
      className="no-print sticky top-14 z-20 -mx-3 border-b border-line bg-canvas px-3 md:hidden"
    >
      <ul className="grid grid-cols-7">
        {columns.map(({ stage, total }) => (
          <li key={stage}>
            <a
              href={`#${columnId(stage)}`}
              className="flex min-h-12 flex-col items-center justify-center leading-tight text-ink-2 -outline-offset-2"
            >
              <span className="text-[0.6875rem] text-ink-3">{stageNumber(stage)}</span>
              <VisuallyHidden>{journey(`stage.${stage}`)}</VisuallyHidden>
              <span className={total === 0 ? "text-ink-3" : "font-semibold text-ink"}>{total}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
