import type { JSX } from 'preact';
import { spanInWords } from '../platform/i18n/span-in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { localDateOf, localTimeOf } from '../reservation/local-time.js';
import type { Closure } from '../reservation/opening-hours.js';
import { overlaps, type Instant, type Period } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';

/** Below the month, where there is room to say why and until when. */
export function ClosingsOfMonth({
  telecentre: { closures, opening },
  shown,
  language,
}: {
  readonly telecentre: Telecentre;
  readonly shown: Period;
  readonly language: Language;
}): JSX.Element | null {
  const closings = closures.filter(({ period }) => overlaps(period, shown));
  if (closings.length === 0) return null;
  return (
    <ul>
      {closings.map((closure) => (
        <li key={closure.period.start}>{closingInWords(closure, opening.timeZone, language)}</li>
      ))}
    </ul>
  );
}

/** `Fermé le mardi 24 novembre de 10 h 30 à minuit. Panne de chauffage` */
function closingInWords({ period, reason }: Closure, zone: string, language: Language): string {
  const local = (moment: Instant): string => `${localDateOf(moment, zone)}T${localTimeOf(moment, zone)}`;
  const when = spanInWords(local(period.start), local(period.end), language);
  return `${CLOSED[language]} ${when}. ${reason}`.trim();
}

const CLOSED: Words = { fr: 'Fermé', en: 'Closed' };
