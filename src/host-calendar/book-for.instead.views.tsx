import type { JSX } from 'preact';
import { bookForPath } from '../host-frame/book-for-path.js';
import { alternativeInWords, fieldsOf } from './alternatives.js';
import { valueOfKind } from './book-for.schemas.js';
import type { BookForProps } from './book-for.props.js';
import { BOOK_FOR_WORDS as WORDS, oneOf } from './book-for.words.js';
import { BOOKING_WORDS } from './host-booking.words.js';
import { InsteadRow } from './instead-row.views.js';

interface Way {
  readonly says: string;
  readonly press: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** What can be had instead, while whoever calls is still on the telephone: one press each, and nothing is typed again. */
export function InsteadFor(props: BookForProps): JSX.Element | null {
  const { visit, telecentre, wrong, sendKey } = props;
  const { language } = visit;
  const ways = [...asGuest(props), ...otherPlaces(props)];
  const isRefused = wrong.messages.length > 0;
  if (ways.length === 0 && !isRefused) return null;
  const date = wrong.typed['date'] ?? '';
  return (
    <section>
      {ways.length > 0 && (
        <>
          <h2>{BOOKING_WORDS.instead[language]}</h2>
          <ul class="rows">
            {ways.map(({ says, press, fields }) => (
              <InsteadRow
                key={says}
                visit={visit}
                action={bookForPath(telecentre.slug)}
                says={says}
                press={press}
                fields={{ ...wrong.typed, ...fields, key: sendKey }}
              />
            ))}
          </ul>
        </>
      )}
      {isRefused && (
        <p class="aside">
          <a href={`/telecentres/${telecentre.slug}/week?date=${date}`}>{BOOKING_WORDS.seeWeek[language]}</a>
        </p>
      )}
    </section>
  );
}

/** Somebody who is no member is welcome all the same. */
function asGuest({ visit: { language }, wrong: { typed, errors } }: BookForProps): readonly Way[] {
  const name = (typed['name'] ?? '').trim();
  if (name === '' || (typed['email'] ?? '').trim() === '' || Object.keys(errors).join() !== 'email')
    return [];
  const says = WORDS.asGuest[language].replace('{name}', () => name);
  return [{ says, press: WORDS.bookInstead[language], fields: { email: '' } }];
}

function otherPlaces({ visit, telecentre, wrong }: BookForProps): readonly Way[] {
  const { language } = visit;
  const press = WORDS.bookInstead[language];
  const chosen = telecentre.resources.find(({ id }) => id === wrong.typed['place']);
  const offers = wrong.instead.map((one) => ({
    says: alternativeInWords(one, language),
    press,
    fields: fieldsOf(one),
  }));
  if (chosen === undefined || wrong.messages.length === 0) return offers;
  const { kind } = chosen;
  const says = WORDS.sameTime[language].replace('{kind}', oneOf(kind, language).toLowerCase());
  return [{ says, press, fields: { place: valueOfKind(kind) } }, ...offers];
}
