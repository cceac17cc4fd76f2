// Facts about money as lines of the timeline: always with the amount.
import type { EventOf, EventType } from "~/journey/events";
import { instant } from "~/journey/instant";
import { doubtKey } from "~/money/stripe/failure";
import { within, type Telling, type TellingContext } from "./event-telling";
import { noonOf } from "./part-telling";

type MoneyEvent = Extract<
  EventType,
  `invoice.${string}` | `payment.${string}` | `account.${string}` | `price.${string}`
>;
type Tells = {
  readonly [T in MoneyEvent]: (payload: EventOf<T>["payload"], context: TellingContext) => Telling;
};

export const MONEY_TELLINGS: Tells = {
  "invoice.drafted": ({ discounts }, { t, format }) => ({
    title: t("invoice.drafted"),
    detail:
      discounts.map(({ amountMinor, reason }) => `−${format.money(amountMinor)}: ${reason}`).join(" · ") ||
      undefined,
  }),
  "price.agreed": ({ lines, how, saidBy, reason }, { t, choices, format }) => ({
    title: t("price.agreed", {
      how: within(choices(`how.${how}`)),
      total: lines.map(({ priceMinor }) => format.money(priceMinor)).join(", "),
    }),
    detail: [saidBy, reason].join(" · "),
  }),
  "invoice.issued": ({ number, totalMinor, discounts = [] }, { t, format }) => ({
    title: t("invoice.issued", { number, total: format.money(totalMinor) }),
    detail:
      discounts.map(({ amountMinor, reason }) => `−${format.money(amountMinor)}: ${reason}`).join(" · ") ||
      undefined,
  }),
  "invoice.credited": ({ number, totalMinor, reason }, { t, format }) => ({
    title: t("invoice.credited", { number, total: format.money(totalMinor) }),
    detail: reason,
  }),
  "payment.received": ({ amountMinor, method }, { t, choices, format }) => ({
    title: t("payment.received", {
      amount: format.money(amountMinor),
      method: within(choices(`payment.${method}`)),
    }),
  }),
  "payment.refunded": ({ amountMinor, reason }, { t, format }) => ({
    title: t("payment.refunded", { amount: format.money(amountMinor) }),
    detail: reason,
  }),
  "payment.disputed": ({ amountMinor, reason, inquiry, dueBy }, { t, choices, format }) => ({
    title: t(inquiry ? "payment.asked" : "payment.disputed", { amount: format.money(amountMinor) }),
    detail: [
      choices(doubtKey(reason)),
      ...(dueBy === undefined
        ? []
        : [t("payment.disputedUntil", { until: format.dateTime(instant(dueBy)) })]),
    ].join(" · "),
  }),
  "payment.dispute-closed": ({ amountMinor, outcome }, { t, format }) => ({
    title: t(`payment.${outcome}`, { amount: format.money(amountMinor) }),
  }),
  "account.opened": ({ openMinor, reason, dueOn }, { t, format }) => ({
    title:
      dueOn === undefined
        ? t("account.opened", { open: format.money(openMinor) })
        : t("account.openedUntil", { open: format.money(openMinor), day: format.day(noonOf(dueOn)) }),
    detail: reason,
  }),
};
