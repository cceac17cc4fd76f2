// The version of this copy of the program, as package.json says it.
import { version } from "../../package.json";

export { version };
