/** One line for a closing that is under way or near, on the pages that a host looks at all day. */
import type { JSX } from 'preact';
import { dayInWords, timeInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { spanInWords } from '../platform/i18n/span-in-words.js';
import { addDays, localDateOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';
import type { ClosingSoon } from './closings-soon.queries.js';
import { pageOf, toCallInWords, WORDS } from './closures.words.js';

export function ClosingNotices({
  telecentre: { slug, opening },
  closings,
  now,
  language,
}: {
  readonly telecentre: Pick<Telecentre, 'slug' | 'opening'>;
  readonly closings: readonly ClosingSoon[];
  readonly now: Instant;
  readonly language: Language;
}): JSX.Element {
  return (
    <>
      {closings.map((one) => {
        const when =
          one.start <= now
            ? untilInWords(one.localEnd, localDateOf(now, opening.timeZone), language)
            : spanInWords(one.localStart, one.localEnd, language);
        const what = [
          `${WORDS.closed[language]} ${when}`,
          ...(one.resourceName === null ? [] : [one.resourceName]),
          one.reason,
          ...(one.toCall === 0 ? [] : [toCallInWords(one.toCall, language)]),
        ];
        return (
          <p key={one.id} class="warning">
            <a href={pageOf(slug, one.id)}>{what.join(' · ')}</a>
          </p>
        );
      })}
    </>
  );
}

/** `jusqu’à ce soir`, `jusqu’à 14 h`, `jusqu’au mardi 24 novembre inclus`, `jusqu’au mardi 24 novembre à 14 h`. */
export function untilInWords(localEnd: string, today: string, language: Language): string {
  const [date = '', time = ''] = localEnd.split('T');
  const isWhole = time === '00:00';
  const lastDay = isWhole ? addDays(date, -1) : date;
  const [day, clock] = [dayInWords(lastDay, language), timeInWords(time, language)];
  if (language === 'fr') {
    if (lastDay === today) return `jusqu’à ${isWhole ? 'ce soir' : clock}`;
    return `jusqu’au ${day} ${isWhole ? 'inclus' : `à ${clock}`}`;
  }
  if (lastDay === today) return `until ${isWhole ? 'tonight' : clock}`;
  return isWhole ? `until the end of ${day}` : `until ${day} at ${clock}`;
}
