// Messages whose time has come and for which no job waits: a worker was killed, a carrier was connected later.
import { db } from "~/platform/db/db.server";
import { carriedChannels } from "./carriers.server";
import { sendMessageJob } from "./send-job";

const AT_ONCE = 1_000;

/**
 * Asks for a job for each message that needs one and has none. One that is far off counts as none: after a failure of its
 * own it would come much too late.
 * @returns how many
 */
export async function resumeUnsettled(now: Date): Promise<number> {
  const channels = [...carriedChannels()];
  if (channels.length === 0) return 0;
  const rows = await db().$queryRaw<unknown[]>`
    with unsettled as (
      select id, 'message:' || id as key from message
       where state in ('pending', 'sending', 'unknown') and channel = any(${channels})
         and (state <> 'pending' or send_after <= ${now}::timestamptz)
         and not exists (
               select 1 from graphile_worker.jobs
                where key = 'message:' || message.id and attempts < max_attempts
                  and (locked_at is not null
                       or run_at <= ${now}::timestamptz
                                    + case state when 'pending' then interval '1 minute' else interval '6 minutes' end))
       order by send_after limit ${AT_ONCE}
    )
    select graphile_worker.add_job(
             identifier => ${sendMessageJob.name}::text,
             payload => json_build_object('messageId', id),
             run_at => now(), job_key => key, job_key_mode => 'replace') is null as asked
      from unsettled`;
  return rows.length;
}
