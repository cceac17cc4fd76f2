// A notice in words.
import type { Format } from "~/ui/centre-context";
import { formatMoney } from "~/ui/format";
import type { Words } from "~/words";
import type { NoticeDetails } from "./notice";

/** Its currency is Stripe's word, and not the reader's centre's. */
export function noticeText(
  t: Words<"notices">,
  { language }: Pick<Format, "language">,
  details: NoticeDetails,
): string {
  switch (details.kind) {
    case "carrier-refuses":
      return t(`carrier.${details.carrier}`, { code: details.code });
    case "stripe-unmatched": {
      const { stripeId: id, amountMinor, currency } = details;
      const known = amountMinor !== undefined && currency !== undefined;
      return t("unmatched", {
        id,
        amount: known ? formatMoney(amountMinor, currency, language) : t("someAmount"),
      });
    }
    case "stripe-unread":
      return t("unread", { id: details.stripeId });
    default:
      return details satisfies never;
  }
}
