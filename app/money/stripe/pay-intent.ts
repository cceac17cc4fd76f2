// The name by which the form of the pay button is known behind a link.
export const PAY_INTENT = "pay";
