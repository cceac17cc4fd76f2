// The page around signing in and setting up: a card in the middle, the language and nothing else.
import type { ReactNode } from "react";
import { PreferenceForm } from "./preference-form";
import { useLanguage } from "~/words";

export interface OutsideFrameProps {
  readonly title: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export function OutsideFrame({ title, wide = false, children }: OutsideFrameProps) {
  const language = useLanguage();
  return (
    <div className="flex min-h-dvh flex-col items-center px-4 pt-6 pb-12 sm:pt-[12dvh]">
      <main id="content" className={wide ? "w-full max-w-2xl" : "w-full max-w-sm"}>
        <p className="pb-3 text-body font-semibold tracking-tight text-ink-3">Bayline</p>
        <div className="rounded-xl border border-line bg-surface p-5 shadow-card sm:p-6">
          <h1 className="pb-4 text-xl leading-tight font-semibold tracking-tight">{title}</h1>
          {children}
        </div>
        <div className="mt-3 flex justify-end gap-1">
          <PreferenceForm name="language" value={language === "en" ? "ru" : "en"} icon="globe">
            {language === "en" ? "Русский" : "English"}
          </PreferenceForm>
        </div>
      </main>
    </div>
  );
}
