// The list of a section: every row is the way to the page of its thing.
import type { ReactNode } from "react";
import { Link } from "react-router";
import { LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Icon } from "~/ui/icons";
import { PageHeader, Panel } from "~/ui/layout";

export interface SettingRow {
  readonly key: string;
  readonly to: string;
  readonly title: ReactNode;
  readonly text?: ReactNode;
  readonly aside?: ReactNode;
  /** Out of use. */
  readonly quiet?: boolean;
}

export function SettingRows({
  rows,
  label,
}: {
  readonly rows: readonly SettingRow[];
  readonly label: string;
}) {
  return (
    <Panel padded={false}>
      <ul aria-label={label}>
        {rows.map(({ key, to, title, text, aside, quiet }) => (
          <li
            key={key}
            className="relative flex min-h-row items-center gap-3 border-line px-4 py-2 not-last:border-b hover:bg-hover"
          >
            <span className="min-w-0 flex-1">
              <Link
                to={to}
                className={
                  quiet
                    ? "text-ink-3 after:absolute after:inset-0"
                    : "font-medium after:absolute after:inset-0"
                }
              >
                {title}
              </Link>
              {text !== undefined && <span className="block text-small text-ink-3">{text}</span>}
            </span>
            {aside !== undefined && <span className="text-right text-small text-ink-2">{aside}</span>}
            <Icon name="chevronRight" className="text-ink-3" />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export interface SettingListProps {
  readonly title: string;
  readonly about: string;
  readonly add?: { readonly to: string; readonly label: string };
  readonly rows: readonly SettingRow[];
  readonly none: string;
  readonly children?: ReactNode;
}

/** A section that is a list of things. */
export function SettingList({ title, about, add, rows, none, children }: SettingListProps) {
  return (
    <div>
      <PageHeader
        title={title}
        below={about}
        actions={
          add && (
            <LinkButton to={add.to} icon="plus" kind="primary">
              {add.label}
            </LinkButton>
          )
        }
      />
      {rows.length > 0 ? <SettingRows rows={rows} label={title} /> : <EmptyState title={none} />}
      {children}
    </div>
  );
}
