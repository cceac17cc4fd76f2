// What remix.config.js holds.
import type { Config } from "@react-router/dev/config";

declare const config: Config;
export default config;
