// What goes with satisfaction: the criteria that stand out, each with how often it fails and what that costs the rating.
import { paths } from "~/paths";
import { TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import { Panel } from "~/ui/layout";
import { Table } from "~/ui/table";
import { useWords } from "~/words";
import type { PageDrivers } from "./drivers-of-page.server";
import { numberOf } from "./figure-view";

export interface DriversPanelProps {
  readonly findings: PageDrivers;
  readonly titles: ReadonlyMap<string, string>;
  readonly query: Readonly<Record<string, string | undefined>>;
}

export function DriversPanel({ findings, titles, query }: DriversPanelProps) {
  const t = useWords("drivers");
  const f = useFormat();
  const { drivers, tested, rated, responseRate } = findings;
  const rate = responseRate === null ? "–" : f.percent(responseRate);
  const about = { rated: f.number(rated), rate, tested };
  return (
    <Panel title={t("title")}>
      {tested === 0 ? (
        <p className="text-ink-2">{t("few")}</p>
      ) : drivers.length === 0 ? (
        <p className="text-ink-2">{t("none", about)}</p>
      ) : (
        <>
          <p className="mb-3 max-w-prose text-ink-2">{t("text", about)}</p>
          <div className="-mx-4">
            <Table
              caption={t("title")}
              items={drivers}
              keyOf={({ id }) => id}
              columns={[
                {
                  key: "driver",
                  title: t("criterion"),
                  head: true,
                  cell: ({ id }) => (
                    <TextLink to={paths.criterion(id, query)}>
                      {numberOf(id)} {titles.get(id) ?? ""}
                    </TextLink>
                  ),
                },
                { key: "share", title: t("share"), numeric: true, cell: ({ share }) => f.percent(share, 1) },
                { key: "gap", title: t("gap"), numeric: true, cell: ({ gap }) => f.number(gap, 2) },
                {
                  key: "impact",
                  title: t("impact"),
                  numeric: true,
                  cell: ({ impact }) => signed(f.number, impact),
                },
                {
                  key: "range",
                  title: t("range"),
                  numeric: true,
                  cell: ({ low, high }) => `${signed(f.number, high)} … ${signed(f.number, low)}`,
                },
                { key: "rated", title: t("rated"), numeric: true, cell: (each) => f.number(each.rated) },
              ]}
            />
          </div>
        </>
      )}
      <Disclosure title={t("how")} className="mt-4">
        <p className="max-w-prose">{t("howText")}</p>
      </Disclosure>
    </Panel>
  );
}

/** What a failure takes from the rating stands with a minus. */
function signed(number: (value: number, digits?: number) => string, impact: number): string {
  if (Math.abs(impact) < 0.005) return "0";
  const text = number(Math.abs(impact), 2);
  return impact > 0 ? `−${text}` : `+${text}`;
}
