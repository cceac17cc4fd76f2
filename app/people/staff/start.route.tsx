// Where one lands after the sign-in, until the board takes this address.
import { EmptyState } from "~/ui/empty-state";

export default function Start() {
  return <EmptyState title="Bayline" />;
}
