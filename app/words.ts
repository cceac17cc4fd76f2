// All texts of the program, room by room. A room adds its line here; a test compares its two languages.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { complaintsWords } from "~/complaints/complaints.words";
import { conversationsWords } from "~/conversations/conversations.words";
import { deliveriesWords } from "~/conversations/deliveries.words";
import { campaignsWords } from "~/campaigns/campaigns.words";
import { calendarWords } from "~/calendar/calendar.words";
import { capacityWords } from "~/capacity/capacity.words";
import { bookWords } from "~/customer/booking/book.words";
import { readyWords } from "~/customer/page/ready.words";
import { customerWords } from "~/customer/page/customer.words";
import { surveyWords } from "~/customer/page/survey/survey.words";
import { linksWords } from "~/customer/desk/links.words";
import { messagesWords } from "~/messages/messages.words";
import { moneyWords } from "~/money/money.words";
import { templatesWords } from "~/messages/templates/templates.words";
import { mergingWords } from "~/people/customers/merge/merging.words";
import { foremanWords } from "~/foreman/foreman.words";
import { exchangeWords } from "~/exchange/exchange.words";
import { peopleWords } from "~/people/people.words";
import { criteriaWords } from "~/insight/criteria-pages/criteria.words";
import { driversWords } from "~/insight/criteria-pages/drivers.words";
import { morningWords } from "~/insight/criteria-pages/morning.words";
import { reportHowWords } from "~/insight/pages/report-how.words";
import { reportWords } from "~/insight/pages/report.words";
import { improvementsWords } from "~/insight/improvements/improvements.words";
import { linkPayWords } from "~/money/stripe/link-pay.words";
import { feedWords } from "~/people/staff/calendar-feed/feed.words";
import { devicesWords } from "~/people/staff/devices.words";
import { setupWords } from "~/people/staff/setup.words";
import { staffWords } from "~/people/staff/staff.words";
import { errorsWords } from "~/platform/i18n/errors.words";
import type { RoomTexts, TextKey, Translate } from "~/platform/i18n/keys";
import { asLanguage, FALLBACK_LANGUAGE, type PageLanguage } from "~/platform/i18n/language";
import { makeTexts } from "~/platform/i18n/texts";
import { readErrorCode } from "~/ui/form/error-codes";
import { remindersWords } from "~/reminders/reminders.words";
import { latenessWords } from "~/lateness/lateness.words";
import { rulesWords } from "~/reminders/centre-rules/rules.words";
import { requestListWords } from "~/requests/request-list.words";
import { noticesWords } from "~/notices/notices.words";
import { retentionWords } from "~/retention/retention.words";
import { returnsWords } from "~/returns/returns.words";
import { bookingWords } from "~/stages/1-booking/booking.words";
import { requestsWords } from "~/stages/1-booking/request.words";
import { offlineWords } from "~/offline/offline.words";
import { papersWords } from "~/papers/papers.words";
import { privacyWords } from "~/privacy/privacy.words";
import { photosWords } from "~/photos/photos.words";
import { partsWords } from "~/parts/parts.words";
import { stockWords } from "~/parts/stock.words";
import { deskWords } from "~/stages/2-preparation/desk/desk.words";
import { preparationWords } from "~/stages/2-preparation/preparation.words";
import { damageWords } from "~/stages/3-intake/damage/damage.words";
import { draftWords } from "~/stages/3-intake/draft/draft.words";
import { intakeWords } from "~/stages/3-intake/intake.words";
import { signingWords } from "~/visits/signature/signing.words";
import { extraWorkWords } from "~/stages/4-repairs/extra-work.words";
import { repairsWords } from "~/stages/4-repairs/repairs.words";
import { qualityWords } from "~/stages/5-quality/quality.words";
import { handoverWords } from "~/stages/6-handover/handover.words";
import { followUpWords } from "~/stages/7-follow-up/follow-up.words";
import { rosterWords } from "~/settings/people/roster.words";
import { inspectionListsWords } from "~/settings/inspections/inspection-lists.words";
import { worksWords } from "~/settings/works.words";
import { settingsWords } from "~/settings/settings.words";
import { teamworkWords } from "~/teamwork/teamwork.words";
import { pagesWords } from "~/ui/shell/pages.words";
import { shellWords } from "~/ui/shell/shell.words";
import { uiWords } from "~/ui/ui.words";
import { orderLinesWords } from "~/visits/order-lines.words";
import { boardWords } from "~/visits/board.words";
import { choicesWords } from "~/visits/choices.words";
import { denialWords } from "~/visits/denial.words";
import { eventWords } from "~/visits/event.words";
import { journeyWords } from "~/visits/journey.words";
import { inspectionsWords } from "~/visits/inspections.words";
import { myWorkWords } from "~/visits/my-work.words";
import { visitWords } from "~/visits/visit.words";

export const rooms = {
  ui: uiWords,
  calendar: calendarWords,
  lateness: latenessWords,
  capacity: capacityWords,
  campaigns: campaignsWords,
  errors: errorsWords,
  pages: pagesWords,
  shell: shellWords,
  staff: staffWords,
  devices: devicesWords,
  setup: setupWords,
  people: peopleWords,
  privacy: privacyWords,
  merging: mergingWords,
  requests: requestsWords,
  requestList: requestListWords,
  booking: bookingWords,
  papers: papersWords,
  desk: deskWords,
  parts: partsWords,
  stock: stockWords,
  preparation: preparationWords,
  intake: intakeWords,
  damage: damageWords,
  draft: draftWords,
  signing: signingWords,
  repairs: repairsWords,
  extraWork: extraWorkWords,
  quality: qualityWords,
  handover: handoverWords,
  followUp: followUpWords,
  complaints: complaintsWords,
  criteria: criteriaWords,
  drivers: driversWords,
  morning: morningWords,
  report: reportWords,
  reportHow: reportHowWords,
  improvements: improvementsWords,
  returns: returnsWords,
  retention: retentionWords,
  notices: noticesWords,
  links: linksWords,
  customer: customerWords,
  ready: readyWords,
  linkPay: linkPayWords,
  survey: surveyWords,
  book: bookWords,
  messages: messagesWords,
  money: moneyWords,
  conversations: conversationsWords,
  deliveries: deliveriesWords,
  templates: templatesWords,
  reminders: remindersWords,
  rules: rulesWords,
  feed: feedWords,
  foreman: foremanWords,
  photos: photosWords,
  offline: offlineWords,
  orderLines: orderLinesWords,
  board: boardWords,
  journey: journeyWords,
  inspections: inspectionsWords,
  choices: choicesWords,
  denials: denialWords,
  events: eventWords,
  visit: visitWords,
  myWork: myWorkWords,
  teamwork: teamworkWords,
  exchange: exchangeWords,
  settings: settingsWords,
  inspectionLists: inspectionListsWords,
  works: worksWords,
  roster: rosterWords,
} as const satisfies Readonly<Record<string, RoomTexts>>;

export type Room = keyof typeof rooms;
/** The keys of a room's texts, for functions that take one. */
export type WordKey<R extends Room> = TextKey<(typeof rooms)[R]["en"]>;
export type Words<R extends Room> = Translate<WordKey<R>>;

export const texts = makeTexts(rooms);

/** Texts of a room in a given language, for code without React: `words("ru", "staff")("role.advisor")`. */
export function words<R extends Room>(language: PageLanguage, room: R): Words<R> {
  return texts.words(language, room);
}

/** Texts of a room in the page's language: `const t = useWords("staff"); t("role.advisor")`. */
export function useWords<R extends Room>(room: R): Words<R> {
  const language = useLanguage();
  return useMemo(() => texts.words(language, room), [language, room]);
}

/** The language of the page. */
export function useLanguage(): PageLanguage {
  const { i18n } = useTranslation();
  return asLanguage(i18n.language) ?? FALLBACK_LANGUAGE;
}

/**
 * The sentence of a form error's code: "required" is looked up among the common errors, "staff:signIn.wrong" in a room.
 * A text that is no code is passed on; an unknown code becomes a request to check the field, never the code itself.
 */
export function errorWords(language: PageLanguage, text: string): string {
  if (text.includes(" ") && !text.includes("|")) return text;
  const { code, values } = readErrorCode(text);
  const counted = { ...values, ...countOf(values) };
  const key = code.includes(":") ? code : `errors:${code}`;
  return texts.lookUp(language, key, counted) ?? words(language, "errors")("unknown");
}

/** The number that chooses the plural form, when the values name none. */
function countOf(values: Readonly<Record<string, string | number>>): { count?: string | number } {
  const count = values["count"] ?? values["min"] ?? values["max"];
  return count === undefined ? {} : { count };
}
