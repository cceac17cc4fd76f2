// One car of the desk: what stands in its way, what is still to do with the tap that does it, what is done.
import { paths } from "~/paths";
import { Badge, DueText } from "~/ui/badge";
import { TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Icon } from "~/ui/icons";
import { Card } from "~/ui/layout";
import { Plate } from "~/ui/plate";
import { noonOf } from "~/visits/part-telling";
import { useWords } from "~/words";
import type { Block } from "./checklist";
import { ItemDeed } from "./desk-deeds";
import type { DeskRow } from "./desk-rows.server";

export interface DeskCardProps {
  readonly row: DeskRow;
  readonly submissionId: string;
  /** The address of the desk as it is shown. */
  readonly here: string;
  /** The next action of the page is in this card. */
  readonly primary: boolean;
}

export function DeskCard({ row, submissionId, here, primary }: DeskCardProps) {
  const t = useWords("desk");
  const todo = row.items.filter(({ done }) => !done);
  const done = row.items.filter((item) => item.done);
  const action = `${here}&visit=${row.id}`;
  return (
    <article id={`visit-${row.id}`} aria-label={row.plate}>
      <Card {...(row.blocks.length > 0 ? { mark: "amber" as const } : {})}>
        <CardHead row={row} />
        {row.blocks.map((block, at) => (
          <p key={at} className="mt-2 flex flex-wrap items-center gap-2 font-medium text-amber-ink">
            <Icon name="alert" />
            <BlockText block={block} />
            {block.kind === "place-lost" && row.mayMove && (
              <TextLink to={`${paths.stage(row.id, "booking")}#move`}>{t("newPlace")}</TextLink>
            )}
          </p>
        ))}
        {todo.length === 0 ? (
          <p className="mt-2 flex items-center gap-2 font-medium">
            <Icon name="check" />
            {t(row.blocks.length === 0 ? "ready" : "readyBut")}
          </p>
        ) : (
          <ul aria-label={t("todo")} className="mt-2 divide-y divide-line">
            {todo.map(({ id, role }, at) => (
              <li key={id} className="flex flex-wrap items-start gap-x-3 gap-y-2 py-2">
                <ItemName id={id} role={role} />
                <span className="min-w-0 flex-1 basis-64">
                  <ItemDeed
                    id={id}
                    row={row}
                    action={action}
                    submissionId={submissionId}
                    primary={primary && at === 0}
                  />
                </span>
              </li>
            ))}
          </ul>
        )}
        {done.length > 0 && <DoneItems row={row} ids={done.map(({ id }) => id)} />}
      </Card>
    </article>
  );
}

function CardHead({ row }: Pick<DeskCardProps, "row">) {
  const t = useWords("desk");
  const visit = useWords("visit");
  const { time, due } = useFormat();
  const who = row.owner ?? (row.nextOwnerRole === null ? "–" : visit(`role.${row.nextOwnerRole}`));
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-semibold tabular-nums">{time(row.appointmentAt)}</span>
          <TextLink to={paths.stage(row.id, "preparation")} className="!no-underline" prefetch="intent">
            <Plate plate={row.plate} />
          </TextLink>
          <span className="text-ink-2">{row.car}</span>
          <span>{row.customer}</span>
          {row.repeatRepair && (
            <Badge tone="amber" icon="alert">
              {t("repeatFlag")}
            </Badge>
          )}
        </div>
        <p className="mt-1 text-small text-ink-3 wrap-anywhere">
          {[row.services.join(", "), row.complaint].filter(Boolean).join(" · ")}
        </p>
      </div>
      {row.nextDueAt && (
        <p className="text-small">
          <span className="text-ink-2">{t("next", { who })}</span> <DueText {...due(row.nextDueAt)} />
        </p>
      )}
    </div>
  );
}

function BlockText({ block }: { readonly block: Block }) {
  const t = useWords("desk");
  const { day } = useFormat();
  switch (block.kind) {
    case "part-late":
    case "part-overdue":
      return (
        <span>{t(`block.${block.kind}`, { part: block.part, day: day(noonOf(block.expectedOn)) })}</span>
      );
    case "place-lost":
    case "no-loaner":
      return <span>{t(`block.${block.kind}`)}</span>;
    default:
      return block satisfies never;
  }
}

function ItemName({ id, role }: Pick<DeskRow["items"][number], "id" | "role">) {
  const t = useWords("desk");
  const visit = useWords("visit");
  return (
    <span className="flex w-64 max-w-full gap-2.5 py-1.5">
      <Icon name="circle" className="mt-[0.15em] text-amber" />
      <span className="min-w-0">
        <span className="block font-medium">{t(`todoItem.${id}`)}</span>
        <span className="block text-small text-ink-3">{visit(`role.${role}`)}</span>
      </span>
    </span>
  );
}

function DoneItems({
  row,
  ids,
}: {
  readonly row: DeskRow;
  readonly ids: readonly DeskRow["items"][number]["id"][];
}) {
  const t = useWords("desk");
  const text = (id: (typeof ids)[number]) => {
    if (id === "loaner" && row.loaner !== undefined) return t("loanerIs", { number: row.loaner });
    return t(`item.${id}`);
  };
  return (
    <ul aria-label={t("done")} className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-small text-ink-3">
      {ids.map((id) => (
        <li key={id} className="flex items-center gap-1.5">
          <Icon name="check" />
          {text(id)}
        </li>
      ))}
    </ul>
  );
}
