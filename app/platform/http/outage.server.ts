// A lost database, handled in one place: every loader and action answers 503 then, and the page tries again by itself.
import type { ServerBuild } from "react-router";
import { orUnavailable } from "../database-outage";

type Routes = ServerBuild["routes"];
type Route = NonNullable<Routes[string]>;

/** The build with every loader and action wrapped: an unreachable database becomes a 503 that the error page knows. */
export function withOutageAnswers(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => [id, route && wrap(route)] as const);
  return { ...build, routes: Object.fromEntries(routes) };
}

function wrap(route: Route): Route {
  const { loader, action } = route.module;
  return {
    ...route,
    module: {
      ...route.module,
      ...(loader && {
        loader: (args: Parameters<typeof loader>[0]) => orUnavailable(called(() => loader(args))),
      }),
      ...(action && {
        action: (args: Parameters<typeof action>[0]) => orUnavailable(called(() => action(args))),
      }),
    },
  };
}

/** A loader may throw before it returns a promise. */
async function called<T>(run: () => T | Promise<T>): Promise<T> {
  return run();
}
