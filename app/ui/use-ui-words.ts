// The kit's texts, and the words for the codes of form errors, in the page's language.
import { createContext, useContext } from "react";
import { useTranslation } from "react-i18next";
import type { TextKey, TextValues, Translate } from "~/platform/i18n/keys";
import type { uiWords } from "./ui.words";

export type UiKey = TextKey<(typeof uiWords)["en"]>;

/** `t` over the kit's own texts. */
export function useUiWords(): Translate<UiKey> {
  const { t } = useTranslation("ui");
  return (key: UiKey, values?: TextValues) => t(key, { ...values });
}

/** Turns a form error's code into a sentence; the page gives it, because the kit doesn't know the rooms' texts. */
export const ErrorWordsContext = createContext<(code: string) => string>((code) => code);

export function useErrorWords(): (code: string) => string {
  return useContext(ErrorWordsContext);
}
