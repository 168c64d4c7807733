/** What people are told: the mails that were written, opened again, in the order in which they were. */
import { Notifications } from '../../src/notifications/notifications.js';
import type { Topic } from '../../src/notifications/topics.js';
import type { Letter } from '../../src/outbox/letter.js';
import { openLetter } from '../../src/outbox/sealed-letter.js';
import { SecretBox } from '../../src/platform/secrets/secret-box.js';
import { BOOKINGS, bookingPath, bookNow, referenceOf } from '../bookings/rivals.js';
import { TUESDAY, type Answer, type KnownCaller, type TestService } from '../support/service.js';

export interface Told {
  readonly kind: string;
  readonly to: string;
  readonly key: string;
  readonly thread: string | null;
  readonly expiresAt: Date | null;
  readonly letter: Letter;
}

/** Has everything told that can be, and reads every mail that has been written and not yet been sent. */
export async function tell(service: TestService): Promise<Told[]> {
  await service.app.get(Notifications).tellDue();
  return toldSoFar(service);
}

export async function toldSoFar(service: TestService): Promise<Told[]> {
  const rows = await service.database.query<Omit<Told, 'letter'> & { sealed: Buffer }>(
    `select kind, recipient as "to", key, thread, expires_at as "expiresAt", sealed from outgoing_mail
where key is not null and sealed is not null order by position`,
  );
  const box = service.app.get(SecretBox);
  return rows.map(({ sealed, ...mail }) => ({ ...mail, letter: openLetter(box, sealed) }));
}

/** `confirmed, REQUEST`; with `may stop` where a link stops such mails. */
export function inShort({ kind, letter: { calendar, unsubscribe } }: Told): string {
  return [
    kind.replace(/^booking-/, ''),
    ...(calendar === undefined ? [] : [calendar.method]),
    ...(unsubscribe === undefined ? [] : ['may stop']),
  ].join(', ');
}

export function toldTo(mails: readonly Told[], { email }: { readonly email: string }): string[] {
  return mails.filter(({ to }) => to === email).map(inShort);
}

/** The same people in every test: who comes, whom she allows to book for her, and who receives at two telecentres. */
export interface People {
  readonly jeanne: KnownCaller;
  readonly paul: KnownCaller;
  readonly host: KnownCaller;
}

export async function peopleOf(service: TestService): Promise<People> {
  const jeanne = await service.visitor('jeanne@example.org');
  const paul = await service.visitor('paul@example.org');
  const host = await service.visitor('host@example.org', {
    grants: [
      { role: 'host', telecentre: 'figeac' },
      { role: 'host', telecentre: 'aurillac' },
    ],
  });
  await jeanne.post('/api/v1/colleagues', { email: paul.email });
  return { jeanne, paul, host };
}

export async function decline(
  service: TestService,
  { account }: { readonly account: string },
  ...topics: readonly Topic[]
): Promise<void> {
  await service.database.query('update account set declined_mail = $2 where id = $1', [account, topics]);
}

/** Bookings and mails, so that the next test finds everything free and nothing told. */
export async function forgetBookings({ database }: TestService): Promise<void> {
  await database.query('delete from outgoing_mail');
  await database.query('delete from allocation where booking_id is not null');
  for (const table of ['booking_event', 'idempotency_key', 'booking'])
    await database.query(`delete from ${table}`);
}

export const MORNING = { telecentre: 'figeac', kind: 'desk', date: TUESDAY, halfDay: 'morning' };
export const AFTERNOON = { date: TUESDAY, halfDay: 'afternoon' };
export const FOR_JEANNE = { for: { member: 'jeanne@example.org' } };

/** Books, or holds, and gives the reference. */
export async function booked(who: KnownCaller, wish: object = MORNING): Promise<string> {
  return referenceOf(done(await bookNow(who, wish)));
}

export async function moved(who: KnownCaller, reference: string, to: object): Promise<void> {
  done(await who.patch(bookingPath(reference), to));
}

/** With a reason, when it is not by whoever comes: they are told why. */
export async function cancelled(who: KnownCaller, reference: string, reason?: string): Promise<void> {
  done(
    await who.post(`${bookingPath(reference)}/cancellation`, reason === undefined ? undefined : { reason }),
  );
}

export async function restored(who: KnownCaller, reference: string): Promise<void> {
  done(await who.post(`${bookingPath(reference)}/restoration`));
}

export async function confirmed(who: KnownCaller, reference: string): Promise<void> {
  done(await who.post(`${BOOKINGS}/${reference}/confirmation`));
}

function done(answer: Answer): Answer {
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  return answer;
}
