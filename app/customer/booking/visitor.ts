// Who asks for a booking page: from where, for which address, and how the page may be framed.
import type { RouterContextProvider } from "react-router";
import { clientAddressContext } from "~/platform/http/client-address";
import { allowFramesContext, type AllowFrames } from "~/platform/http/frames";

export interface Visitor {
  readonly url: URL;
  /** The network address. */
  readonly address: string;
  readonly allowFrames: AllowFrames;
}

export function visitorOf({
  request,
  context,
}: {
  readonly request: Request;
  readonly context: Readonly<RouterContextProvider>;
}): Visitor {
  return {
    url: new URL(request.url),
    address: context.get(clientAddressContext),
    allowFrames: context.get(allowFramesContext),
  };
}
