// The customers' stylesheet as a route's `links`.
import customerStyles from "./customer.css?url";

export const customerLinks = () => [{ rel: "stylesheet", href: customerStyles }];
