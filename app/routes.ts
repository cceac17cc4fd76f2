// The table of addresses, in the order of the journey.
import { index, layout, route, type RouteConfig } from "@react-router/dev/routes";

export default [
  // Signing in and setting up: outside the frame.
  route("sign-in", "people/staff/sign-in.route.tsx"),
  route("sign-out", "people/staff/sign-out.route.ts"),
  route("setup", "people/staff/setup.route.tsx"),
  route("preferences", "people/staff/preferences.route.ts"),
  route("switch-centre", "people/staff/switch-centre.route.ts"),

  // Everything that staff do, inside the frame.
  layout("people/staff/shell.route.tsx", [
    layout("people/staff/page.route.tsx", [
      // The board takes this address: index("visits/board.route.tsx").
      index("people/staff/start.route.tsx"),
      route("staff", "people/staff/staff.route.tsx"),
      route("devices", "people/staff/devices.route.tsx"),
    ]),
  ]),

  // What no other line answers.
  route("*", "people/staff/not-found.route.tsx"),
] satisfies RouteConfig;
