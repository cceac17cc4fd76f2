// A table that becomes a list of little cards on a phone, each value with its column's name.
import type { ReactNode } from "react";
import { cx } from "./cx";

export interface Column<Item> {
  readonly key: string;
  readonly title: string;
  readonly cell: (item: Item) => ReactNode;
  /** Numbers stand on the right. */
  readonly numeric?: boolean;
  /** The column that names the row: a row header, and the card's head on a phone. */
  readonly head?: boolean;
  /** Column title only for listeners, for buttons at the row's end. */
  readonly titleHidden?: boolean;
}

export interface TableProps<Item> {
  /** What the table shows, spoken; visible where `captionVisible`. */
  readonly caption: string;
  readonly columns: readonly Column<Item>[];
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
}

export function Table<Item>({ caption, columns, items, keyOf }: TableProps<Item>) {
  return (
    <table className="block w-full border-collapse text-left md:table">
      <caption className="sr-only">{caption}</caption>
      <thead className="hidden md:table-header-group">
        <tr className="border-b border-line">
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              className={cx("px-3 py-2 text-small font-medium text-ink-3", column.numeric && "text-right")}
            >
              {column.titleHidden ? <span className="sr-only">{column.title}</span> : column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block md:table-row-group">
        {items.map((item) => (
          <tr
            key={keyOf(item)}
            className="block border-line px-3 py-2 not-last:border-b hover:bg-hover/60 md:table-row md:p-0"
          >
            {columns.map((column) => (
              <Cell key={column.key} column={column} item={item} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell<Item>({ column, item }: { readonly column: Column<Item>; readonly item: Item }) {
  const look = cx(
    "flex min-w-0 items-baseline justify-between gap-4 py-0.5 md:table-cell md:h-row md:px-3 md:py-1.5",
    column.numeric && "md:text-right",
  );
  if (column.head) {
    return (
      <th scope="row" className={cx(look, "font-medium")}>
        {column.cell(item)}
      </th>
    );
  }
  return (
    <td className={look}>
      {!column.titleHidden && (
        <span aria-hidden="true" className="shrink-0 text-small text-ink-3 md:hidden">
          {column.title}
        </span>
      )}
      <span className="min-w-0 text-right md:text-inherit">{column.cell(item)}</span>
    </td>
  );
}
