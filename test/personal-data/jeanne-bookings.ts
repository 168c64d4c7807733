/** When Jeanne comes, came or would like to. */
import type { Database } from '../../src/platform/database/database.js';
import { bookStay, setStatus } from './everybody.js';
import { EMAIL } from './jeanne-account.js';

/** References, by what they are. */
export type HerBookings = Readonly<
  Record<'past' | 'visited' | 'now' | 'expected' | 'coming' | 'held' | 'lapsed' | 'byTheHost', string>
>;

export async function comings(
  database: Database,
  account: string,
  host: string,
  now: number,
): Promise<HerBookings> {
  const lastWeek = Date.parse('2026-11-12T09:00+01:00');
  const past = await sure(
    bookStay(database, {
      account,
      from: '2026-11-16T09:00+01:00',
      to: '2026-11-16T12:00+01:00',
      title: 'titre-changé-depuis',
      now: lastWeek,
    }),
  );
  await database.query(
    `select edit_words(id, revision, 'titre-passé', message, account_id, $2) from booking where reference = $1`,
    [past, new Date(lastWeek)],
  );
  const visited = await sure(
    bookStay(database, {
      account,
      from: '2026-11-17T09:00+01:00',
      to: '2026-11-17T12:00+01:00',
      now: lastWeek,
    }),
  );
  await setStatus(database, visited, 'checked_in', lastWeek);
  await setStatus(database, visited, 'completed', lastWeek);
  const today = await sure(
    bookStay(database, {
      account,
      from: '2026-11-23T09:00+01:00',
      to: '2026-11-23T12:00+01:00',
      title: 'titre-de-ce-matin',
      now: lastWeek,
    }),
  );
  await setStatus(database, today, 'checked_in', lastWeek);
  return {
    past,
    visited,
    now: today,
    expected: await sure(
      bookStay(database, {
        account,
        resource: 'aur-b1',
        from: '2026-11-23T09:00+01:00',
        to: '2026-11-23T12:00+01:00',
        now: lastWeek,
      }),
    ),
    coming: await sure(
      bookStay(database, {
        account,
        from: '2026-12-01T09:00+01:00',
        to: '2026-12-01T12:00+01:00',
        title: 'titre-à-venir',
        key: 'clé-de-répétition',
        now,
      }),
    ),
    held: await sure(
      bookStay(database, {
        account,
        from: '2026-12-02T09:00+01:00',
        to: '2026-12-02T12:00+01:00',
        title: 'titre-retenu',
        heldUntil: new Date(now + 600_000).toISOString(),
        now,
      }),
    ),
    lapsed: await sure(
      bookStay(database, {
        account,
        from: '2026-12-03T09:00+01:00',
        to: '2026-12-03T12:00+01:00',
        heldUntil: new Date(now - 60_000).toISOString(),
        now: now - 600_000,
      }),
    ),
    byTheHost: await sure(
      bookStay(database, {
        account,
        actor: host,
        from: '2026-12-04T09:00+01:00',
        to: '2026-12-04T12:00+01:00',
        now,
      }),
    ),
  };
}

/** One that she has handed over, one that she offers, and one that she is offered. */
export async function handovers(
  database: Database,
  { id, coming, colleague }: { readonly id: string; readonly coming: string; readonly colleague: string },
  now: number,
): Promise<void> {
  const on = async (account: string, date: string): Promise<string> =>
    sure(
      bookStay(database, {
        account,
        actor: account,
        from: `${date}T09:00+01:00`,
        to: `${date}T12:00+01:00`,
        title: 'titre-cédé',
        now,
      }),
    );
  const given = await on(id, '2026-12-14');
  await database.query('select pass_on(id, $2, $2, $3) from booking where reference = $1', [
    given,
    colleague,
    new Date(now),
  ]);
  const offered: readonly (readonly [string, string, string])[] = [
    [id, coming, 'collegue-de-jeanne@example.org'],
    [colleague, await on(colleague, '2026-12-16'), EMAIL],
  ];
  for (const [giver, reference, to] of offered)
    await database.query(
      `insert into handover_offer (id, booking_id, revision, giver_id, host_id, recipient_email, made_at, expires_at, status)
select gen_random_uuid(), b.id, b.revision, $1, $5, $3, $4, b.starts_at, 'open' from booking b where b.reference = $2`,
      [giver, reference, to, new Date(now), giver === id ? null : id],
    );
}

export async function inLine(database: Database, id: string, now: number): Promise<void> {
  await database.query(
    `insert into waitlist_entry (id, account_id, telecentre_id, kind, date, half_day, starts_at, ends_at, people, asked_at)
select gen_random_uuid(), $1, id, 'desk', '2026-12-17', 'morning', '2026-12-17T09:00+01:00', '2026-12-17T12:00+01:00', 1, $2
from telecentre where slug = 'figeac'`,
    [id, new Date(now)],
  );
}

export async function sure(reference: Promise<string | undefined>): Promise<string> {
  const booked = await reference;
  if (booked === undefined) throw new Error('The time was taken.');
  return booked;
}
