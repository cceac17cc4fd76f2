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
  route("l/:token/move", "customer/booking/visit/move.route.tsx"),
  route("l/:token/cancel", "customer/booking/visit/cancel.route.tsx"),
  route("l/:token/visit.ics", "customer/booking/visit/calendar-file.route.ts"),

  route("l/:token/work-order.pdf", "papers/link-work-order.route.ts"),
  route("l/:token/receipt.pdf", "papers/link-receipt.route.ts"),
  route("l/:token/invoices/:file", "papers/link-invoice.route.ts"),
  route("l/:token/photos/:photoId/:size", "photos/link-photo.route.ts"),

  // Where customers book by themselves.
  route("book/:slug", "customer/booking/start.route.tsx"),
  route("book/:slug/:secret/:step", "customer/booking/step.route.tsx"),

  // A person's visits for their own calendar program.
  route("feeds/:file", "people/staff/calendar-feed/feed.route.ts"),

  // Everything that staff do, inside the frame.
  layout("people/staff/shell.route.tsx", [
    layout("people/staff/page.route.tsx", [
      index("visits/board.route.tsx"),
      route("visits", "visits/open-visits.route.tsx"),
      route("my-work", "visits/my-work.route.tsx"),
      route("foreman", "foreman/foreman.route.tsx"),
      route("calendar", "calendar/calendar.route.tsx"),
      route("morning", "insight/criteria-pages/morning.route.tsx"),
      route("criteria", "insight/criteria-pages/criteria.route.tsx"),
      route("criteria/:stage", "insight/criteria-pages/stage-criteria.route.tsx"),
      route("criterion/:criterion", "insight/criteria-pages/criterion.route.tsx"),
      route("criterion/:criterion/centres", "insight/criteria-pages/criterion-centres.route.tsx"),
      route("first-time-right", "insight/first-time-right/first-time-right.route.tsx"),
      route("report", "insight/pages/report.route.tsx"),
      route("report/visits", "insight/pages/behind.route.tsx"),
      route("report/improvements", "insight/pages/improvements.route.tsx"),
      route("report/improvements/new", "insight/pages/new-improvement.route.tsx"),
      route("report/improvements/:improvementId", "insight/pages/improvement.route.tsx"),
      route("tasks", "teamwork/tasks.route.tsx"),
      route("notices", "notices/notices.route.tsx"),
      route("money", "money/money.route.tsx"),
      route("complaints", "complaints/complaints.route.tsx"),
      route("retention", "retention/retention.route.tsx"),
      route("preparation", "stages/2-preparation/desk/desk.route.tsx"),
      route("parts", "parts/parts.route.tsx"),
      route("parts/stock", "parts/stock.route.tsx"),
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
        route("messages", "conversations/visit-messages.route.tsx"),
        route("gate", "visits/gate.route.tsx"),
        route("note", "visits/note.route.tsx"),
        route("return", "returns/return.route.tsx"),
      ]),

      route("visits/:visitId/work-order", "papers/work-order.route.tsx"),
      route("visits/:visitId/invoice/:invoiceId", "papers/invoice.route.tsx"),

      // Requests, customers and vehicles.
      route("requests", "requests/requests.route.tsx"),
      route("requests/enquiry", "requests/enquiry.route.tsx"),
      route("requests/new", "stages/1-booking/request.route.tsx"),
      route("customers", "people/customers/customers.route.tsx"),
      route("customers/:customerId", "people/customers/customer.route.tsx"),
      route("customers/:customerId/merge", "people/customers/merge/merge.route.tsx"),
      route("customers/:customerId/data", "privacy/data.route.tsx"),
      route("vehicles/:vehicleId", "people/vehicles/vehicle.route.tsx"),
      route("search", "people/search/search.route.tsx"),

      // What the centre is: hours, people, bays, services, limits.
      route("settings", "settings/settings.layout.route.tsx", [
        index("settings/overview.route.tsx"),
        route("hours", "settings/hours/hours.route.tsx"),
        route("holidays", "settings/holidays/holidays.route.tsx"),
        route("holidays/:date", "settings/holidays/holiday.route.tsx"),
        route("bays", "settings/bays/bays.route.tsx"),
        route("bays/:bayId", "settings/bays/bay.route.tsx"),
        route("people", "settings/people/people.route.tsx"),
        route("people/:staffId", "settings/people/person.route.tsx"),
        route("services", "settings/services/services.route.tsx"),
        route("services/:serviceId", "settings/services/service.route.tsx"),
        route("inspections", "settings/inspections/inspections.route.tsx"),
        route("inspections/:listId", "settings/inspections/list.route.tsx"),
        route("limits", "settings/limits/limits.route.tsx"),
        route("days", "settings/days/days.route.tsx"),
        route("online", "settings/online/online.route.tsx"),
        route("reminders", "reminders/centre-rules/rules.route.tsx"),
        route("messages", "messages/templates/templates.route.tsx"),
        route("messages/:template", "messages/templates/template.route.tsx"),
        route("contact", "settings/contact/contact.route.tsx"),
        route("follow-up", "stages/7-follow-up/settings/follow-up-settings.route.tsx"),
        route("data", "exchange/data.route.tsx"),
        route("data/imports/:importId", "exchange/import.route.tsx"),
        route("data/export/:kind", "exchange/export.route.ts"),
      ]),

      route("staff", "people/staff/staff.route.tsx"),
      route("devices", "people/staff/devices.route.tsx"),
      route("devices/calendar", "people/staff/calendar-feed/own-calendar.route.tsx"),
      route("outbox", "messages/outbox.route.tsx"),
      route("inbox", "conversations/inbox.layout.route.tsx", [
        route(":conversationId", "conversations/thread.route.tsx"),
      ]),
      route("scheduled", "reminders/scheduled.route.tsx"),
      route("campaigns", "campaigns/campaigns.route.tsx"),
      route("campaigns/new", "campaigns/new.route.tsx"),
      route("campaigns/:campaignId", "campaigns/campaign.route.tsx"),
      route("campaigns/:campaignId/people", "campaigns/people.route.tsx"),
      route("campaigns/:campaignId/texts", "campaigns/texts.route.tsx"),
    ]),
  ]),

  // What is half-written of an intake.
  route("visits/:visitId/intake/draft", "stages/3-intake/draft/draft.route.ts"),

  // Photos of visits; they arrive at an address of their own, in front of the framework.
  route("visits/:visitId/photos", "photos/visit-photos.route.ts"),
  route("photos/:photoId/:size", "photos/photo.route.ts"),

  // What mechanics tap on their phones, one by one, also later than it happened.
  route("taps", "stages/4-repairs/taps.route.ts"),

  // What is kept of a customer, as one archive.
  route("customers/:customerId/data.zip", "privacy/archive.route.ts"),

  // Papers of visits as files.
  route("visits/:visitId/work-order.pdf", "papers/work-order-file.route.ts"),
  route("visits/:visitId/approvals/:file", "papers/receipt-file.route.ts"),
  route("visits/:visitId/invoices/:file", "papers/invoice-file.route.ts"),

  // What the new request's form asks while it is being filled in.
  route("requests/look-up", "stages/1-booking/look-up.route.ts"),

  // The visits behind a quality criterion's number.
  route("criterion/:criterion/visits.csv", "insight/criteria-pages/criterion-visits.route.ts"),

  // The visits behind a number of the bottleneck report.
  route("report/visits.csv", "insight/pages/behind-file.route.ts"),

  // News of what colleagues do.
  route("live", "visits/live.route.ts"),

  // What no other line answers.
  route("*", "people/staff/not-found.route.tsx"),
] satisfies RouteConfig;
