// The visits behind a number: by outcome, page by page, each opens its visit; the same as a file.
import { paths } from "~/paths";
import { buttonLook, LinkButton, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { ChoiceLink } from "~/ui/choice-link";
import { Icon } from "~/ui/icons";
import { Panel, Row } from "~/ui/layout";
import { Plate } from "~/ui/plate";
import { Table } from "~/ui/table";
import { useWords } from "~/words";
import type { Outcome } from "../criteria/tally";
import { choiceQuery, type CriteriaChoice } from "./criteria-choice";
import { noonOf } from "./dates";
import { useFigureText } from "./figure-text";
import type { FigureView } from "./figure-view";
import type { ListedRow, ListPage } from "./listed-visits.server";

export interface VisitListProps {
  readonly list: ListPage;
  readonly figure: FigureView;
  readonly choice: CriteriaChoice;
  /** The visits are of the centre at which the reader works. */
  readonly mayOpen: boolean;
}

/** Failed ones first, then those that nobody can judge. */
const ORDER = ["failed", "met", "not-recorded", "not-concerned"] as const satisfies readonly Outcome[];

export function VisitList({ list, figure, choice, mayOpen }: VisitListProps) {
  const t = useWords("criteria");
  const f = useFormat();
  const file = paths.criterionVisits(figure.id, choiceQuery(choice, { list: list.list }));
  return (
    <Panel
      id="visits"
      padded={false}
      title={t("visits")}
      aside={
        list.total > 0 && (
          <a href={file} download className={buttonLook("secondary", "small")}>
            <Icon name="document" />
            {t("csv")}
          </a>
        )
      }
    >
      <nav aria-label={t("visits")} className="px-4 py-3">
        <Row gap={1}>
          {ORDER.map((each) => (
            <ChoiceLink
              key={each}
              to={`${paths.criterion(figure.id, choiceQuery(choice, { list: each }))}#visits`}
              here={list.list === each}
            >
              {t(`list.${each}`)} · {f.number(figure.counts[each])}
            </ChoiceLink>
          ))}
        </Row>
      </nav>
      {list.total === 0 ? (
        <p className="px-4 pb-4 text-ink-3">{t(`listNone.${list.list}`)}</p>
      ) : (
        <Rows list={list} figure={figure} mayOpen={mayOpen} />
      )}
      <Pages list={list} figure={figure} choice={choice} />
    </Panel>
  );
}

function Rows({ list, figure, mayOpen }: Omit<VisitListProps, "choice">) {
  const t = useWords("criteria");
  const f = useFormat();
  const text = useFigureText();
  const hasValues = list.visits.some(({ value }) => value !== null);
  return (
    <Table
      caption={t("visitsOf", { title: figure.title, list: t(`list.${list.list}`) })}
      items={list.visits}
      keyOf={({ visitId }) => visitId}
      columns={[
        {
          key: "visit",
          title: t("visit"),
          head: true,
          cell: ({ visitId, number, plate }: ListedRow) => (
            <span className="flex flex-wrap items-center gap-2">
              {mayOpen ? (
                <TextLink to={paths.visit(visitId)} className="!no-underline">
                  <Plate plate={plate} size="small" />
                </TextLink>
              ) : (
                <Plate plate={plate} size="small" />
              )}
              <span className="font-normal text-ink-3">{number}</span>
            </span>
          ),
        },
        { key: "car", title: t("car"), cell: ({ car }: ListedRow) => car },
        { key: "customer", title: t("customer"), cell: ({ customer }: ListedRow) => customer },
        {
          key: "ended",
          title: t("ended"),
          cell: ({ endedOn }: ListedRow) => (endedOn ? f.shortDate(noonOf(endedOn)) : "–"),
        },
        ...(hasValues
          ? [
              {
                key: "value",
                title: t("visitValue"),
                numeric: true,
                cell: ({ value }: ListedRow) => text.value(figure.unit, value),
              },
            ]
          : []),
      ]}
    />
  );
}

function Pages({
  list: { list, page, pages, perPage, total },
  figure,
  choice,
}: Omit<VisitListProps, "mayOpen">) {
  const t = useWords("criteria");
  if (pages <= 1) return null;
  const at = (next: number) =>
    `${paths.criterion(figure.id, choiceQuery(choice, { list, page: next }))}#visits`;
  const first = (page - 1) * perPage + 1;
  return (
    <nav aria-label={t("visits")} className="border-t border-line px-4 py-3">
      <Row>
        {page > 1 && (
          <LinkButton to={at(page - 1)} icon="arrowLeft" size="small">
            {t("previous")}
          </LinkButton>
        )}
        {page < pages && (
          <LinkButton to={at(page + 1)} icon="arrowRight" size="small">
            {t("next")}
          </LinkButton>
        )}
        <span className="text-small text-ink-3">
          {t("range", { from: first, to: Math.min(total, first + perPage - 1), total })}
        </span>
      </Row>
    </nav>
  );
}
