// The titles of checklist items, for lists of visits whose route maps may differ in version.

/** By `itemKey`. */
export type ItemTitles = Readonly<Record<string, { readonly en: string; readonly ru: string }>>;

export function itemKey(version: number, item: string): string {
  return `${String(version)}/${item}`;
}

/** The title of the item that a next action is about; undefined when it is about something else. */
export function itemOf(
  titles: ItemTitles,
  { nextAction, routeMapVersion }: { readonly nextAction: string | null; readonly routeMapVersion: number },
): ItemTitles[string] | undefined {
  return titles[itemKey(routeMapVersion, (nextAction ?? "").slice("check:".length))];
}
