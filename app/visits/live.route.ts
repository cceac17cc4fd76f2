// Where browsers listen for what colleagues do.
import type { Route } from "./+types/live.route";
import { newsStream } from "./news.server";

export function loader({ request }: Route.LoaderArgs) {
  return newsStream(request);
}
