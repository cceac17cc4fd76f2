// One line in the log for every answered request, without what its address or headers may give away.
import type { RequestHandler } from "express";
import { pinoHttp } from "pino-http";
import type { Logger } from "pino";
import { loggablePath } from "../log.server";

/** Not worth a line: asked for every few seconds, or files. */
const QUIET = /^\/(healthz|assets\/|favicon|icon)/;

export function requestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    autoLogging: { ignore: (request) => QUIET.test(request.url ?? "") },
    customLogLevel: (_request, response, error) => {
      if (error ?? response.statusCode >= 500) return "error";
      return response.statusCode >= 400 && response.statusCode !== 404 ? "warn" : "info";
    },
    customSuccessMessage: () => "answered",
    customErrorMessage: () => "failed",
    customAttributeKeys: { responseTime: "milliseconds" },
    quietReqLogger: true,
    serializers: {
      req: (request: { method: string; url: string }) => ({
        method: request.method,
        path: loggablePath(request.url),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
  });
}
