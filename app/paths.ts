// Every address as a function: a moved page is a change here, and the compiler finds who linked to it.
export const paths = {
  board: () => "/",
  signIn: (next?: string) => withQuery("/sign-in", { next }),
  signOut: () => "/sign-out",
  setup: () => "/setup",
  staff: () => "/staff",
  devices: () => "/devices",
  /** POST only: the language and the theme of the pages. */
  preferences: () => "/preferences",
  /** POST only: the centre at which one works. */
  switchCentre: () => "/switch-centre",
  visit: (visitId: string) => `/visits/${visitId}`,
  /** The page of one stage of a visit. */
  stage: (visitId: string, stage: string) => `/visits/${visitId}/${stage}`,
  myWork: () => "/my-work",
  newRequest: () => "/requests/new",
  customers: () => "/customers",
  /** Customers and vehicles by plate, telephone, VIN or name. */
  search: (query?: string) => withQuery("/search", { q: query }),
} as const;

function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}
