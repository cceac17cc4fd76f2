// A stage on the board: how many cars, how many late, the cars themselves, and where the rest are.
import { stageNumber } from "~/journey/stages";
import { paths } from "~/paths";
import { TextLink } from "~/ui/button";
import { Icon } from "~/ui/icons";
import { VisuallyHidden } from "~/ui/visually-hidden";
import { useWords } from "~/words";
import { BoardCardView, useIsLate } from "./board-card";
import type { BoardColumn } from "./board.server";
import type { ItemTitles } from "./item-titles";

export interface BoardColumnProps {
  readonly column: BoardColumn;
  readonly items: ItemTitles;
  readonly changed: ReadonlySet<string>;
  readonly receiving?: string | undefined;
}

export function columnId(stage: string): string {
  return `stage-${stage}`;
}

export function BoardColumnView({ column, items, changed, receiving }: BoardColumnProps) {
  const { stage, cards, total, later } = column;
  const t = useWords("board");
  const journey = useWords("journey");
  const isLate = useIsLate();
  const late = cards.filter(isLate).length;
  const hidden = total - cards.length;
  const id = columnId(stage);
  return (
    <section
      id={id}
      aria-labelledby={`${id}-name`}
      className="flex min-w-0 scroll-mt-32 flex-col gap-2 md:row-span-2 md:grid md:grid-rows-subgrid"
    >
      <div className="border-b border-line pb-1.5">
        <div className="flex items-baseline justify-between gap-2">
          <h2 id={`${id}-name`} className="min-w-0 leading-snug font-semibold">
            <span className="text-ink-3">{stageNumber(stage)}</span> {journey(`stage.${stage}`)}
          </h2>
          <p className="text-small text-ink-3">
            <span aria-hidden="true">{total}</span>
            <VisuallyHidden>{t("cars", { count: total })}</VisuallyHidden>
          </p>
        </div>
        {late > 0 && (
          <p className="flex items-center gap-1 text-small font-medium text-danger-ink">
            <Icon name="alert" />
            {t("late", { count: late })}
          </p>
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-2">
        {cards.length === 0 && <p className="py-1 text-small text-ink-3">{t("none")}</p>}
        {cards.length > 0 && (
          <ul className="flex flex-col gap-2">
            {cards.map((card) => (
              <li key={card.id}>
                <BoardCardView
                  card={card}
                  items={items}
                  changed={changed.has(card.id)}
                  receiving={receiving}
                />
              </li>
            ))}
          </ul>
        )}
        {(hidden > 0 || later > 0) && (
          <p className="text-small">
            <TextLink to={paths.openVisits(stage)}>
              {hidden > 0 ? t("more", { count: hidden + later }) : t("later", { count: later })}
            </TextLink>
          </p>
        )}
      </div>
    </section>
  );
}
