// Above the steps: by which offer the customer came, and until when it is.
import { useFormat } from "~/ui/centre-context";
import { Notice } from "~/ui/notice";
import { useWords } from "~/words";
import type { OfferShown } from "./offer.server";

export function OfferNote({ offer }: { readonly offer: OfferShown | undefined }) {
  const t = useWords("book");
  const f = useFormat();
  if (!offer) return null;
  switch (offer.kind) {
    case "open":
      return <Notice title={offer.title}>{t("offer.until", { day: f.date(offer.until) })}</Notice>;
    case "over":
      return <Notice title={offer.title}>{t("offer.over", { day: f.date(offer.endedAt) })}</Notice>;
    case "unknown":
      return <Notice>{t("offer.unknown")}</Notice>;
    default:
      return offer satisfies never;
  }
}
