// Answers are compressed on their way out. Listeners for `drain` are handed to the compressing stream by `compression`, which does not
// take them away from it again: whoever waits for it often, as the framework does for each part of a long page, left one behind each time.
import compression from "compression";
import type { RequestHandler, Response } from "express";

const nothing = () => undefined;

/** Makes the response take listeners for `drain` away from where they are. */
function takesListenersAway(response: Response): void {
  const removeListener = response.removeListener.bind(response);
  const off: Response["off"] = (type, listener) => {
    removeListener(type, listener);
    if (type !== "drain") return response;
    // What hears it: the response itself or, once there is one, the compressing stream.
    const heard = response.on("drain", nothing);
    if (heard === response) removeListener("drain", nothing);
    else heard.off("drain", nothing).off("drain", listener);
    return response;
  };
  Object.assign(response, { off, removeListener: off });
}

/** @param filter whether an answer may be compressed */
export function compressed(filter: compression.CompressionFilter): RequestHandler {
  const compress = compression({ filter });
  return (request, response, next) => {
    compress(request, response, (error?: unknown) => {
      takesListenersAway(response);
      if (error === undefined) next();
      else next(error);
    });
  };
}
