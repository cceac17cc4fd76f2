// Paying behind a link: what is open, the button that leads to the payment page, and how the payment stands. Works without scripts.
import { useFormat } from "~/ui/centre-context";
import { Notice } from "~/ui/notice";
import { useWords } from "~/words";
import { PAY_INTENT } from "./pay-intent";
import type { PayState } from "./pay-state.server";

/** A button alone, for a page that says the amount itself. */
export function PayButton({ openMinor }: { readonly openMinor: number }) {
  const t = useWords("linkPay");
  const f = useFormat();
  return (
    <form method="post" className="flex flex-col gap-2">
      <button
        name="intent"
        value={PAY_INTENT}
        className="min-h-12 w-full rounded-md bg-accent px-[min(1.25rem,3vw)] py-2.5 font-semibold text-on-accent hyphens-auto hover:bg-accent-hover"
      >
        {t("pay", { amount: f.money(openMinor) })}
      </button>
      <p className="text-small text-ink-3">{t("where")}</p>
    </form>
  );
}

/** @param page the page's own address, where "look again" leads */
export function PayPanel({ pay, page }: { readonly pay: PayState; readonly page: string }) {
  const t = useWords("linkPay");
  const f = useFormat();
  const { kind, openMinor, paidMinor } = pay;
  return (
    <section className="flex flex-col gap-3">
      {openMinor > 0 && kind !== "confirming" && (
        <p>
          <span className="block text-ink-3">{t("open")}</span>
          <span className="block text-xl font-semibold">{f.money(openMinor)}</span>
        </p>
      )}
      {kind === "confirming" && (
        <Notice tone="info" live>
          <p>{t("confirming")}</p>
          <p>
            <a
              href={`${page}?payment=done`}
              className="inline-flex min-h-11 items-center font-medium text-accent-ink underline underline-offset-2"
            >
              {t("look")}
            </a>
          </p>
        </Notice>
      )}
      {kind === "failed" && <Notice tone="warning">{t("failed")}</Notice>}
      {kind === "settled" && (
        <p className="text-ink-2">
          {paidMinor === undefined ? t("settled") : t("paid", { amount: f.money(paidMinor) })}
        </p>
      )}
      {(kind === "payable" || kind === "failed") && <PayButton openMinor={openMinor} />}
    </section>
  );
}
