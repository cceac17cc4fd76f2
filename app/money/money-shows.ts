// What the list of money can show.
export const NOT_SETTLED = ["open", "on-account", "give-back"] as const;
export const MONEY_SHOWS = ["all", ...NOT_SETTLED] as const;
export type MoneyShow = (typeof MONEY_SHOWS)[number];
