// The parts of a criterion's page: its number, how it is computed, and what is told apart.
import { paths } from "~/paths";
import { TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Panel, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { useWords } from "~/words";
import { useFigureText } from "./figure-text";
import { numberOf, type FigureView } from "./figure-view";
import type { NamedGroup } from "./group-names.server";

export interface NumberProps {
  readonly figure: FigureView;
  /** The figure without which this one says little. */
  readonly beside: FigureView | undefined;
  readonly query: Readonly<Record<string, string | undefined>>;
}

export function Number({ figure, beside, query }: NumberProps) {
  const t = useWords("criteria");
  const f = useFormat();
  const text = useFigureText();
  const { unit, low, n, counts, value, warning, isNone } = figure;
  const spread = text.spread(figure);
  const counted = { n: f.number(n), range: text.range(figure) };
  return (
    <Panel>
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <span className="text-3xl font-semibold tracking-tight">{text.value(unit, value)}</span>
        <span className="text-ink-2">
          {t("column.target")}: {text.target(figure)}
          {warning !== null && ` · ${t("warningFrom", { value: text.value(unit, warning) })}`}
        </span>
      </p>
      {spread !== null && <p className="mt-1">{spread}</p>}
      <p className="mt-1 text-ink-2">
        {low === null ? t("figureSaysPlain", counted) : t("figureSays", counted)} {t("list.failed")}:{" "}
        {f.number(counts.failed)} · {t("list.met")}: {f.number(counts.met)} · {t("list.not-recorded")}:{" "}
        {f.number(counts["not-recorded"])}
      </p>
      {beside && (
        <p className="mt-1">
          <TextLink to={paths.criterion(beside.id, query)}>
            {numberOf(beside.id)} {beside.title}
          </TextLink>
          : {text.value(beside.unit, beside.value)} ({t("column.n")} {f.number(beside.n)})
        </p>
      )}
      {isNone && (
        <Notice tone="warning" className="mt-3">
          {t("zeroDefects")}
        </Notice>
      )}
    </Panel>
  );
}

export function Computed({ how, misses }: { readonly how: string; readonly misses: string | undefined }) {
  const t = useWords("criteria");
  return (
    <Panel title={t("how")}>
      <p>{how}</p>
      {misses !== undefined && <p className="mt-2 text-ink-2">{t("misses", { what: misses })}</p>}
      <p className="mt-2 text-small text-ink-3">{t("howStanding")}</p>
    </Panel>
  );
}

export interface GroupsProps {
  readonly groups: readonly NamedGroup[];
  readonly figure: FigureView;
}

/** Kind by kind. Parts that have a whole of their own are told as the figure is; others as a number. */
export function Groups({ groups, figure }: GroupsProps) {
  const t = useWords("criteria");
  if (groups.length === 0) return null;
  const kinds = [...new Set(groups.map(({ kind }) => kind))];
  return (
    <Panel title={t("groups")}>
      <Stack>
        {kinds.map((kind) => (
          <section key={kind}>
            <h3 className="mb-1 text-small text-ink-3">{t(`groupKind.${kind}`)}</h3>
            <ul className="flex flex-col gap-1">
              {groups.map((group) =>
                group.kind === kind ? <Group key={group.key} group={group} figure={figure} /> : null,
              )}
            </ul>
          </section>
        ))}
      </Stack>
    </Panel>
  );
}

function Group({ group, figure }: { readonly group: NamedGroup; readonly figure: FigureView }) {
  const t = useWords("criteria");
  const f = useFormat();
  const text = useFigureText();
  const { name, part, whole } = group;
  const told =
    figure.unit === "share"
      ? t("groupOf", { part: f.number(part), whole: f.number(whole) })
      : `${t("column.n")} ${f.number(whole)}`;
  return (
    <li className="flex justify-between gap-4">
      <span className="min-w-0">{name}</span>
      <span className="text-right whitespace-nowrap text-ink-2">
        {whole > 0 && <span className="font-medium text-ink">{text.value(figure.unit, part / whole)}</span>}{" "}
        {whole === 0 ? f.number(part) : told}
      </span>
    </li>
  );
}
