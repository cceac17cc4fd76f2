// Beside the button that sends a decision: what is approved so far. The page says everything else by itself, without this.
/* global document, addEventListener */
const LOCALES = { en: "en-GB", ru: "ru-RU" };

for (const sum of document.querySelectorAll("output[data-currency]")) {
  const { currency, text } = sum.dataset;
  const form = sum.closest("form");
  const amount = (minorUnits) => {
    const locale = LOCALES[document.documentElement.lang];
    const whole = currency === "RUB" && minorUnits % 100 === 0 ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {};
    const format = new Intl.NumberFormat(locale, { style: "currency", currency, ...whole });
    const digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
    return format.format(minorUnits / 10 ** digits.maximumFractionDigits);
  };
  const show = () => {
    const approved = [...form.querySelectorAll("input[data-minor]:checked")];
    sum.hidden = form.querySelector("input[type=radio]:checked") === null;
    sum.value = text.replace(
      "{amount}",
      amount(approved.reduce((total, { dataset }) => total + Number(dataset.minor), 0)),
    );
  };
  form.addEventListener("change", show);
  // After the way back the browser puts choices back without a word.
  addEventListener("pageshow", show);
  show();
}
