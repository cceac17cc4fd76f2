// The table of addresses, in the order of the journey.
import { index, layout, route, type RouteConfig } from "@react-router/dev/routes";

export default [
  // Signing in and setting up: outside the frame.
  route("sign-in", "people/staff/sign-in.route.tsx"),
  route("sign-out", "people/staff/sign-out.route.ts"),
  route("setup", "people/staff/setup.route.tsx"),
  route("preferences", "people/staff/preferences.route.ts"),
  route("switch-centre", "people/staff/switch-centre.route.ts"),

  // What a customer's link opens.
  route("l/:token", "customer/page/link.route.tsx"),

  // Everything that staff do, inside the frame.
  layout("people/staff/shell.route.tsx", [
    layout("people/staff/page.route.tsx", [
      index("visits/board.route.tsx"),
      route("visits", "visits/open-visits.route.tsx"),
      route("my-work", "visits/my-work.route.tsx"),
      route("visits/:visitId", "visits/visit.layout.route.tsx", [
        index("visits/visit-index.route.ts"),
        // The pages of the seven stages, in their order.
        route("booking", "stages/1-booking/booking.route.tsx"),
        route("preparation", "stages/2-preparation/preparation.route.tsx"),
        route("intake", "stages/3-intake/intake.route.tsx"),
        route("repairs", "stages/4-repairs/repairs.route.tsx"),
        route("quality", "stages/5-quality/quality.route.tsx"),
        route("handover", "stages/6-handover/handover.route.tsx"),
        route("follow-up", "stages/7-follow-up/follow-up.route.tsx"),
        route("links", "customer/desk/links.route.tsx"),
        route("gate", "visits/gate.route.tsx"),
        route("note", "visits/note.route.tsx"),
      ]),

      // Requests, customers and vehicles.
      route("requests/new", "stages/1-booking/request.route.tsx"),
      route("customers", "people/customers/customers.route.tsx"),
      route("customers/:customerId", "people/customers/customer.route.tsx"),
      route("vehicles/:vehicleId", "people/vehicles/vehicle.route.tsx"),
      route("search", "people/search/search.route.tsx"),

      route("staff", "people/staff/staff.route.tsx"),
      route("devices", "people/staff/devices.route.tsx"),
    ]),
  ]),

  // What the new request's form asks while it is being filled in.
  route("requests/look-up", "stages/1-booking/look-up.route.ts"),

  // News of what colleagues do.
  route("live", "visits/live.route.ts"),

  // What no other line answers.
  route("*", "people/staff/not-found.route.tsx"),
] satisfies RouteConfig;
