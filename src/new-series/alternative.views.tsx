import type { JSX } from 'preact';
import { partOfDayInWords } from '../booking-forms/when.words.js';
import { newBookingPath, type Wish } from '../booking-forms/wish.js';
import { KIND } from '../bookings/kind.words.js';
import type { Typed } from '../platform/http/endpoint.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { localDateOf, localTimeOf } from '../reservation/local-time.js';
import type { PreviewedDate, SeriesPreview } from '../series/preview.js';
import { isForOther } from './for-whom.views.js';
import { askedFields } from './series-form.js';

/** Nearest to it: another time, another place there, another telecentre. */
export function Alternative({
  language,
  typed,
  one: { date, alternative },
  preview,
}: {
  readonly language: Language;
  readonly typed: Typed;
  readonly one: PreviewedDate;
  readonly preview: SeriesPreview;
}): JSX.Element | null {
  if (alternative === undefined) return null;
  const { telecentre, resource, stay } = alternative;
  const { people = 1, equipment } = askedFields.parse(typed);
  const { timeZone } = telecentre.opening;
  const time: Wish['time'] =
    stay.halfDay === null
      ? {
          date: localDateOf(stay.start, timeZone),
          from: localTimeOf(stay.start, timeZone),
          to: localTimeOf(stay.end, timeZone),
        }
      : { date, halfDay: stay.halfDay };
  const where = { telecentre: telecentre.slug, kind: resource.kind };
  const said = [
    ...(telecentre.slug === preview.telecentre.slug ? [] : [telecentre.commune.name]),
    KIND[language][resource.kind],
    partOfDayInWords(time, language),
  ].join(', ');
  return (
    <>
      {' · '}
      {INSTEAD[language]}{' '}
      {isForOther(typed) ? said : <a href={newBookingPath({ where, time, people, equipment })}>{said}</a>}
    </>
  );
}

const INSTEAD: Words = { fr: 'à la place\u00a0:', en: 'instead:' };
