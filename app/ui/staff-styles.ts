// The staff's stylesheet as a route's `links`.
import staffStyles from "./staff.css?url";

export const staffStylesheet: string = staffStyles;

/** `export const links = staffLinks` in a route outside the frame; inside it the frame has it already. */
export const staffLinks = () => [{ rel: "stylesheet", href: staffStyles }];
