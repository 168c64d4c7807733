import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import { fieldsOf, type Wish } from '../booking-forms/wish.js';
import { whenInWords } from '../booking-links/link.words.js';
import { KIND } from '../bookings/kind.words.js';
import { clockInWords } from '../platform/i18n/clock-in-words.js';
import { capitalised } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Form } from '../platform/web/form.js';
import { Icon } from '../platform/web/icon.js';
import { localDateOf, localTimeOf } from '../reservation/local-time.js';
import { whereOfEntry, type WaitlistEntry } from './waitlist-entry.js';
import { positionInWords, untilInWords, WORDS } from './waitlist.words.js';

interface WaitlistProps {
  readonly visit: Visit;
  readonly entries: readonly WaitlistEntry[];
  /** What has just been done. */
  readonly said: Words | undefined;
  /** What stood in the way of what was just asked. */
  readonly refused?: string | undefined;
}

export function WaitlistPage({ visit, entries, said, refused }: WaitlistProps): JSX.Element {
  const { language } = visit;
  return (
    <Framed visit={visit} title={WORDS.title[language]}>
      <h1>{WORDS.title[language]}</h1>
      {said !== undefined && (
        <p class="notice" role="status">
          {said[language]}
        </p>
      )}
      {refused !== undefined && (
        <p class="warning" role="alert">
          {refused}
        </p>
      )}
      {entries.length === 0 ? (
        <Empty language={language} />
      ) : (
        <>
          <ul class="rows bookings">
            {entries.map((entry) => (
              <Row key={entry.id} visit={visit} entry={entry} />
            ))}
          </ul>
          <p class="muted">{WORDS.how[language]}</p>
        </>
      )}
    </Framed>
  );
}

function Empty({ language }: { readonly language: Language }): JSX.Element {
  return (
    <div class="empty">
      <p class="lead">{WORDS.none[language]}</p>
      <p>{WORDS.whatToDo[language]}</p>
      <p class="actions">
        <a class="button" href="/search">
          <Icon name="search" /> {WORDS.search[language]}
        </a>
      </p>
    </div>
  );
}

interface RowProps {
  readonly visit: Visit;
  readonly entry: WaitlistEntry;
}

function Row({ visit, entry }: RowProps): JSX.Element {
  const { language } = visit;
  const { offer, position, timeZone, people, telecentre, commune } = entry;
  const clock = clockInWords(timeZone, language);
  const isGone = entry.state === 'gone';
  const place = offer?.resourceName ?? entry.resourceName ?? capitalised(KIND[language][entry.kind]);
  return (
    <li>
      <div class="told">
        <h2 class="when">
          {capitalised(whenInWords(entry, language))}
          {offer !== null && <span class="mark waits">{WORDS.offered[language]}</span>}
        </h2>
        <p>
          <Icon name="geo-alt" /> {isGone ? commune : <a href={`/telecentres/${telecentre}`}>{commune}</a>}
          {' · '}
          {place}
          {people > 1 && `, ${String(people)}\u00a0${WORDS.people[language]}`}
        </p>
        {clock !== undefined && <p class="muted">{capitalised(clock)}</p>}
        {offer !== null && (
          <p class="deadline">
            <Icon name="hourglass-split" /> {WORDS.until[language]}{' '}
            {untilInWords(offer.until, timeZone, language)}
          </p>
        )}
        {position !== null && (
          <p>
            <Icon name="people" /> {positionInWords(position, language)}
          </p>
        )}
        {entry.state === 'lapsed' && <p>{WORDS.lapsed[language]}</p>}
        {isGone && <p class="muted">{WORDS.gone[language]}</p>}
      </div>
      {!isGone && (
        <div class="actions">
          <Deeds visit={visit} entry={entry} />
        </div>
      )}
    </li>
  );
}

function Deeds({ visit, entry }: RowProps): JSX.Element {
  const { language, visitor } = visit;
  const of = `${entry.commune}, ${whenInWords(entry, language)}`;
  const formToken = visitor?.formToken ?? null;
  const press = (action: string, label: Words, look?: 'quiet'): JSX.Element => (
    <Form action={action} formToken={formToken}>
      <button
        type="submit"
        {...(look === undefined ? {} : { class: look })}
        aria-label={`${label[language]}, ${of}`}
      >
        {label[language]}
      </button>
    </Form>
  );
  if (entry.offer !== null)
    return (
      <>
        {press(`/waitlist/offers/${entry.offer.id}/acceptance`, WORDS.accept)}
        {press(`/waitlist/offers/${entry.offer.id}/refusal`, WORDS.refuse, 'quiet')}
      </>
    );
  if (entry.state !== 'lapsed') return press(`/waitlist/${entry.id}/withdrawal`, WORDS.leave, 'quiet');
  return (
    <Form action="/waitlist" formToken={formToken}>
      {Object.entries(fieldsOf(wishOfEntry(entry))).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class="quiet" aria-label={`${WORDS.again[language]}, ${of}`}>
        {WORDS.again[language]}
      </button>
    </Form>
  );
}

/** As the pages pass it on. */
function wishOfEntry(entry: WaitlistEntry): Wish {
  const { date, halfDay, start, end, timeZone, people, equipment } = entry;
  const time =
    date !== null && halfDay !== null
      ? { date, halfDay }
      : {
          date: localDateOf(start, timeZone),
          from: localTimeOf(start, timeZone),
          to: localTimeOf(end, timeZone),
        };
  return { where: whereOfEntry(entry), time, people, equipment };
}
