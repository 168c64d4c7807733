/** The rules a request can break, in words for people. */
import { dateInWords, lengthInWords, timeInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import type { Granularity, HalfDay } from '../reservation/half-day.js';
import { localDateOf, localTimeOf } from '../reservation/local-time.js';
import type { Segment } from '../reservation/opening-hours.js';
import type { Violation } from '../reservation/refusal.js';
import { equipmentInWords } from '../telecentres/equipment.js';
import { KIND } from './kind.words.js';

export interface ViolationView {
  readonly rule: string;
  /** The field of the request that it is about, where there is one. */
  readonly field?: string;
  readonly message: string;
}

export function violationView(violation: Violation, timeZone: string, language: Language): ViolationView {
  const field = fieldOf(violation);
  return {
    rule: violation.rule,
    ...(field === undefined ? {} : { field }),
    message: language === 'fr' ? inFrench(violation, timeZone) : inEnglish(violation, timeZone),
  };
}

function fieldOf(violation: Violation): string | undefined {
  switch (violation.rule) {
    case 'no-such-kind':
      return 'kind';
    case 'too-many-people':
      return 'people';
    case 'missing-equipment':
      return 'equipment';
    case 'end-not-after-start':
      return 'end';
    case 'local-time-skipped':
    case 'local-time-repeated':
      return violation.field;
    case 'no-such-half-day':
      return 'halfDay';
    default:
      return undefined;
  }
}

function inFrench(violation: Violation, timeZone: string): string {
  switch (violation.rule) {
    case 'no-such-kind':
      return `Ce télécentre ne propose pas de ${KIND.fr[violation.kind]}.`;
    case 'too-many-people':
      if (violation.kind === 'desk')
        return 'Un poste est prévu pour une personne\u00a0; réservez-en plusieurs, ou une salle.';
      if (violation.capacity === 1) return 'Ce bureau est prévu pour une personne.';
      return `Cette place accueille ${violation.capacity}\u00a0personnes au plus, pas ${violation.people}.`;
    case 'missing-equipment':
      return `Équipement absent\u00a0: ${equipmentIn(violation.missing, 'fr')}.`;
    case 'end-not-after-start':
      return 'La fin doit venir après le début.';
    case 'local-time-skipped':
      return 'Cette heure n’existe pas\u00a0: les horloges avancent d’une heure cette nuit-là.';
    case 'local-time-repeated':
      return 'Cette heure revient deux fois cette nuit-là\u00a0; précisez le décalage, par exemple +01:00.';
    case 'outside-opening-hours':
      return `Le ${dateInWords(violation.date, 'fr')}, le télécentre ouvre ${segmentsInWords(violation.segments, 'fr')}.`;
    case 'no-such-half-day':
      return `Le télécentre est fermé ${HALF_DAY.fr[violation.halfDay]} le ${dateInWords(violation.date, 'fr')}.`;
    case 'closed':
      return `Le télécentre est fermé à cette date${reasonIn(violation.reason, '\u00a0: ')}${untilIn(violation.until, timeZone, 'fr')}.`;
    case 'granularity':
      return `Cette place se réserve ${violation.allowed.map((one) => GRANULARITY.fr[one]).join(' ou ')}.`;
    case 'step':
      return `Les réservations commencent et finissent à un multiple de ${lengthInWords(violation.minutes, 'fr')}.`;
    case 'shortest-stay':
      return `Cette place se réserve pour ${lengthInWords(violation.minutes, 'fr')} au moins.`;
    case 'longest-stay':
      return `Cette place se réserve pour ${lengthInWords(violation.minutes, 'fr')} au plus.`;
    case 'past':
      return 'Ce moment est déjà passé.';
    case 'notice':
      return `Cette place se réserve au moins ${lengthInWords(violation.minutes, 'fr')} à l’avance.`;
    case 'horizon':
      return `Cette place se réserve au plus ${violation.days}\u00a0jours à l’avance, jusqu’au ${dateInWords(violation.lastDate, 'fr')}.`;
    case 'cancellation-deadline':
      return `Il est trop tard\u00a0: une réservation se modifie ou s’annule au moins ${lengthInWords(violation.minutes, 'fr')} avant son début.`;
    case 'undo-deadline':
      return `Il est trop tard\u00a0: une annulation se reprend dans les ${lengthInWords(violation.minutes, 'fr')}. Réservez de nouveau.`;
    case 'ended':
      return 'Cette réservation est terminée.';
    case 'needs-approval':
      return 'Cette place n’est donnée que sur demande\u00a0: une réservation ne s’y déplace pas. Annulez-la, puis demandez de nouveau.';
    case 'too-late-to-ask':
      return 'Cette place n’est donnée que sur demande, et ce moment a déjà commencé\u00a0: joignez l’accueil.';
  }
}

function inEnglish(violation: Violation, timeZone: string): string {
  switch (violation.rule) {
    case 'no-such-kind':
      return `This telecentre has no ${KIND.en[violation.kind]}.`;
    case 'too-many-people':
      if (violation.kind === 'desk') return 'A desk is for one person; book several, or a room.';
      if (violation.capacity === 1) return 'This private office is for one person.';
      return `This place is for ${violation.capacity} people at most, not ${violation.people}.`;
    case 'missing-equipment':
      return `Missing equipment: ${equipmentIn(violation.missing, 'en')}.`;
    case 'end-not-after-start':
      return 'The end must come after the start.';
    case 'local-time-skipped':
      return 'This time does not exist: the clocks go forward that night.';
    case 'local-time-repeated':
      return 'This time comes twice that night; say the offset, for example +01:00.';
    case 'outside-opening-hours':
      return `On ${dateInWords(violation.date, 'en')} the telecentre is open ${segmentsInWords(violation.segments, 'en')}.`;
    case 'no-such-half-day':
      return `The telecentre is closed ${HALF_DAY.en[violation.halfDay]} on ${dateInWords(violation.date, 'en')}.`;
    case 'closed':
      return `The telecentre is closed on that date${reasonIn(violation.reason, ': ')}${untilIn(violation.until, timeZone, 'en')}.`;
    case 'granularity':
      return `This place is booked ${violation.allowed.map((one) => GRANULARITY.en[one]).join(' or ')}.`;
    case 'step':
      return `Bookings begin and end on a multiple of ${lengthInWords(violation.minutes, 'en')}.`;
    case 'shortest-stay':
      return `This place is booked for ${lengthInWords(violation.minutes, 'en')} at least.`;
    case 'longest-stay':
      return `This place is booked for ${lengthInWords(violation.minutes, 'en')} at most.`;
    case 'past':
      return 'That time has passed.';
    case 'notice':
      return `This place is booked at least ${lengthInWords(violation.minutes, 'en')} ahead.`;
    case 'horizon':
      return `This place is booked ${violation.days}\u00a0days ahead at most, until ${dateInWords(violation.lastDate, 'en')}.`;
    case 'cancellation-deadline':
      return `It is too late: a booking is changed or cancelled at least ${lengthInWords(violation.minutes, 'en')} before it begins.`;
    case 'undo-deadline':
      return `It is too late: a cancellation is taken back within ${lengthInWords(violation.minutes, 'en')}. Book again.`;
    case 'ended':
      return 'This booking has ended.';
    case 'needs-approval':
      return 'This place is only given on request: no booking is moved to it. Cancel it, then ask anew.';
    case 'too-late-to-ask':
      return 'This place is only given on request, and that time has begun already: get in touch with the telecentre.';
  }
}

const HALF_DAY: Record<Language, Record<HalfDay, string>> = {
  fr: { morning: 'le matin', afternoon: 'l’après-midi', day: 'toute la journée' },
  en: { morning: 'in the morning', afternoon: 'in the afternoon', day: 'all day' },
};

const GRANULARITY: Record<Language, Record<Granularity, string>> = {
  fr: { hour: 'à l’heure', half_day: 'à la demi-journée', day: 'à la journée' },
  en: { hour: 'by the hour', half_day: 'by the half-day', day: 'by the day' },
};

/** `de 8 h 30 à 12 h et de 13 h 30 à 17 h 30`; `from 8:30 to 12:00 and from 13:30 to 17:30`. */
export function segmentsInWords(segments: readonly Segment[], language: Language): string {
  const [from, to, and] = language === 'fr' ? ['de', 'à', 'et'] : ['from', 'to', 'and'];
  return segments
    .map(
      ({ opens, closes }) => `${from} ${timeInWords(opens, language)} ${to} ${timeInWords(closes, language)}`,
    )
    .join(` ${and} `);
}

function equipmentIn(words: readonly string[], language: Language): string {
  return words.map((word) => equipmentInWords(word, language)).join(', ');
}

function reasonIn(reason: string, separator: string): string {
  return reason === '' ? '' : separator + reason;
}

/** A closing that ends at midnight ends with the day before, for people. */
function untilIn(until: number | null, timeZone: string, language: Language): string {
  if (until === null) return '';
  const time = localTimeOf(until, timeZone);
  if (time === '00:00') {
    const lastDay = dateInWords(localDateOf(until - 1, timeZone), language);
    return language === 'fr' ? `, jusqu’au ${lastDay} inclus` : `, until ${lastDay} inclusive`;
  }
  const date = dateInWords(localDateOf(until, timeZone), language);
  return language === 'fr'
    ? `, jusqu’au ${date} à ${timeInWords(time, 'fr')}`
    : `, until ${date}, ${timeInWords(time, 'en')}`;
}
