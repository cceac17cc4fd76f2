// Every step of every message, written down by the database itself while the faults happen.
import type pg from "pg";

/** A step as it was committed. */
export interface MessageStep {
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly at: Date;
}

const RECORD = `
  create table faults_step (
    id bigint generated always as identity primary key, message_id uuid not null, was text not null, became text not null,
    at timestamptz(3) not null default clock_timestamp());
  create function faults_step() returns trigger language plpgsql as $$
  begin
    if new.state <> old.state then
      insert into faults_step (message_id, was, became) values (new.id, old.state, new.state);
    end if;
    return new;
  end
  $$;
  create trigger faults_step after update of state on message for each row execute function faults_step();`;

/** From now on every step is recorded. */
export async function recordSteps(client: pg.Pool): Promise<void> {
  await client.query(RECORD);
}

export async function recordedSteps(client: pg.Pool): Promise<readonly MessageStep[]> {
  const { rows } = await client.query<MessageStep>(
    `select message_id as "messageId", was as "from", became as "to", at from faults_step order by id`,
  );
  return rows;
}
