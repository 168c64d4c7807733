/** What is usual is one tap away. */
import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import { BookButton } from '../booking-forms/book-button.js';
import { bookingKey } from '../booking-forms/booking-keys.js';
import { Instead } from '../booking-forms/instead.views.js';
import { distanceInWords, freeInWords } from '../booking-forms/offer.words.js';
import type { Own } from '../booking-forms/own-bookings.js';
import { fullThenInWords, periodsInWords } from '../booking-forms/when.words.js';
import type { Wish } from '../booking-forms/wish.js';
import { capitalised } from '../platform/i18n/in-words.js';
import type { ComingHabit } from './habits.js';
import { HOME_WORDS as WORDS, nearestInstead } from './home.words.js';
import type { NearMe, OfferedHabit } from './near-me.service.js';
import { timeInWords } from './near-me.views.js';

export function Usual({
  visit,
  nearMe: { habits, own },
}: {
  readonly visit: Visit;
  readonly nearMe: NearMe;
}): JSX.Element | null {
  if (habits.length === 0) return null;
  return (
    <section aria-labelledby="usual">
      <h2 id="usual">{WORDS.usual[visit.language]}</h2>
      <ul class="rows usual">
        {habits.map((one) => (
          <UsualRow key={one.habit.date + one.habit.halfDay} {...one} visit={visit} own={own} />
        ))}
      </ul>
    </section>
  );
}

function UsualRow({
  habit,
  offer,
  instead,
  visit,
  own,
}: OfferedHabit & { readonly visit: Visit; readonly own: Own }): JSX.Element {
  const { language } = visit;
  const { telecentre, distanceKm, stay } = offer;
  const wish = wishOf(offer.telecentre.slug, habit);
  const when = timeInWords(habit, language);
  const isThere = telecentre.slug === habit.telecentre.slug;
  return (
    <li>
      <div class="told">
        <p>
          <strong>{capitalised(when)}</strong>
          <br />
          {telecentre.commune.name} · {freeInWords(offer, language)}
          {!isThere && ` · ${periodsInWords(stay.periods, telecentre.opening.timeZone, language)}`}
        </p>
        {!isThere && (
          <p class="muted">
            {nearestInstead(habit.telecentre.commune.name, language)}
            {distanceKm !== null && ` (${distanceInWords(distanceKm, language)})`}
          </p>
        )}
        {instead !== null && (
          <>
            <p class="closed">
              {habit.telecentre.commune.name}
              {WORDS.colon[language]}
              {fullThenInWords(habit, language)}
            </p>
            <Instead
              {...{ visit, own }}
              telecentre={habit.telecentre}
              stay={instead.stay}
              wish={wishOf(habit.telecentre.slug, { ...habit, halfDay: instead.halfDay })}
            />
          </>
        )}
      </div>
      <BookButton
        visit={visit}
        wish={wish}
        of={`${telecentre.commune.name}, ${when}`}
        bookingKey={bookingKey(wish, own)}
        asks={offer.resource.policy.needsApproval}
      />
    </li>
  );
}

function wishOf(telecentre: string, { kind, date, halfDay }: Omit<ComingHabit, 'telecentre'>): Wish {
  return { where: { telecentre, kind }, time: { date, halfDay }, people: 1, equipment: [] };
}
