/** What the pages behind a link have in common. */
import type { ComponentChildren, JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import { KIND } from '../bookings/kind.words.js';
import { clockInWords } from '../platform/i18n/clock-in-words.js';
import { capitalised } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Alert, Form } from '../platform/web/form.js';
import { Icon } from '../platform/web/icon.js';
import type { Status } from '../reservation/booking.js';
import { linkPath } from './booking-links.js';
import type { OpenedLink } from './link-door.js';
import { LOOK, whenInWords, whichInWords } from './link.words.js';
import type { Refusal } from './refusal.js';

/** A page of one deed, with the way back to the booking. */
export function DeedPage({
  link,
  title,
  refusal,
  children,
}: {
  readonly link: OpenedLink;
  readonly title: string;
  readonly refusal: Refusal | null;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { visit, token } = link;
  return (
    <Framed visit={visit} title={`${titleOf(link)} – ${title}`}>
      <h1>{title}</h1>
      <Refused refusal={refusal} />
      {children}
      <p class="aside">
        <a href={linkPath(token)}>{BACK[visit.language]}</a>
      </p>
    </Framed>
  );
}

/** `Mardi 24 novembre, matin – Figeac`: of several pages that are open, which is which. */
export function titleOf({ booking, telecentre, visit: { language } }: OpenedLink): string {
  const where = telecentre?.commune.name ?? booking.telecentreName;
  return `${capitalised(whichInWords(booking, language))} – ${where}`;
}

const BACK: Words = { fr: 'Voir la réservation', en: 'See the booking' };

export function Refused({ refusal }: { readonly refusal: Refusal | null }): JSX.Element | null {
  if (refusal === null) return null;
  return (
    <Alert>
      {refusal.messages.map((message) => (
        <p key={message}>{message}</p>
      ))}
    </Alert>
  );
}

/** One press, and never by GET: programs that look through mails follow every link. */
export function Press({
  link,
  to,
  look,
  children,
}: {
  readonly link: OpenedLink;
  readonly to: 'confirmation' | 'check-in' | 'departure' | 'cancellation' | 'restoration';
  readonly look?: 'quiet' | 'grave';
  readonly children: string;
}): JSX.Element {
  return (
    <Form action={`${linkPath(link.token)}/${to}`} formToken={link.visit.visitor?.formToken ?? null}>
      <button type="submit" {...(look === undefined ? {} : { class: look })}>
        {children}
      </button>
    </Form>
  );
}

/** Which booking it is about: when, what and where. In the colours of what has become of it. */
export function InShort({
  link,
  status = link.booking.status,
  children,
}: {
  readonly link: OpenedLink;
  readonly status?: Status;
  readonly children?: ComponentChildren;
}): JSX.Element {
  const { booking, visit, telecentre } = link;
  const clock = clockInWords(booking.timeZone, visit.language);
  return (
    <div class={`lead ticket ${LOOK[status]}`}>
      <p>
        <Icon name="geo-alt" />{' '}
        {telecentre !== null && (
          <>
            <a href={`/telecentres/${telecentre.slug}`}>{telecentre.commune.name}</a>,{' '}
          </>
        )}
        {booking.telecentreName}
      </p>
      <p>
        <Icon name="calendar" /> <strong>{capitalised(whenInWords(booking, visit.language))}</strong>
        {clock !== undefined && <> ({clock})</>}
      </p>
      <p>
        <Icon name="laptop" /> {placeInWords(link, visit.language)}
      </p>
      {children}
    </div>
  );
}

/** `Bureau dédié (poste)`, but not « Bureau 1 (bureau) ». */
export function placeInWords({ booking }: OpenedLink, language: Language): string {
  const kind = KIND[language][booking.kind];
  const { resourceName } = booking;
  return resourceName.toLowerCase().includes(kind) ? resourceName : `${resourceName} (${kind})`;
}
