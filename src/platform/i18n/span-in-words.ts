/** A stretch of local time as people say it: a day, several days, some hours. */
import { DateTime } from 'luxon';
import { dayInWords, timeInWords } from './in-words.js';
import type { Language } from './language.js';

/**
 * `le mardi 24 novembre`, `du mardi 24 novembre au jeudi 26 novembre`, `le mardi 24 novembre de 10 h 30 à minuit`. Both ends
 * as `2026-11-24T10:30`; the last minute does not belong to it.
 */
export function spanInWords(localStart: string, localEnd: string, language: Language): string {
  const [day, time] = partsOf(localStart);
  const [lastDay, lastTime] = partsOf(localEnd);
  const [from, to] = language === 'fr' ? ['du', 'au'] : ['from', 'to'];
  const on = language === 'fr' ? 'le' : 'on';
  const at = language === 'fr' ? 'à' : 'at';
  const [begins, ends] = [dayInWords(day, language), dayInWords(dayBefore(lastDay), language)];
  if (time === MIDNIGHT && lastTime === MIDNIGHT)
    return begins === ends ? `${on} ${begins}` : `${from} ${begins} ${to} ${ends}`;
  const clock = timeInWords(time, language);
  const until = lastTime === MIDNIGHT ? AT_MIDNIGHT[language] : timeInWords(lastTime, language);
  if (day === lastDay || (lastTime === MIDNIGHT && day === dayBefore(lastDay)))
    return language === 'fr'
      ? `${on} ${begins} de ${clock} à ${until}`
      : `${on} ${begins} from ${clock} to ${until}`;
  const last = lastTime === MIDNIGHT ? ends : dayInWords(lastDay, language);
  return `${from} ${begins} ${at} ${clock} ${to} ${last} ${at} ${until}`;
}

const MIDNIGHT = '00:00';
const AT_MIDNIGHT = { fr: 'minuit', en: 'midnight' } as const;

function partsOf(local: string): [string, string] {
  return [local.slice(0, 10), local.slice(11, 16)];
}

function dayBefore(date: string): string {
  return DateTime.fromISO(date, { zone: 'utc' }).minus({ days: 1 }).toISODate() ?? date;
}
