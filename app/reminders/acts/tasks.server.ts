// The tasks that come of a visit's reminders: whose they are, and by when.
import { v7 as uuidv7 } from "uuid";
import { workingTimeAfter } from "~/journey/deadlines";
import { HOUR, latest, MINUTE, plus, type Instant } from "~/journey/instant";
import type { Role } from "~/journey/permissions";
import type { Visit } from "~/journey/visit";
import { notify } from "~/platform/live.server";
import { centreTopic } from "~/visits/store.server";
import type { Act, Acting } from "./act";

/** A no-show is called within so long of the appointment (criterion 2.3). */
const CALL_NO_SHOW = 30 * MINUTE;
const CALL_AFTER_VISIT = 72 * HOUR;
/** Opening hours in which somebody gets to it. */
const SOON = 15 * MINUTE;
const TODAY = 4 * HOUR;

function leaves(role: Role, by: (visit: Visit, acting: Acting) => Instant): Act {
  return async (visit, acting) => {
    const { tx, centreId, reminderId, wanted } = acting;
    const id = uuidv7();
    await tx.task.create({
      data: {
        id,
        centreId,
        kind: wanted.kind,
        key: `reminder:${reminderId}`,
        visitId: visit.id,
        ownerRole: role,
        dueAt: new Date(by(visit, acting)),
        details: {},
      },
    });
    await notify(tx, centreTopic(centreId), { visitId: visit.id });
    return { taskId: id };
  };
}

/** Anybody at the desk: it cannot wait for one person. */
export const callNoShow = leaves("advisor", (visit, { now }) =>
  latest(plus(visit.booking.appointment?.at ?? now, CALL_NO_SHOW), now),
);

export const callAboutApproval = leaves("advisor", (_visit, { calendar, now }) =>
  workingTimeAfter(calendar, now, SOON),
);

/** Within 72 hours of giving the car back (criterion 7.1), while the doors are open; else within some hours of work. */
export const callAboutSurvey = leaves("advisor", (visit, { calendar, now }) => {
  const until = plus(visit.handover.releasedAt ?? visit.stageEnteredAt, CALL_AFTER_VISIT);
  const lastOpen = now < until ? calendar.openings(now, until).at(-1)?.end : undefined;
  return latest(workingTimeAfter(calendar, now, TODAY), lastOpen);
});
