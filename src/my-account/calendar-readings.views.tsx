import type { JSX } from 'preact';
import type { ListedFeed } from '../calendar-feeds/feeds.service.js';
import type { Language } from '../platform/i18n/language.js';
import type { Instant } from '../reservation/period.js';
import { neverReadInWords, readingInWords } from './calendar-readings.words.js';

export function Readings({
  calendar: { createdAt, readings },
  now,
  language,
}: {
  readonly calendar: ListedFeed;
  readonly now: Instant;
  readonly language: Language;
}): JSX.Element {
  if (readings.length === 0) return <p>{neverReadInWords(createdAt, now, language)}</p>;
  return (
    <>
      {readings.map((reading) => (
        <p key={reading.reader}>{readingInWords(reading, now, language)}</p>
      ))}
    </>
  );
}
