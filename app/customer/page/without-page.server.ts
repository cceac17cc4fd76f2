// The answer to a link that opens nothing, for programs that want a file and show no page.
import { missing } from "../link-limits.server";
import { PRIVATE } from "./customer-route";

function isInit(
  value: unknown,
): value is { readonly init: { readonly status: number; readonly headers?: object } } {
  return typeof value === "object" && value !== null && "init" in value && value.init !== null;
}

/** The same for whatever reason, as everywhere: 404, or 429 with the seconds to wait. */
export async function withoutPage(address: string): Promise<Response> {
  try {
    return await missing(address);
  } catch (refusal) {
    if (!isInit(refusal)) throw refusal;
    const { status, headers = {} } = refusal.init;
    return new Response(null, { status, headers: { ...headers, ...PRIVATE } });
  }
}
