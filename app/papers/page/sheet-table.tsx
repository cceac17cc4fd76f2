// The table of a paper as a page; its head stands again on every printed sheet.
import type { PaperColumn, TableBlock } from "../paper";
import { SheetHeading } from "./sheet-parts";

function align({ figure }: PaperColumn): string {
  return figure ? "text-end" : "text-start";
}

export function SheetTable({ table }: { readonly table: TableBlock }) {
  if (table.rows.length === 0)
    return (
      <section>
        <SheetHeading>{table.title}</SheetHeading>
        <p>{table.empty}</p>
      </section>
    );
  return (
    <section>
      <SheetHeading>{table.title}</SheetHeading>
      <table className="w-full border-collapse">
        <thead className="bg-sunken text-small text-ink-3">
          <tr>
            {table.columns.map((column) => (
              <th
                key={column.title}
                scope="col"
                className={`px-1.5 py-1.5 print:py-1 font-normal ${align(column)}`}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={at} className="break-inside-avoid border-b border-line align-top">
              {table.columns.map((column, place) => (
                <td
                  key={column.title}
                  className={`px-1.5 py-1.5 print:py-1 ${align(column)} ${column.figure ? "whitespace-nowrap" : "wrap-anywhere"}`}
                >
                  {row[place]?.text}
                  {row[place]?.below !== undefined && (
                    <span className="block text-small text-ink-3">{row[place].below}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="print-together mt-2 ml-auto grid w-fit grid-cols-[auto_auto] gap-x-6 gap-y-0.5 text-end">
        {table.totals.map(({ name, value }, at) => (
          <div key={name} className={at === table.totals.length - 1 ? "contents font-semibold" : "contents"}>
            <dt>{name}</dt>
            <dd className="px-1.5">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
