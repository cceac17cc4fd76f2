// A column of local dates: the database's client reads and writes it as that date's midnight in UTC.

/** @param date "2026-12-24" */
export function dateColumn(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** "2026-12-24" */
export function dateOfColumn(column: Date): string {
  return column.toISOString().slice(0, 10);
}
