import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import { OfferRow, Offers } from '../booking-forms/offer.views.js';
import type { Own } from '../booking-forms/own-bookings.js';
import { partOfDayInWords } from '../booking-forms/when.words.js';
import { capitalised, dayInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Form } from '../platform/web/form.js';
import { Icon } from '../platform/web/icon.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { OfferedWeek, SlotThen } from './usual-week.service.js';
import { weekInWords } from './usual-week.words.js';

/** « Votre semaine habituelle : mardi matin et jeudi à Figeac », and one press that books it. */
export function UsualWeekOffer({
  visit: { language, visitor },
  week,
}: {
  readonly visit: Visit;
  readonly week: OfferedWeek | null;
}): JSX.Element | null {
  if (week === null) return null;
  return (
    <section class="usual-week" aria-labelledby="usual-week">
      <h2 id="usual-week">{WORDS.offer[language]}</h2>
      <p>{capitalised(weekInWords(week, language))}</p>
      <Form action="/usual-week" formToken={visitor?.formToken ?? null}>
        <input type="hidden" name="week" value={week.monday} />
        <input type="hidden" name="key" value={week.key} />
        <button type="submit">
          {WORDS.book[language]} {mondayInWords(week.monday, language)}
        </button>
      </Form>
    </section>
  );
}

interface UsualWeekProps {
  readonly visit: Visit;
  readonly week: LocalDate;
  readonly slots: readonly SlotThen[];
  readonly own: Own;
}

/** What was had of it, and what can be had instead of what was not. */
export function UsualWeekPage({ visit, week, slots, own }: UsualWeekProps): JSX.Element {
  const { language } = visit;
  const title = `${WORDS.title[language]} ${mondayInWords(week, language)}`;
  const had = slots.filter(({ slot }) => slot.own !== null);
  return (
    <Framed visit={visit} title={title}>
      <h1>{title}</h1>
      {slots.length === 0 && <p>{WORDS.nothing[language]}</p>}
      {slots.length > 0 && (
        <p class={had.length === slots.length ? 'notice' : 'warning'} role="status">
          {had.length === slots.length ? WORDS.all[language] : WORDS.some[language]}
        </p>
      )}
      {slots.map((one) => (
        <Slot key={one.slot.date + one.slot.halfDay} {...{ visit, own, one }} />
      ))}
      <p class="aside">
        <a href="/bookings">{WORDS.mine[language]}</a>
      </p>
    </Framed>
  );
}

function Slot({
  visit,
  own,
  one: { slot, offers },
}: {
  readonly visit: Visit;
  readonly own: Own;
  readonly one: SlotThen;
}): JSX.Element {
  const { language } = visit;
  const { telecentre, kind, date, halfDay, own: booked } = slot;
  const when = `${dayInWords(date, language)}, ${partOfDayInWords({ date, halfDay }, language)}`;
  return (
    <section>
      <h2>{capitalised(when)}</h2>
      {booked !== null ? (
        <p>
          <Icon name="check-lg" />{' '}
          <a href={`/bookings/${booked.reference}`}>
            {booked.telecentreName}, {booked.resourceName}
          </a>
        </p>
      ) : (
        <p>
          <Icon name="x-lg" /> {telecentre.commune.name} · {WORDS.notHad[language]}
          {offers.length > 0 && ` ${WORDS.instead[language]}`}
        </p>
      )}
      {offers.length > 0 && (
        <Offers>
          {offers.map((offer) => (
            <OfferRow
              key={offer.telecentre.slug}
              {...{ visit, offer, own }}
              wish={{
                where: { telecentre: offer.telecentre.slug, kind },
                time: { date, halfDay },
                people: 1,
                equipment: [],
              }}
            />
          ))}
        </Offers>
      )}
    </section>
  );
}

/** `du 30 novembre`, `of 30 November`. */
function mondayInWords(monday: LocalDate, language: Language): string {
  return dayInWords(monday, language).split(' ').slice(1).join(' ');
}

const WORDS = {
  offer: { fr: 'Votre semaine habituelle', en: 'Your usual week' },
  book: { fr: 'La réserver pour la semaine du', en: 'Book it for the week of' },
  title: { fr: 'Votre semaine du', en: 'Your week of' },
  all: { fr: 'Toute votre semaine est réservée.', en: 'All of your week is booked.' },
  some: {
    fr: 'Une partie de votre semaine est réservée\u00a0; le reste n’est pas libre à l’endroit habituel.',
    en: 'A part of your week is booked; the rest is not free at the usual place.',
  },
  nothing: {
    fr: 'Rien d’habituel n’est possible cette semaine-là.',
    en: 'Nothing usual is possible in that week.',
  },
  notHad: { fr: 'pas réservé.', en: 'not booked.' },
  instead: { fr: 'À la place\u00a0:', en: 'Instead:' },
  mine: { fr: 'Mes réservations', en: 'My bookings' },
} satisfies Record<string, Words>;
