import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import type { ListedFeed } from '../calendar-feeds/feeds.service.js';
import type { Words } from '../platform/i18n/language.js';
import type { Instant } from '../reservation/period.js';
import { AccountFrame } from './account-frame.js';
import { Readings } from './calendar-readings.views.js';
import { StopCalendar } from './stop-calendar.views.js';

/** The page with the address was loaded again: the calendar is there, its address no longer. */
export function AlreadyMadePage({
  visit,
  calendar,
  now,
}: {
  readonly visit: Visit;
  readonly calendar: ListedFeed;
  readonly now: Instant;
}): JSX.Element {
  const { language } = visit;
  return (
    <AccountFrame visit={visit} section="calendars">
      <div class="notice" role="status">
        <p>
          {WORDS.made[language]} <strong>{calendar.label}</strong>
        </p>
        <p>{WORDS.shownOnce[language]}</p>
      </div>
      <Readings calendar={calendar} now={now} language={language} />
      <p>{WORDS.lost[language]}</p>
      <StopCalendar visit={visit} calendar={calendar} called={calendar.label} />
      <p class="aside actions">
        <a class="button quiet" href="/account/calendars">
          {WORDS.back[language]}
        </a>
        <a href="/help/calendars">{WORDS.help[language]}</a>
      </p>
    </AccountFrame>
  );
}

const WORDS = {
  made: { fr: 'Ce calendrier a déjà été créé\u00a0:', en: 'This calendar has already been made:' },
  shownOnce: {
    fr: 'Recharger la page n’en a pas créé d’autre. Son adresse n’a été affichée qu’une fois.',
    en: 'Loading the page again has made no other. Its address was shown only once.',
  },
  lost: {
    fr: 'Si vous ne l’avez pas ajouté à votre agenda, arrêtez-le et créez-en un autre.',
    en: 'If you have not added it to your program, stop it and make another one.',
  },
  back: { fr: 'Mes calendriers, en créer un autre', en: 'My calendars, make another one' },
  help: { fr: 'Comment faire, agenda par agenda', en: 'How to do it, program by program' },
} as const satisfies Readonly<Record<string, Words>>;
