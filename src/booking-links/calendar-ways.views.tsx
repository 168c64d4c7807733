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
  const entry = { booking, telecentre, text: textOf(link) };
  return (
    <section class="calendar-ways" data-online>
      <p class="actions">
        <a class="button quiet" href={`${linkPath(token)}/calendar.ics`} download>
          <Icon name="calendar-plus" /> {WORDS.add[language]}
        </a>
        {WAYS.map(([label, addressOf]) => (
          <a key={label.fr} href={addressOf(entry)} rel="noreferrer">
            {label[language]}
          </a>
        ))}
      </p>
    </section>
  );
}

/** What others are told when the way is taken: when, what and where, and an address that asks for signing in. */
interface Entry {
  readonly booking: BookingSnapshot;
  readonly telecentre: Telecentre | null;
  readonly text: string;
}

function googleAddress({ booking, telecentre, text }: Entry): string {
  const compact = (instant: Instant): string => stamp(instant).replace(/[-:]/g, '');
  const query = new URLSearchParams({
    action: 'TEMPLATE',
    text: titleOf(booking, telecentre),
    dates: `${compact(booking.start)}/${compact(booking.end)}`,
    ctz: booking.timeZone,
    location: placeOf(booking, telecentre),
    details: text,
  });
  return `https://calendar.google.com/calendar/render?${query.toString()}`;
}

function outlookAddress(host: string, { booking, telecentre, text }: Entry): string {
  const query = new URLSearchParams({
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: titleOf(booking, telecentre),
    startdt: stamp(booking.start),
    enddt: stamp(booking.end),
    location: placeOf(booking, telecentre),
    body: text,
  });
  return `https://${host}/calendar/0/deeplink/compose?${query.toString()}`;
}

/** As in the entries of our mails: calendars are shared, so no link that opens without signing in. */
function textOf({ booking: { reference }, visit: { baseUrl, language } }: OpenedLink): string {
  return [
    `${WORDS.see[language]} ${baseUrl}/bookings/${reference}`,
    `${WORDS.reference[language]} ${reference}`,
  ].join('\n');
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
  outlookAtWork: { fr: 'Outlook (travail)', en: 'Outlook (work)' },
  outlookAtHome: { fr: 'Outlook.com (personnel)', en: 'Outlook.com (personal)' },
  see: { fr: 'Voir, déplacer, annuler\u00a0:', en: 'See, move, cancel:' },
  reference: { fr: 'Référence\u00a0:', en: 'Reference:' },
} satisfies Record<string, Words>;

const WAYS: readonly (readonly [Words, (entry: Entry) => string])[] = [
  [WORDS.google, googleAddress],
  [WORDS.outlookAtWork, (entry) => outlookAddress('outlook.office.com', entry)],
  [WORDS.outlookAtHome, (entry) => outlookAddress('outlook.live.com', entry)],
];
