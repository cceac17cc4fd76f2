// After the start: one sentence first, then the groups side by side, and what came of each person.
import { useFormat } from "~/ui/centre-context";
import { Grid, Panel, Stack } from "~/ui/layout";
import { Table, type Column } from "~/ui/table";
import { useWords } from "~/words";
import type { Campaign } from "./campaigns.server";
import { liftOf, shareOf, together, type Lift } from "./lift";
import { LeftOutPanel } from "./left-out-panel";
import { PageLinks, type PageLinksProps } from "~/ui/page-links";
import { ToldTable } from "./people-tables";
import type { GroupResult } from "./result.server";
import type { Outcome } from "./view.server";

interface ResultPanelsProps extends Omit<PageLinksProps, "more"> {
  readonly campaign: Campaign;
  readonly outcome: Outcome;
}

export function ResultPanels({ campaign, outcome, page, to }: ResultPanelsProps) {
  const t = useWords("campaigns");
  const { groups, people, more, skipped, waiting, handedOn } = outcome;
  return (
    <>
      <Stack gap={1}>
        <Says groups={groups} />
        <p className="text-ink-3">
          <When campaign={campaign} />
          {waiting > 0 && ` ${t("sending", { count: waiting })}`}
        </p>
      </Stack>
      <Panel title={t("result")} padded={false}>
        <GroupTable groups={groups} />
        <p className="border-t border-line px-4 py-2 text-small text-ink-3">
          {t("interval")}
          {handedOn > 0 && ` ${t("handedOn", { count: handedOn })}`}
        </p>
      </Panel>
      {Object.keys(skipped).length > 0 && (
        <Grid columns={2}>
          <LeftOutPanel counts={skipped} />
        </Grid>
      )}
      <p className="text-small text-ink-3">{t("rule", { days: campaign.pauseDays })}</p>
      <Panel title={t("people")} padded={false}>
        <ToldTable people={people} />
      </Panel>
      <PageLinks page={page} more={more} to={to} />
    </>
  );
}

function When({ campaign: { standing, endsAt, stoppedAt } }: { readonly campaign: Campaign }) {
  const t = useWords("campaigns");
  const f = useFormat();
  if (endsAt === null) return null;
  if (standing === "stopped" && stoppedAt !== null)
    return t("stoppedAt", { when: f.moment(stoppedAt), until: f.moment(endsAt) });
  return t(standing === "running" ? "runs" : "ended", { when: f.moment(endsAt) });
}

function useOfHundred() {
  const f = useFormat();
  return (share: number) => f.number(share * 100, 1);
}

/** People of a hundred, as a sentence; what cannot be told is said to be so. */
function Says({ groups }: { readonly groups: readonly GroupResult[] }) {
  const t = useWords("campaigns");
  const hundred = useOfHundred();
  const [a, b, control] = groups;
  if (!a || !b || !control) return null;
  const lift = liftOf(together(a, b), control);
  const between = liftOf(a, b);
  return (
    <>
      <p className="text-lg">
        {lift
          ? t(`says.${lift.says}`, {
              difference: hundred(Math.abs(lift.difference)),
              ...bounds(lift, hundred),
            })
          : t("says.no-control")}
      </p>
      {between && (
        <p className="text-ink-2">
          {t(`betterText.${between.says === "more" ? "A" : between.says === "fewer" ? "B" : "cannot-tell"}`)}
        </p>
      )}
    </>
  );
}

/** Of a sentence that says "fewer" both ends count the other way round. */
function bounds({ low, high, says }: Lift, hundred: (share: number) => string) {
  return says === "fewer"
    ? { low: hundred(-high), high: hundred(-low) }
    : { low: hundred(low), high: hundred(high) };
}

function GroupTable({ groups }: { readonly groups: readonly GroupResult[] }) {
  const t = useWords("campaigns");
  const f = useFormat();
  const share = (group: GroupResult) => {
    const found = shareOf(group);
    if (!found) return "—";
    const [low, high] = [f.percent(found.low), f.percent(found.high)];
    return t("between", { share: f.percent(found.share), low, high });
  };
  const number = (
    key: "people" | "said" | "secondSaid" | "booked" | "byLink",
    title: string,
  ): Column<GroupResult> => ({
    key,
    title,
    numeric: true,
    cell: (each) => f.number(each[key]),
  });
  const columns: readonly Column<GroupResult>[] = [
    {
      key: "group",
      title: t("resultColumn.group"),
      head: true,
      cell: ({ group }) => t(`groupName.${group}`),
    },
    number("people", t("resultColumn.people")),
    number("said", t("resultColumn.said")),
    number("secondSaid", t("resultColumn.second")),
    number("booked", t("resultColumn.booked")),
    number("byLink", t("resultColumn.byLink")),
    { key: "share", title: t("resultColumn.share"), numeric: true, cell: share },
    {
      key: "revenue",
      title: t("resultColumn.revenue"),
      numeric: true,
      cell: ({ revenueMinor }) => f.money(revenueMinor),
    },
    {
      key: "each",
      title: t("resultColumn.each"),
      numeric: true,
      cell: ({ revenueMinor, people }) => (people === 0 ? "—" : f.money(Math.round(revenueMinor / people))),
    },
  ];
  return <Table caption={t("result")} columns={columns} items={groups} keyOf={({ group }) => group} />;
}
