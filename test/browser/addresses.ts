/** Every page that somebody can come to. */
import { linkedBooking } from '../booking-links/linked.js';
import { bookNow, referenceOf } from '../bookings/rivals.js';
import { TUESDAY, type KnownCaller, type TestService } from '../support/service.js';

/** For an administrator of the network who is the host of Figeac as well; at the end one that does not exist. */
export const PAGES: readonly string[] = [
  '/',
  '/sign-in',
  '/sign-in/sent',
  '/house-rules',
  '/mailbox',
  '/second-factor',
  '/free-busy/aur-visio',
  '/help',
  '/help/calendars',
  '/legal',
  '/privacy',
  '/accessibility',
  '/account',
  '/account/calendars',
  '/account/mails',
  '/account/devices',
  '/account/programs',
  '/account/colleagues',
  '/account/data',
  '/account/erasure',
  '/host',
  '/telecentres/figeac/day',
  '/telecentres/figeac/day?date=2026-11-24',
  '/telecentres/figeac/external-calendars',
  '/telecentres/figeac/day/sheet?date=2026-11-24',
  '/telecentres/figeac/week?date=2026-11-24',
  '/telecentres/figeac/month?date=2026-11-24',
  '/telecentres/figeac/bookings/new?date=2026-11-24&halfDay=afternoon',
  '/telecentres/figeac/closures',
  '/telecentres/figeac/closures/new',
  '/telecentres/figeac/closures/new?when=dates&from=2026-11-24&to=2026-11-24&reason=Travaux',
  '/telecentres/figeac/closures/outside-hours',
  '/telecentres/figeac/rentals',
  '/telecentres/figeac/rentals/new',
  '/telecentres/figeac/walk-ins',
  '/telecentres/figeac/attendance',
  '/telecentres/figeac/requests',
  '/telecentres/figeac/access',
  '/telecentres/figeac/poster',
  '/arrival/montmurat',
  '/telecentres/figeac/statements',
  '/statements',
  '/statements/telecentres',
  '/telecentres/figeac/figures',
  '/telecentres/figeac/figures/sheet',
  '/figures',
  '/roles',
  '/roles/new?role=host',
  '/administration',
  '/administration/telecentres/new',
  '/administration/telecentres/figeac',
  '/administration/telecentres/figeac/place',
  '/administration/telecentres/figeac/hours',
  '/administration/telecentres/figeac/seasons',
  '/administration/telecentres/figeac/seasons/new',
  '/administration/telecentres/figeac/holidays',
  '/administration/telecentres/figeac/openings',
  '/administration/telecentres/figeac/resources',
  '/administration/telecentres/figeac/resources/fig-desk',
  '/administration/telecentres/figeac/hours-confirmation',
  '/administration/departments/46',
  '/administration/departments/new',
  '/administration/policies',
  '/administration/tariffs',
  '/administration/equipment',
  '/administration/history',
  '/administration/network-file',
  '/operations/outbox',
  '/operations/jobs',
  '/operations/identity',
  '/search',
  '/search?near=Figeac&date=2026-11-24&halfDay=morning',
  '/search?near=Saint-Martin&date=2026-11-24',
  '/search?near=figeac&date=2026-11-24&from=10:00&to=12:00&kind=meeting_room',
  '/telecentres',
  '/telecentres/figeac',
  '/telecentres/aurillac',
  '/resources/aur-visio',
  '/resources/fig-desk',
  '/bookings',
  '/bookings?when=past',
  '/waitlist',
  '/series/new?telecentre=figeac&kind=desk&date=2026-12-03&halfDay=morning',
  '/series/new?telecentre=figeac&kind=desk&halfDay=morning&how=weekly&date=2026-12-03&until=2027-03-24',
  '/series/new?telecentre=figeac&kind=desk&halfDay=hours&how=dates&on1=2020-01-01',
  '/usual-week?week=2026-11-30',
  '/teams/new?telecentre=aurillac&date=2026-11-24&halfDay=morning',
  '/bookings/choices?telecentre=figeac&kind=desk&date=2026-11-24&halfDay=morning',
  '/bookings/new?telecentre=figeac&kind=desk&date=2026-11-24&halfDay=morning',
  '/bookings/new?telecentre=figeac&kind=desk&date=2026-11-28&halfDay=morning',
  '/en/',
  '/en/search?near=Figeac&date=2026-11-24&halfDay=morning',
  '/en/telecentres/figeac',
  '/nowhere',
];

/** What the links of a booking lead to, and the longer form of one that this visitor holds. */
export async function pagesBehindLinks(service: TestService, visitor: KnownCaller): Promise<string[]> {
  const desk = { telecentre: 'montmurat', kind: 'desk', date: TUESDAY, halfDay: 'morning' };
  const { see, cancel, move, restore } = await linkedBooking(service, desk);
  const hold = { telecentre: 'aurillac', kind: 'desk', date: '2026-11-25', halfDay: 'morning', hold: true };
  const held = referenceOf(await bookNow(visitor, hold));
  const departure = cancel.replace('cancellation', 'departure');
  const mine = referenceOf(
    await bookNow(visitor, { telecentre: 'aurillac', kind: 'desk', date: '2026-11-26', halfDay: 'morning' }),
  );
  const offer = await visitor.post(`/api/v1/bookings/${mine}/handover-offers`, {
    to: 'colleague@example.org',
  });
  const { id } = offer.body as { id: string };
  const rental = await visitor.post('/api/v1/telecentres/figeac/rentals', {
    resource: 'fig-desk',
    tenant: { member: visitor.email },
    startsOn: '2027-06-01',
    termMonths: 12,
    noticeDays: 30,
    monthlyCents: 12_000,
    agreement: 'CONV-2026-07',
  });
  const team = await visitor.post('/api/v1/team-bookings', {
    ...{ telecentre: 'aurillac', date: '2026-12-02', halfDay: 'morning' },
    places: [{ kind: 'desk', count: 2 }, { kind: 'meeting_room' }],
  });
  const thursdays = { halfDay: 'morning', from: '2026-12-03', rule: 'FREQ=WEEKLY;COUNT=9' };
  const made = await visitor.post('/api/v1/series', { telecentre: 'aurillac', kind: 'desk', ...thursdays });
  const series = `/series/${(made.body as { id: string }).id}`;
  const { id: teamId } = team.body as { id: string };
  const { reference: rented } = rental.body as { reference: string };
  return [
    see,
    cancel,
    departure,
    move,
    restore,
    `/handovers/new?booking=${mine}`,
    `/handovers/${id}`,
    `${series}?done=made&otherwise=2026-12-10`,
    `${series}/change?date=2026-12-10`,
    `${series}/cancellation?date=2026-12-10`,
    `/bookings/${held}/completion`,
    `/teams/${teamId}`,
    `/rentals/${rented}`,
    `/telecentres/figeac/rentals/${rented}`,
  ];
}
