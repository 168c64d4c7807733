import type { JSX } from 'preact';
import { dayInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { OpenedLink } from './link-door.js';
import { clockInWords, STATUS_IN_WORDS } from './link.words.js';

/** Why a place is kept for them, and until when. */
export function Held({ link }: { readonly link: OpenedLink }): JSX.Element {
  const { booking, visit } = link;
  const { expiresAt, timeZone } = booking;
  return (
    <p>
      {keptAs(link)[visit.language]}{' '}
      {expiresAt !== null &&
        `${(link.hasWaited ? WORDS.takeBefore : WORDS.confirmBefore)[visit.language]} ${link.isOffered ? dayAndTime(expiresAt, timeZone, visit.language) : clockInWords(expiresAt, timeZone, visit.language)}.`}
    </p>
  );
}

function keptAs({ isOffered, hasWaited }: OpenedLink): Words {
  if (hasWaited) return WORDS.freed;
  return isOffered ? WORDS.offered : STATUS_IN_WORDS.held;
}

/** An offer may wait until the next morning. */
function dayAndTime(moment: Instant, timeZone: string, language: Language): string {
  const day = dayInWords(localDateOf(moment, timeZone), language);
  const time = clockInWords(moment, timeZone, language);
  return language === 'fr' ? `le ${day} à ${time}` : `${day} at ${time}`;
}

const WORDS = {
  offered: {
    fr: 'Votre télécentre est fermé à ce moment-là\u00a0: nous vous gardons cette place.',
    en: 'Your telecentre is closed at that time: we are keeping this place for you.',
  },
  freed: {
    fr: 'La place que vous attendiez s’est libérée\u00a0: elle vous est gardée.',
    en: 'The place that you were waiting for is free: it is kept for you.',
  },
  takeBefore: { fr: 'Prenez-la avant', en: 'Take it before' },
  confirmBefore: { fr: 'Confirmez-la avant', en: 'Confirm it before' },
} satisfies Record<string, Words>;
