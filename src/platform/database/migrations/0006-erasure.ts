import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What erasing somebody needs: the one way in which bookings become nobody's, and indexes that find a person's traces. */
export class Erasure1700000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Takes out of these bookings and of their story who came and what it was about. Of a member, status and home commune
-- stay: too coarse to tell who it was, and enough to say who telecentres are for.
create function anonymise_bookings(p_bookings uuid[], p_now timestamptz) returns int language plpgsql as $$
declare
  v_count int;
begin
  update booking b set
    (holder_status, holder_commune) = (select a.status, a.commune from account a where a.id = b.account_id),
    account_id = null, guest_name = null, title = null, anonymised_at = p_now
  where b.id = any (p_bookings) and b.anonymised_at is null;
  get diagnostics v_count = row_count;
  update booking_event set booking = booking || '{"title": null}'
  where booking_id = any (p_bookings) and booking ->> 'title' is not null;
  return v_count;
end $$;

-- As before, and no title is written back to a booking that has become nobody's meanwhile.
create or replace function edit_title(p_booking uuid, p_revision int, p_title text, p_actor uuid, p_now timestamptz)
returns jsonb language plpgsql as $$
begin
  update booking set title = p_title, revision = revision + 1, updated_at = p_now
  where id = p_booking and revision = p_revision and anonymised_at is null;
  if not found then
    return null;
  end if;
  return append_booking_event(p_booking, 'edited', p_actor, p_now);
end $$;

create index booking_event_by_actor on booking_event (actor_id) where actor_id is not null;
create index audit_entry_by_actor on audit_entry (actor, at desc) where actor is not null;
`);
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('People are never dropped: restore a backup into a new database instead.'),
    );
  }
}
