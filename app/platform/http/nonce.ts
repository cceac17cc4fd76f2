// The number that lets this response's own scripts run under the content security policy; empty where there is no policy.
import { createContext } from "react-router";

export const nonceContext = createContext<string>("");
