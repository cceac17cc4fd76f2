// The network address from which a request came, as the web server saw it; "unknown" where none was set.
import { createContext } from "react-router";

export const clientAddressContext = createContext<string>("unknown");
