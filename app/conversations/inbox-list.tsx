// The lines of the inbox: who, the last text, when, and whether they wait.
import { Link } from "react-router";
import { paths } from "~/paths";
import { Badge } from "~/ui/badge";
import { useFormat } from "~/ui/centre-context";
import { cx } from "~/ui/cx";
import { useWords } from "~/words";
import type { InboxEntry } from "./inbox.server";

interface InboxListProps {
  readonly rows: readonly InboxEntry[];
  readonly show: string | undefined;
  readonly page: number;
  readonly openId: string | undefined;
}

export function InboxList({ rows, show, page, openId }: InboxListProps) {
  const t = useWords("conversations");
  return (
    <ul
      aria-label={t("list")}
      className="overflow-hidden rounded-lg border border-line bg-surface shadow-card"
    >
      {rows.map((row) => (
        <li key={row.id} className="border-b border-line last:border-b-0">
          <Link
            to={paths.conversation(row.id, { show, page })}
            aria-current={row.id === openId ? "page" : undefined}
            className={cx(
              "flex min-h-14 flex-col gap-0.5 px-4 py-2.5 no-underline -outline-offset-2",
              row.id === openId ? "bg-sunken" : "hover:bg-hover",
            )}
          >
            <Line row={row} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Line({ row }: { readonly row: InboxEntry }) {
  const t = useWords("conversations");
  const deliveries = useWords("deliveries");
  const { moment } = useFormat();
  const waits = row.unansweredSince !== null;
  const photos = row.mediaCount ?? 0;
  return (
    <>
      <span className="flex items-baseline justify-between gap-3">
        <span className={cx("min-w-0 truncate text-ink", waits && "font-semibold")}>
          {row.name ?? row.phoneText}
        </span>
        <span className="shrink-0 text-small text-ink-3">{moment(row.lastAt)}</span>
      </span>
      <span className="flex gap-1 text-ink-2">
        {row.fromUs && <span className="shrink-0 text-ink-3">{t("you")}</span>}
        <span dir="auto" className="min-w-0 flex-1 truncate">
          {row.text === null || row.text === "" ? deliveries("photosShort", { count: photos }) : row.text}
        </span>
      </span>
      {(waits || row.failed) && (
        <span className="flex flex-wrap gap-1.5">
          {row.unansweredSince !== null && (
            <Badge tone="amber" icon="clock">
              {t("waitsSince", { at: moment(row.unansweredSince) })}
            </Badge>
          )}
          {row.failed && (
            <Badge tone="danger" icon="alert">
              {t("failed")}
            </Badge>
          )}
        </span>
      )}
    </>
  );
}
