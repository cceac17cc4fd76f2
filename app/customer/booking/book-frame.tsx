// The page around every step of a booking: whose it is, how far it is, and the way to the other language.
import type { ReactNode } from "react";
import { CentreContext, type CentreSettings } from "~/ui/centre-context";
import { useLanguage, useWords } from "~/words";
import { Centre, Column } from "../page/frame";
import { OfferNote } from "./offer-note";
import type { OfferShown } from "./offer.server";
import { STEPS, type Step } from "./typed";

export interface BookFrameFacts {
  readonly centre: { readonly name: string; readonly address: string; readonly phone: string };
  readonly settings: CentreSettings;
  readonly slug: string;
  readonly embedded: boolean;
  readonly offer: OfferShown | undefined;
  /** The word of the offer's link, as long as nothing is kept of the booking. */
  readonly offerCode?: string | undefined;
}

/** The one form of the page: buttons outside of it name it. */
export const FORM = "step";

export function BookFrame({
  frame,
  step,
  children,
}: {
  readonly frame: BookFrameFacts;
  readonly step: Step | "done";
  readonly children: ReactNode;
}) {
  const t = useWords("book");
  return (
    <CentreContext value={frame.settings}>
      <Column>
        <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
          <div className="min-w-0 flex-1 basis-40">
            {frame.embedded ? null : <Centre centre={frame.centre} />}
            {step !== "done" && (
              <p className="text-small text-ink-3">
                {t("step", { number: STEPS.indexOf(step) + 1, count: STEPS.length })}
              </p>
            )}
          </div>
          {step !== "done" && <LanguageButton frame={frame} />}
        </header>
        <main id="content" className="flex flex-col gap-5 py-5">
          {step !== "done" && <OfferNote offer={frame.offer} />}
          {children}
        </main>
        <footer className="border-t border-line pt-4">
          <Centre centre={frame.centre} />
        </footer>
      </Column>
    </CentreContext>
  );
}

/**
 * Hands the form in as it is, so that nothing typed is lost. The unseen button before it is the one that the Enter key
 * means: the first of a form's buttons.
 */
function LanguageButton({ frame: { embedded, offerCode } }: { readonly frame: BookFrameFacts }) {
  const t = useWords("book");
  const other = useLanguage() === "ru" ? "en" : "ru";
  return (
    <>
      <button form={FORM} name="intent" value="next" tabIndex={-1} aria-hidden="true" className="sr-only">
        {t("next")}
      </button>
      <button
        form={FORM}
        formAction={`?${offerCode === undefined ? "" : `offer=${offerCode}&`}${embedded ? "embed=1&" : ""}lang=${other}`}
        formNoValidate
        name="intent"
        value="language"
        lang={other}
        className="min-h-11 px-1 text-accent-ink underline underline-offset-2"
      >
        {t("otherLanguage")}
      </button>
    </>
  );
}
