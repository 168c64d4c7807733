import { Fragment, type JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import { headOf } from '../booking-forms/half-days.words.js';
import { bookForPath } from '../host-frame/book-for-path.js';
import type { HalfDayState, StateOfDay } from '../occupancy/day.js';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { dayInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { Comer, Comers, whatStandsThere } from './cell.views.js';
import type { SeenDays } from './host-calendar.service.js';
import { CALENDAR_WORDS as WORDS, periodInWords } from './host-calendar.words.js';
import { isToCome, worthShowing } from './week.js';

/** The same on a phone: who comes first, then what is left. */
export function WeekDays({ visit, week }: { readonly visit: Visit; readonly week: SeenDays }): JSX.Element {
  const { language } = visit;
  return (
    <div class="only-narrow">
      {worthShowing(week.days).map((day) => (
        <section key={day.date} class="week-day">
          <h2>
            <a href={`/telecentres/${week.telecentre.slug}/day?date=${day.date}`}>
              {dayInWords(day.date, language)}
              {day.date === week.today && `, ${WORDS.today[language].toLowerCase()}`}
            </a>
          </h2>
          {day.halfDays.length === 0 && <p class="muted">{WORDS.closed[language]}</p>}
          {day.halfDays.map((half) => (
            <HalfOfDay key={half.halfDay} week={week} day={day} half={half} language={language} />
          ))}
          {day.outside.length > 0 && (
            <>
              <h3>{WORDS.outside[language]}</h3>
              {day.outside.map((coming) => (
                <Comer
                  key={coming.known.booking.reference}
                  coming={coming}
                  zone={day.timeZone}
                  language={language}
                />
              ))}
            </>
          )}
        </section>
      ))}
    </div>
  );
}

function HalfOfDay({
  week: { telecentre, now },
  day,
  half,
  language,
}: {
  readonly week: SeenDays;
  readonly day: StateOfDay;
  readonly half: HalfDayState;
  readonly language: Language;
}): JSX.Element {
  const told = half.places.map((place) => ({ place, ...whatStandsThere(place, half.closed, language) }));
  const free = told.filter(({ look }) => look === 'free');
  const when = `${dayInWords(day.date, language)}, ${HALF_DAY_IN_WORDS[half.halfDay][language]}`;
  const hrefOf = (resource: string): string =>
    bookForPath(telecentre.slug, { date: day.date, halfDay: half.halfDay, resource });
  const others = told.filter(({ look, place }) => look !== 'free' || place.coming.length > 0);
  return (
    <>
      <h3>
        {headOf(half.halfDay, language)}{' '}
        <small class="muted">{periodInWords(half.hours, day.timeZone, language)}</small>
      </h3>
      {half.closed !== null && (
        <p class="muted">
          {WORDS.closed[language]} {half.closed !== '' && `(${half.closed})`}
        </p>
      )}
      <ul class="week-places">
        {others
          .filter(({ place }) => half.closed === null || place.coming.length > 0)
          .map(({ place, says }) => (
            <li key={place.resource.id}>
              <span class="muted">{place.resource.name}</span>
              <span>
                <Comers place={place} zone={day.timeZone} language={language} />
                {place.coming.length === 0 && says}
              </span>
            </li>
          ))}
      </ul>
      {half.closed === null && (
        <p class="left">
          {free.length === 0 ? WORDS.nothingFree[language] : WORDS.freePlaces[language]}
          {free.map(({ place: { resource } }, index) => (
            <Fragment key={resource.id}>
              {index > 0 && ', '}
              {isToCome(day, half.halfDay, now) ? (
                <a href={hrefOf(resource.id)} aria-label={`${resource.name}, ${when}`}>
                  {resource.name}
                </a>
              ) : (
                resource.name
              )}
            </Fragment>
          ))}
        </p>
      )}
    </>
  );
}
