// Every address as a function: a moved page is a change here, and the compiler finds who linked to it.

export const SETTINGS_SECTIONS = [
  "hours",
  "holidays",
  "bays",
  "people",
  "services",
  "inspections",
  "limits",
  "days",
  "online",
  "messages",
  "reminders",
  "contact",
  "follow-up",
  "data",
] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];

type Query = Readonly<Record<string, string | undefined>>;

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
  /** A question of the survey behind a link, from 1. `saved`: it was kept to be finished later. */
  surveyStep: (token: string, step: number, saved = false) =>
    withQuery(`/l/${token}`, { step: String(step), saved: saved ? "1" : undefined }),
  /** Where the customer moves the visit, calls it off, or takes it into a calendar. */
  customerLinkPage: (token: string, page: "move" | "cancel" | "visit.ics") => `/l/${token}/${page}`,
  /** Where browsers send photos piece by piece; each gets an address below it. */
  photoUploads: () => "/uploads/photos",
  /** The work order to read and to print. */
  workOrder: (visitId: string) => `/visits/${visitId}/work-order`,
  workOrderFile: (visitId: string) => `/visits/${visitId}/work-order.pdf`,
  /** What was decided on extra work, as a PDF. */
  approvalReceipt: (visitId: string, requestId: string) => `/visits/${visitId}/approvals/${requestId}.pdf`,
  /** An invoice or a credit note to read and to print. */
  invoice: (visitId: string, invoiceId: string) => `/visits/${visitId}/invoice/${invoiceId}`,
  invoiceFile: (visitId: string, invoiceId: string) => `/visits/${visitId}/invoices/${invoiceId}.pdf`,
  /** The same as a PDF, by a link of the visit. */
  customerInvoice: (token: string, invoiceId: string) => `/l/${token}/invoices/${invoiceId}.pdf`,
  /** What is open, on account, and to give back. */
  money: (query: { show?: string | undefined; page?: number | undefined } = {}) =>
    withQuery("/money", {
      show: query.show === "all" ? undefined : query.show,
      page: query.page === undefined || query.page <= 1 ? undefined : String(query.page),
    }),
  /** The signed work order as a PDF, by a link of the visit. */
  customerWorkOrder: (token: string) => `/l/${token}/work-order.pdf`,
  /** POST only: keeps what is half-written of an intake. */
  intakeDraft: (visitId: string) => `/visits/${visitId}/intake/draft`,
  /** POST only: making a photo of what was sent, removing one, putting it back. */
  visitPhotos: (visitId: string) => `/visits/${visitId}/photos`,
  /** What was decided behind a link to a question, as a PDF. */
  customerReceipt: (token: string) => `/l/${token}/receipt.pdf`,
  /** A photo in one of its sizes, for staff. */
  photo: (photoId: string, size: string) => `/photos/${photoId}/${size}`,
  /** The same for the customer, by a link of the visit. */
  customerPhoto: (token: string, photoId: string, size: string) => `/l/${token}/photos/${photoId}/${size}`,
  /** A centre's public booking page. `embedded`: within a frame of the centre's own site. */
  book: (
    slug: string,
    { embedded, lang, offer }: { embedded?: boolean; lang?: string; offer?: string | undefined } = {},
  ) => withQuery(`/book/${slug}`, { offer, embed: embedded ? "1" : undefined, lang }),
  /** A step of a booking that is under way. `from`: the local date with which the page of times begins. */
  bookStep: (
    slug: string,
    secret: string,
    step: string,
    { embedded, from, lang }: { embedded?: boolean; from?: string | undefined; lang?: string } = {},
  ) => withQuery(`/book/${slug}/${secret}/${step}`, { from, embed: embedded ? "1" : undefined, lang }),
  /** The messages of the centre, page by page; of a state, a kind, or what fits a search. */
  outbox: (
    page?: number,
    chosen: { state?: string | undefined; kind?: string | undefined; q?: string | undefined } = {},
  ) => withQuery("/outbox", { ...chosen, page: page === undefined || page <= 1 ? undefined : String(page) }),
  /** Offers to many customers at once. */
  campaigns: (page?: number) =>
    withQuery("/campaigns", { page: page === undefined || page <= 1 ? undefined : String(page) }),
  newCampaign: () => "/campaigns/new",
  /** Its preview, and later its result; page by page of its people. */
  campaign: (campaignId: string, page?: number) =>
    withQuery(`/campaigns/${campaignId}`, {
      page: page === undefined || page <= 1 ? undefined : String(page),
    }),
  /** A step of a draft. */
  campaignStep: (campaignId: string, step: "people" | "texts") => `/campaigns/${campaignId}/${step}`,
  /** What goes out by itself, and when. */
  scheduled: (query: { kind?: string; day?: string; show?: string; page?: string } = {}) =>
    withQuery("/scheduled", query),
  /** Conversations with customers. `show`: "waiting" for those who wait for an answer. */
  inbox: (query: { show?: string | undefined; page?: number | undefined } = {}) =>
    withQuery("/inbox", inboxQuery(query)),
  conversation: (
    conversationId: string,
    query: { show?: string | undefined; page?: number | undefined } = {},
  ) => withQuery(`/inbox/${conversationId}`, inboxQuery(query)),
  /** What was written to and fro with the customer of a visit. */
  visitMessages: (visitId: string) => `/visits/${visitId}/messages`,
  /** Where a person makes the address for their own calendar program. */
  ownCalendar: () => "/devices/calendar",
  /** A person's visits for their own calendar program. */
  feed: (secret: string) => `/feeds/${secret}.ics`,
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
  /** POST: what a mechanic tapped, at its own time. GET: the server's clock. */
  taps: () => "/taps",
  /** Who works on what, in which order. */
  foreman: () => "/foreman",
  /** The plan of the workshop; the query is made by `calendarQuery`. */
  calendar: (query: Readonly<Record<string, string>> = {}) => withQuery("/calendar", query),
  /** The bottleneck report; the query is made by `addressQuery`. */
  report: (query: Readonly<Record<string, string>> = {}) => withQuery("/report", query),
  /** The visits behind one of its bars, and those behind one of its numbers as a file. */
  reportVisits: (query: Readonly<Record<string, string>>) => withQuery("/report/visits", query),
  reportFile: (query: Readonly<Record<string, string>>) => withQuery("/report/visits.csv", query),
  /** What is being done about bottlenecks. */
  improvements: () => "/report/improvements",
  newImprovement: (query: Readonly<Record<string, string>>) => withQuery("/report/improvements/new", query),
  improvement: (improvementId: string) => `/report/improvements/${improvementId}`,
  /** The quality criteria: all, those of a stage, one; the query is made by `choiceQuery`. */
  criteria: (query: Query = {}) => withQuery("/criteria", query),
  criteriaOfStage: (stage: string, query: Query = {}) => withQuery(`/criteria/${stage}`, query),
  criterion: (id: string, query: Query = {}) => withQuery(`/criterion/${id}`, query),
  /** The same criterion at every centre of the reader's. */
  criterionCentres: (id: string, query: Query = {}) => withQuery(`/criterion/${id}/centres`, query),
  /** Exactly the visits behind its number, as a file. */
  criterionVisits: (id: string, query: Query = {}) => withQuery(`/criterion/${id}/visits.csv`, query),
  /** What a manager looks at in the morning. */
  morning: () => "/morning",
  /** Whose work is right the first time, for managers. */
  firstTimeRight: () => "/first-time-right",
  /** What one has to do beside the visits' own next actions. */
  tasks: () => "/tasks",
  /** The centre's complaints by their deadlines. */
  complaints: ({
    show,
    cause,
    page = 1,
  }: { show?: string | undefined; cause?: string | undefined; page?: number } = {}) =>
    withQuery("/complaints", {
      show: show === "open" ? undefined : show,
      cause,
      page: page <= 1 ? undefined : String(page),
    }),
  /** POST only: whether a visit really is about the trouble of an earlier one. */
  visitReturn: (visitId: string) => `/visits/${visitId}/return`,
  /** What concerns the whole program, whichever centre one works in. */
  notices: () => "/notices",
  /** How many customers come again, year by year. */
  retention: () => "/retention",
  /** What has to be ready for the cars of the coming days. */
  preparation: (query: Readonly<Record<string, string | undefined>> = {}) => withQuery("/preparation", query),
  /** The parts desk: what to pick, to order, to expect. */
  parts: (query: { q?: string | undefined; visit?: string | undefined } = {}) => withQuery("/parts", query),
  /** The shelf. */
  stock: (query: Readonly<Record<string, string | undefined>> = {}) => withQuery("/parts/stock", query),
  /** A section of the centre's settings, or one thing in it ("new": one that is being added). */
  settings: (section?: SettingsSection, id?: string) =>
    ["/settings", section, id].filter((part) => part !== undefined).join("/"),
  /** A file that is being brought in. */
  dataImport: (importId: string) => `/settings/data/imports/${importId}`,
  /** A kind of the centre's data as a file. */
  dataExport: (kind: string) => `/settings/data/export/${kind}`,
  /** Taking down a request; for a known customer and one of their cars, or for anybody. */
  newRequest: (known: { customer?: string; vehicle?: string; enquiry?: string } = {}) =>
    withQuery("/requests/new", known),
  /** Every request, open or ended; a new enquiry. */
  requests: (
    query: { channel?: string | undefined; show?: string | undefined; page?: string | undefined } = {},
  ) => withQuery("/requests", query),
  newEnquiry: () => "/requests/enquiry",
  /** What is known of a telephone number or a plate. */
  requestLookUp: () => "/requests/look-up",
  customers: (query?: string, page?: number) =>
    withQuery("/customers", { q: query, page: page === undefined || page === 1 ? undefined : String(page) }),
  customer: (customerId: string) => `/customers/${customerId}`,
  /** Making one record of this customer's and another, or parting them again. */
  customerMerge: (customerId: string, other?: string) =>
    withQuery(`/customers/${customerId}/merge`, { with: other }),
  /** What is kept of a customer: a copy for them, and erasing it. */
  customerData: (customerId: string) => `/customers/${customerId}/data`,
  customerArchive: (customerId: string) => `/customers/${customerId}/data.zip`,
  vehicle: (vehicleId: string) => `/vehicles/${vehicleId}`,
  /** Customers and vehicles by plate, telephone, VIN or name. */
  search: (query?: string) => withQuery("/search", { q: query }),
} as const;

function inboxQuery({ show, page = 1 }: { show?: string | undefined; page?: number | undefined }) {
  return { show, page: page <= 1 ? undefined : String(page) };
}

function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}
