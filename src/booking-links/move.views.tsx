import type { JSX } from 'preact';
import { segmentsInWords } from '../bookings/violations.words.js';
import { dateInWords, inCommune } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Field, Form, WhatIsWrong } from '../platform/web/form.js';
import { Icon } from '../platform/web/icon.js';
import { localTimeOf } from '../reservation/local-time.js';
import { linkPath } from './booking-links.js';
import type { OpenDay } from './free-times.js';
import { HalfDays, type HalfDaysProps } from './half-days-to-choose.views.js';
import type { OpenedLink } from './link-door.js';
import { MOVE, whichInWords } from './link.words.js';
import { DeedPage, InShort } from './parts.views.js';
import type { Refusal } from './refusal.js';

/** Of a booking by the half-day there is a choice; one by the hour is typed. */
export interface MovePageProps extends HalfDaysProps {
  /** Why it cannot be moved; null when it can. */
  readonly why: string | null;
  /** What that first day is like, for a booking by the hour. */
  readonly openDay: OpenDay | null;
  readonly refusal: Refusal | null;
}

export function MovePage(props: MovePageProps): JSX.Element {
  const { link, why, refusal, errors } = props;
  const { booking, visit } = link;
  const { language } = visit;
  const isWrong = Object.keys(errors).length > 0;
  const labels = { date: WORDS.date[language], start: WORDS.start[language], end: WORDS.end[language] };
  return (
    <DeedPage link={link} title={WORDS.title[language]} refusal={refusal}>
      {isWrong && (
        <WhatIsWrong form={{ value: null, errors, typed: {} }} language={language} labels={labels} />
      )}
      <InShort link={link} />
      {why !== null && refusal === null && <p>{why}</p>}
      {why === null && (
        <>
          <p>{movingInWords(link)}</p>
          <p>
            <a class="button quiet" href={`/search?moving=${booking.reference}`}>
              <Icon name="search" /> {WORDS.elsewhere[language]}
            </a>
          </p>
          {booking.halfDay === null ? <Hours {...props} /> : <HalfDays {...props} />}
        </>
      )}
    </DeedPage>
  );
}

function movingInWords({ booking, telecentre, visit: { language } }: OpenedLink): string {
  const where = telecentre === null ? booking.telecentreName : inCommune(telecentre.commune.name, language);
  return WORDS.moving[language]
    .replace('{when}', () => whichInWords(booking, language))
    .replace('{where}', () => where);
}

function Hours({ link, from, openDay, typed, errors }: MovePageProps): JSX.Element {
  const { booking, visit, token } = link;
  const { language } = visit;
  const { start, end, timeZone } = booking;
  return (
    <Form action={`${linkPath(token)}/move`} formToken={visit.visitor?.formToken ?? null}>
      {openDay !== null && <p>{dayInShort(openDay, timeZone, language)}</p>}
      <Field
        name="date"
        type="date"
        label={WORDS.date[language]}
        value={typed.date ?? from}
        error={errors['date']}
        required
      />
      <Field
        name="start"
        type="time"
        label={WORDS.start[language]}
        value={typed.start ?? localTimeOf(start, timeZone)}
        error={errors['start']}
        required
      />
      <Field
        name="end"
        type="time"
        label={WORDS.end[language]}
        value={typed.end ?? localTimeOf(end, timeZone)}
        error={errors['end']}
        required
      />
      <button type="submit">{MOVE[language]}</button>
    </Form>
  );
}

/** `Le mardi 24 novembre 2026, le télécentre ouvre de 9 h à 12 h et de 14 h à 18 h. Déjà pris : de 10 h à 11 h.` */
function dayInShort({ date, open, taken }: OpenDay, timeZone: string, language: Language): string {
  const on = WORDS.on[language].replace('{date}', dateInWords(date, language));
  if (open.length === 0) return `${on} ${WORDS.shut[language]}`;
  const [hours, others] = [open, taken].map((periods) =>
    segmentsInWords(
      periods.map(({ start, end }) => ({
        opens: localTimeOf(start, timeZone),
        closes: localTimeOf(end, timeZone),
      })),
      language,
    ),
  );
  const opens = `${on} ${WORDS.opens[language]} ${hours}.`;
  return taken.length === 0 ? opens : `${opens} ${WORDS.taken[language]} ${others}.`;
}

const WORDS = {
  title: { fr: 'Déplacer cette réservation', en: 'Move this booking' },
  moving: {
    fr: 'Vous déplacez votre réservation de {when}, {where}. Elle reste la vôtre jusqu’à ce que la nouvelle place soit réservée.',
    en: 'You are moving your booking of {when}, {where}. It stays yours until the new place is booked.',
  },
  elsewhere: { fr: 'Chercher dans un autre télécentre', en: 'Look in another telecentre' },
  on: { fr: 'Le {date}, le télécentre', en: 'On {date} the telecentre' },
  opens: { fr: 'ouvre', en: 'is open' },
  shut: { fr: 'est fermé.', en: 'is closed.' },
  taken: { fr: 'Déjà pris\u00a0:', en: 'Already taken:' },
  date: { fr: 'Date', en: 'Date' },
  start: { fr: 'Début', en: 'Start' },
  end: { fr: 'Fin', en: 'End' },
} satisfies Record<string, Words>;
