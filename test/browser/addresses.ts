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
  '/telecentres/figeac/external-calendars',
  '/roles',
  '/roles/new?role=host',
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
  return [see, cancel, move, restore, `/bookings/${held}/completion`];
}
