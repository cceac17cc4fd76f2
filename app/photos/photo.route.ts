// A photo for staff of its centre.
import type { Route } from "./+types/photo.route";
import { photoForStaff } from "./photo-file.server";

export function loader({ request, params }: Route.LoaderArgs): Promise<Response> {
  return photoForStaff(request, params);
}
