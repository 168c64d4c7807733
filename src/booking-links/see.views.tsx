import type { ComponentChildren, JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { occupiesTime, statusAt } from '../reservation/booking.js';
import type { Instant } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';
import { sourcedHostOf } from '../telecentres/sourced.js';
import { toBeConfirmed } from '../telecentres/telecentres.views.js';
import { linkPath } from './booking-links.js';
import { whyUnchangeable } from './changeable.js';
import { DoorCodeSection, type DoorCodeShown } from './door-code.views.js';
import type { OpenedLink } from './link-door.js';
import {
  clockInWords,
  DONE_IN_WORDS,
  STATUS_IN_A_WORD,
  STATUS_IN_WORDS,
  whenInWords,
  type Done,
} from './link.words.js';
import { placeInWords, Press, Refused } from './parts.views.js';
import type { Refusal } from './refusal.js';

export interface SeePageProps {
  readonly link: OpenedLink;
  readonly now: Instant;
  /** Until when the holder may take their cancellation back; null when they may not. */
  readonly restorableUntil: Instant | null;
  readonly doorCode: DoorCodeShown | null;
  readonly done: Done | undefined;
  readonly refusal: Refusal | null;
}

/** One booking, and what its holder can do with it. */
export function SeePage(props: SeePageProps): JSX.Element {
  const { link, now, done, refusal, doorCode } = props;
  const { booking, visit } = link;
  const { language } = visit;
  const status = statusAt(booking, now);
  const isOver = status === 'confirmed' && now >= booking.end;
  return (
    <Framed visit={visit} title={WORDS.title[language]}>
      <h1>{WORDS.title[language]}</h1>
      <Refused refusal={refusal} />
      {done !== undefined && refusal === null && (
        <p class="notice" role="status">
          {DONE_IN_WORDS[done][language]}
        </p>
      )}
      <p class="lead">
        <strong>{whenInWords(booking, language)}</strong>
        <br />
        {booking.telecentreName}
        <br />
        <span class="mark first">{STATUS_IN_A_WORD[isOver ? 'completed' : status][language]}</span>
      </p>
      <WhatCanBeDone {...props} />
      {doorCode !== null && <DoorCodeSection link={link} shown={doorCode} />}
      <h2>{WORDS.details[language]}</h2>
      <Facts link={link} isComing={occupiesTime(status) && !isOver} />
    </Framed>
  );
}

/** First what is urgent: a hold lapses, a cancellation can be taken back for minutes only. */
function WhatCanBeDone({ link, now, restorableUntil, done }: SeePageProps): JSX.Element | null {
  const { booking, visit, token } = link;
  const { language } = visit;
  const status = statusAt(booking, now);
  if (restorableUntil !== null)
    return (
      <>
        <p>
          {WORDS.restorable[language]} {clockInWords(restorableUntil, booking.timeZone, language)}.
        </p>
        <div class="actions">
          <Press link={link} to="restoration">
            {WORDS.restore[language]}
          </Press>
        </div>
      </>
    );
  const why = whyUnchangeable(link, now, language);
  // What has just been done says as much.
  if (why !== null) return done === undefined || status !== 'cancelled' ? <p>{why}</p> : null;
  return (
    <>
      {status === 'held' && <Held link={link} />}
      <div class="actions">
        {status === 'held' && (
          <Press link={link} to="confirmation">
            {WORDS.confirm[language]}
          </Press>
        )}
        <a class="button quiet" href={`${linkPath(token)}/move`}>
          {WORDS.move[language]}
        </a>
        <a class="button quiet" href={`${linkPath(token)}/cancellation`}>
          {WORDS.cancel[language]}
        </a>
      </div>
    </>
  );
}

function Held({ link }: { readonly link: OpenedLink }): JSX.Element {
  const { booking, visit } = link;
  const { expiresAt, timeZone } = booking;
  return (
    <p>
      {STATUS_IN_WORDS.held[visit.language]}{' '}
      {expiresAt !== null &&
        `${WORDS.confirmBefore[visit.language]} ${clockInWords(expiresAt, timeZone, visit.language)}.`}
    </p>
  );
}

function Facts({ link, isComing }: { readonly link: OpenedLink; readonly isComing: boolean }): JSX.Element {
  const { booking, visit, telecentre } = link;
  const { language } = visit;
  const assumed = telecentre === null ? [] : toBeConfirmed(telecentre);
  return (
    <dl class="facts">
      {isComing && assumed.includes('openingHours') && (
        <Fact label={WORDS.hours[language]}>{WORDS.hoursAssumed[language]}</Fact>
      )}
      <Fact label={WORDS.where[language]}>
        {booking.telecentreName}
        {telecentre !== null && <MapLink telecentre={telecentre} language={language} />}
      </Fact>
      <Fact label={WORDS.place[language]}>{placeInWords(link, language)}</Fact>
      {booking.people > 1 && <Fact label={WORDS.people[language]}>{booking.people}</Fact>}
      {booking.title !== null && <Fact label={WORDS.subject[language]}>{booking.title}</Fact>}
      <Fact label={WORDS.reference[language]}>
        <code>{booking.reference}</code>
      </Fact>
      {booking.cancellationReason !== null && (
        <Fact label={WORDS.reason[language]}>{booking.cancellationReason}</Fact>
      )}
      {telecentre !== null && isComing && (
        <Fact label={WORDS.access[language]}>
          {telecentre.access.instructions}
          {assumed.includes('access') && (
            <>
              <br />
              <span class="muted">{WORDS.accessAssumed[language]}</span>
            </>
          )}
        </Fact>
      )}
      {telecentre !== null && isComing && <Phone telecentre={telecentre} language={language} />}
    </dl>
  );
}

function Fact({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** A link and no picture: nobody else learns that somebody looked until they press it. */
function MapLink({
  telecentre,
  language,
}: {
  readonly telecentre: Telecentre;
  readonly language: Language;
}): JSX.Element {
  const { commune, latitude, longitude } = telecentre;
  const address = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
  return (
    <>
      <br />
      {`${commune.postcode} ${commune.name}`}{' '}
      <a href={address} rel="noreferrer">
        {WORDS.map[language]}
      </a>
    </>
  );
}

function Phone({
  telecentre,
  language,
}: {
  readonly telecentre: Telecentre;
  readonly language: Language;
}): JSX.Element | null {
  const { phone } = sourcedHostOf(telecentre);
  if (!phone) return null;
  return (
    <Fact label={WORDS.phone[language]}>
      <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>
    </Fact>
  );
}

const WORDS = {
  title: { fr: 'Votre réservation', en: 'Your booking' },
  details: { fr: 'En détail', en: 'Details' },
  hours: { fr: 'Horaires', en: 'Hours' },
  where: { fr: 'Où', en: 'Where' },
  place: { fr: 'Place', en: 'Place' },
  people: { fr: 'Personnes', en: 'People' },
  subject: { fr: 'Objet', en: 'Title' },
  reference: { fr: 'Référence', en: 'Reference' },
  reason: { fr: 'Raison', en: 'Reason' },
  access: { fr: 'Accès', en: 'Access' },
  phone: { fr: 'Téléphone', en: 'Phone' },
  map: { fr: 'Voir sur la carte', en: 'See on the map' },
  hoursAssumed: {
    fr: 'À confirmer par le télécentre.',
    en: 'Still to be confirmed by the telecentre.',
  },
  accessAssumed: { fr: 'À confirmer.', en: 'To be confirmed.' },
  confirm: { fr: 'Confirmer', en: 'Confirm' },
  confirmBefore: { fr: 'Confirmez-la avant', en: 'Confirm it before' },
  move: { fr: 'Déplacer', en: 'Move' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  restore: { fr: 'Rétablir', en: 'Restore' },
  restorable: {
    fr: 'La place est de nouveau libre pour d’autres. Vous pouvez rétablir la réservation jusqu’à',
    en: 'The place is free for others again. You can restore the booking until',
  },
} satisfies Record<string, Words>;
