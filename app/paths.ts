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
  /** The links that the customer of a visit can open, for staff. */
  visitLinks: (visitId: string) => `/visits/${visitId}/links`,
  /** What the customer opens. */
  customerLink: (token: string) => `/l/${token}`,
  /** The gate of the present stage: moving on, overriding, cancelling, ticking. */
  gate: (visitId: string) => `/visits/${visitId}/gate`,
  /** Notes of a visit; afterwards one is back on the page of `stage`. */
  note: (visitId: string, stage?: string) => withQuery(`/visits/${visitId}/note`, { page: stage }),
  /** All open visits, of one stage or of all, page by page. */
  openVisits: (stage?: string, page?: number) =>
    withQuery("/visits", { stage, page: page === undefined || page <= 1 ? undefined : String(page) }),
  /** The stream of news of one's centre. */
  live: () => "/live",
  /** Whether server and database answer. */
  health: () => "/healthz",
  myWork: () => "/my-work",
  /** Taking down a request; for a known customer and one of their cars, or for anybody. */
  newRequest: (known: { customer?: string; vehicle?: string } = {}) => withQuery("/requests/new", known),
  /** What is known of a telephone number or a plate. */
  requestLookUp: () => "/requests/look-up",
  customers: (query?: string, page?: number) =>
    withQuery("/customers", { q: query, page: page === undefined || page === 1 ? undefined : String(page) }),
  customer: (customerId: string) => `/customers/${customerId}`,
  vehicle: (vehicleId: string) => `/vehicles/${vehicleId}`,
  /** Customers and vehicles by plate, telephone, VIN or name. */
  search: (query?: string) => withQuery("/search", { q: query }),
} as const;

function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}
