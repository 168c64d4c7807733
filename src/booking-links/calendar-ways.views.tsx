import type { JSX } from 'preact';
import type { BookingSnapshot } from '../bookings/booking-record.js';
import type { Words } from '../platform/i18n/language.js';
import { Icon } from '../platform/web/icon.js';
import type { Instant } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';
import { sourcedHostOf } from '../telecentres/sourced.js';
import { linkPath } from './booking-links.js';
import type { OpenedLink } from './link-door.js';

/** The file is for every calendar that somebody has at hand; two that live in the browser have ways of their own. */
export function CalendarWays({ link }: { readonly link: OpenedLink }): JSX.Element {
  const { booking, telecentre, token, visit } = link;
  const { language } = visit;
  return (
    <section class="calendar-ways" data-online>
      <p class="actions">
        <a class="button quiet" href={`${linkPath(token)}/calendar.ics`} download>
          <Icon name="calendar-plus" /> {WORDS.add[language]}
        </a>
        <a href={googleAddress(booking, telecentre)} rel="noreferrer">
          {WORDS.google[language]}
        </a>
        <a href={outlookAddress(booking, telecentre)} rel="noreferrer">
          {WORDS.outlook[language]}
        </a>
      </p>
    </section>
  );
}

/** What others are told when the way is taken: when, what and where, and no link of ours. */
function googleAddress(booking: BookingSnapshot, telecentre: Telecentre | null): string {
  const compact = (instant: Instant): string => stamp(instant).replace(/[-:]/g, '');
  const query = new URLSearchParams({
    action: 'TEMPLATE',
    text: titleOf(booking, telecentre),
    dates: `${compact(booking.start)}/${compact(booking.end)}`,
    ctz: booking.timeZone,
    location: placeOf(booking, telecentre),
  });
  return `https://calendar.google.com/calendar/render?${query.toString()}`;
}

function outlookAddress(booking: BookingSnapshot, telecentre: Telecentre | null): string {
  const query = new URLSearchParams({
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: titleOf(booking, telecentre),
    startdt: stamp(booking.start),
    enddt: stamp(booking.end),
    location: placeOf(booking, telecentre),
  });
  return `https://outlook.live.com/calendar/0/deeplink/compose?${query.toString()}`;
}

/** `2027-01-12T08:00:00Z`. */
function stamp(instant: Instant): string {
  return new Date(instant).toISOString().replace('.000', '');
}

/** As in the invitations of our mails. */
function titleOf(
  { title, resourceName, telecentreName }: BookingSnapshot,
  telecentre: Telecentre | null,
): string {
  const parts = [title, resourceName, telecentre?.commune.name ?? telecentreName];
  return parts.filter((part) => part !== null).join(' – ');
}

function placeOf({ telecentreName }: BookingSnapshot, telecentre: Telecentre | null): string {
  if (telecentre === null) return telecentreName;
  const { postcode, name } = telecentre.commune;
  const { address } = sourcedHostOf(telecentre);
  return [telecentreName, address, `${postcode} ${name}`].filter(Boolean).join(', ');
}

const WORDS = {
  add: { fr: 'Ajouter à mon agenda', en: 'Add to my calendar' },
  google: { fr: 'Google Agenda', en: 'Google Calendar' },
  outlook: { fr: 'Outlook', en: 'Outlook' },
} satisfies Record<string, Words>;
