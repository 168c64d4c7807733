/** From here a desk is two taps away: the half-day, and *Réserver*. */
import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import { Instead } from '../booking-forms/instead.views.js';
import { HalfDays } from '../booking-forms/half-days.views.js';
import { OfferRow, Offers, TelecentreName } from '../booking-forms/offer.views.js';
import type { Own } from '../booking-forms/own-bookings.js';
import { fullThenInWords } from '../booking-forms/when.words.js';
import type { Wish } from '../booking-forms/wish.js';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { capitalised, dayInWords, nearCommune } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import { daysAfter, homePath } from './days-near-me.js';
import { HOME_WORDS as WORDS } from './home.words.js';
import type { Chosen, ChosenTime, NearMe } from './near-me.service.js';
import { AnotherDay } from './another-day.views.js';
import { SmallSearch } from './small-search.views.js';
import type { StartingPoint } from './starting-point.js';
import type { FullPlace } from './usual-place.js';

interface NearMeProps {
  readonly visit: Visit;
  readonly nearMe: NearMe;
  readonly now: Instant;
}

export function NearMeSections({ visit, nearMe, now }: NearMeProps): JSX.Element {
  const { language } = visit;
  const { start, days, chosen, own, from } = nearMe;
  if (start === null)
    return (
      <>
        <SmallSearch now={now} language={language} />
        <p class="muted">
          {WORDS.tellCommune[language]} <a href="/account">{WORDS.tellCommuneWhere[language]}</a>.
        </p>
      </>
    );
  return (
    <section aria-labelledby="when">
      <h2 id="when">{capitalised(nearCommune(start.name, language))}</h2>
      {days.length === 0 ? (
        <p>{WORDS.nothingAhead[language]}</p>
      ) : (
        <HalfDays
          days={days.map((day) => ({
            ...day,
            morning: { ...day.morning, current: isChosen(chosen, day.date, 'morning') },
            afternoon: { ...day.afternoon, current: isChosen(chosen, day.date, 'afternoon') },
          }))}
          look="row"
          label={WORDS.when[language]}
          language={language}
        />
      )}
      {chosen !== null && <Choice visit={visit} chosen={chosen} own={own} />}
      <Ways start={start} chosen={chosen} from={from} language={language} />
      <AnotherDay next={daysAfter(days)} chosen={chosen} now={now} language={language} />
    </section>
  );
}

function isChosen(chosen: Chosen | null, date: LocalDate, half: 'morning' | 'afternoon'): boolean {
  return chosen?.date === date && (chosen.halfDay === half || chosen.halfDay === 'day');
}

function Choice({
  visit,
  chosen,
  own,
}: {
  readonly visit: Visit;
  readonly chosen: Chosen;
  readonly own: Own;
}): JSX.Element {
  const { language } = visit;
  return (
    <section id="choice" aria-labelledby="chosen">
      <h3 id="chosen">{capitalised(timeInWords(chosen, language))}</h3>
      {chosen.offers.length === 0 && <p>{WORDS.nothingFree[language]}</p>}
      {chosen.offers.length > 0 && (
        <Offers>
          {chosen.offers.map((offer) => (
            <OfferRow
              key={offer.telecentre.slug}
              visit={visit}
              offer={offer}
              wish={deskWish(offer.telecentre.slug, chosen)}
              own={own}
              level={4}
            />
          ))}
        </Offers>
      )}
      {chosen.full !== null && <Full visit={visit} full={chosen.full} chosen={chosen} own={own} />}
    </section>
  );
}

/** `Figeac, complet le matin, libre l’après-midi [Réserver]`: where they would look first. */
function Full({
  visit,
  full: { telecentre, distanceKm, instead },
  chosen,
  own,
}: {
  readonly visit: Visit;
  readonly full: FullPlace;
  readonly chosen: ChosenTime;
  readonly own: Own;
}): JSX.Element {
  const wish = deskWish(telecentre.slug, chosen);
  return (
    <ul class="rows without">
      <li>
        <div class="told">
          <TelecentreName visit={visit} offer={{ telecentre, distanceKm }} wish={wish} level={4} />
          <p class="closed">{fullThenInWords(chosen, visit.language)}</p>
          {instead !== null && (
            <Instead
              {...{ visit, telecentre, own }}
              stay={instead.stay}
              wish={deskWish(telecentre.slug, { ...chosen, halfDay: instead.halfDay })}
            />
          )}
        </div>
      </li>
    </ul>
  );
}

/** What else somebody may have come for, with what is known already. */
function Ways({
  start,
  chosen,
  from,
  language,
}: {
  readonly start: StartingPoint;
  readonly chosen: Chosen | null;
  readonly from: LocalDate | null;
  readonly language: Language;
}): JSX.Element {
  const time = chosen === null ? {} : { date: chosen.date, halfDay: chosen.halfDay };
  const searchFor = (more: Readonly<Record<string, string>>): string =>
    `/search?${new URLSearchParams({ near: start.near, ...time, ...more }).toString()}`;
  return (
    <p class="actions ways">
      {chosen !== null && chosen.halfDay !== 'day' && (
        <a href={homePath(chosen.date, 'day', from)}>{WORDS.wholeDay[language]}</a>
      )}
      <a href={searchFor({ kind: 'meeting_room' })}>{WORDS.room[language]}</a>
      <a href={searchFor({ form: 'open' })}>{WORDS.elsewhere[language]}</a>
    </p>
  );
}

function deskWish(telecentre: string, { date, halfDay }: ChosenTime): Wish {
  return { where: { telecentre, kind: 'desk' }, time: { date, halfDay }, people: 1, equipment: [] };
}

export function timeInWords({ date, halfDay }: ChosenTime, language: Language): string {
  return `${dayInWords(date, language)}, ${HALF_DAY_IN_WORDS[halfDay][language]}`;
}
