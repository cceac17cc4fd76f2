// Around each page within the frame: when the page is refused or fails, the frame stays and the way on with it.
import { Outlet } from "react-router";
import type { Route } from "./+types/page.route";
import { RefusedPage } from "~/refused-page";

export default function Page() {
  return <Outlet />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <RefusedPage error={error} inFrame />;
}
