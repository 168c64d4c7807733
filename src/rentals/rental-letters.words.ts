/** What the letters about a rental say. */
import { eurosInWords } from '../platform/i18n/euros-in-words.js';
import { dateInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { LocalDate } from '../reservation/local-time.js';
import { tenantName, type RentalRecord } from './rental-record.js';
import { lastDayInWords, PRECARIOUS, WORDS } from './rentals.words.js';

export interface Told {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

export function madeInWords({ resourceName, telecentreName }: RentalRecord, language: Language): Told {
  return language === 'fr'
    ? {
        subject: `Votre location\u00a0: ${resourceName}, ${telecentreName}`,
        paragraphs: [
          `${resourceName} est à vous, jour et nuit, jours de fermeture compris.`,
          PRECARIOUS[language],
        ],
      }
    : {
        subject: `Your rental: ${resourceName}, ${telecentreName}`,
        paragraphs: [`${resourceName} is yours, day and night, closed days included.`, PRECARIOUS[language]],
      };
}

export function renewalInWords(end: LocalDate, noticeUntil: LocalDate) {
  return ({ resourceName, termMonths }: RentalRecord, language: Language): Told => {
    const [renews, until] = [dateInWords(end, language), dateInWords(noticeUntil, language)];
    return language === 'fr'
      ? {
          subject: `Votre location se renouvelle le ${renews}`,
          paragraphs: [
            `La location de ${resourceName} se renouvelle d’elle-même le ${renews}, pour ${String(termMonths)}\u00a0mois.`,
            `Pour ne pas la renouveler, donnez congé au plus tard le ${until}. Sinon, vous n’avez rien à faire.`,
          ],
        }
      : {
          subject: `Your rental will be renewed on ${renews}`,
          paragraphs: [
            `The rental of ${resourceName} will be renewed automatically on ${renews}, for ${String(termMonths)}\u00a0months.`,
            `If you do not want it to be renewed, give notice on ${until} at the latest. Otherwise you have nothing to do.`,
          ],
        };
  };
}

export interface AmountChange {
  /** The first of a month. */
  readonly from: LocalDate;
  readonly cents: number;
  readonly before: AgreedAmount;
}

/** What would have held from then on. */
export interface AgreedAmount {
  readonly cents: number;
  /** Another one was to follow, which falls away. */
  readonly changesLater: boolean;
}

export function amountInLetter({ from, cents, before }: AmountChange) {
  return ({ resourceName }: RentalRecord, language: Language): Told => {
    const [since, now] = [dateInWords(from, language), eurosInWords(cents, language)];
    const was = eurosInWords(before.cents, language);
    const isOther = before.cents !== cents;
    const later = before.changesLater ? [FALLS_AWAY[language]] : [];
    return language === 'fr'
      ? {
          subject: `Nouveau montant de votre location\u00a0: ${resourceName}`,
          paragraphs: [
            `À partir du ${since}, la location de ${resourceName} coûte ${now} par mois${isOther ? `, au lieu de ${was}` : ''}.`,
            ...later,
          ],
        }
      : {
          subject: `New amount of your rental: ${resourceName}`,
          paragraphs: [
            `From ${since} on, the rental of ${resourceName} costs ${now} a month${isOther ? ` instead of ${was}` : ''}.`,
            ...later,
          ],
        };
  };
}

export function noticeInWords(rental: RentalRecord, language: Language): Told {
  const { resourceName, endsOn, notice } = rental;
  const free = dateInWords(endsOn ?? rental.occupiedUntil, language);
  const why = notice?.reason == null ? [] : [`${REASON[language]}${notice.reason}`];
  const by = notice?.by === 'telecentre' ? BY_TELECENTRE : BY_TENANT;
  return language === 'fr'
    ? {
        subject: `Fin de votre location\u00a0: ${resourceName}`,
        paragraphs: [`${by.fr} ${resourceName} n’est plus à vous à partir du ${free}.`, ...why],
      }
    : {
        subject: `End of your rental: ${resourceName}`,
        paragraphs: [`${by.en} From ${free} on, ${resourceName} is no longer yours.`, ...why],
      };
}

/** To those who receive people there. */
export function noticeToHostsInWords(rental: RentalRecord, language: Language): Told {
  const { resourceName, tenant, notice } = rental;
  const who = tenantName(tenant) ?? WORDS.forgotten[language];
  const last = lastDayInWords(rental, language);
  const why = notice?.reason == null ? [] : [`${REASON[language]}${notice.reason}`];
  return language === 'fr'
    ? {
        subject: `Congé donné\u00a0: ${resourceName}`,
        paragraphs: [
          `${who} a donné congé en ligne pour ${resourceName}. Dernier jour\u00a0: ${last}.`,
          ...why,
          'La place peut être réservée pour la suite.',
        ],
      }
    : {
        subject: `Notice given: ${resourceName}`,
        paragraphs: [
          `${who} has given notice online for ${resourceName}. Last day: ${last}.`,
          ...why,
          'The place can be booked from then on.',
        ],
      };
}

export function greetingOf(name: string | null, language: Language): string {
  const hello = language === 'fr' ? 'Bonjour' : 'Hello';
  return name === null ? `${hello},` : `${hello} ${name},`;
}

const FALLS_AWAY: Words = {
  fr: 'Les changements de montant qui étaient prévus plus tard ne s’appliquent plus.',
  en: 'Changes of the amount that were to follow later no longer apply.',
};
const BY_TELECENTRE: Words = {
  fr: 'Le télécentre met fin à votre location.',
  en: 'The telecentre ends your rental.',
};
const BY_TENANT: Words = { fr: 'Votre congé est enregistré.', en: 'Your notice is recorded.' };
const REASON: Words = { fr: 'Raison\u00a0: ', en: 'Reason: ' };

export const WHY: Words = {
  fr: 'Vous recevez ce courriel parce que vous louez une place dans ce télécentre.',
  en: 'You receive this mail because you rent a place at this telecentre.',
};

export const SEE_RENTAL: Words = { fr: 'Voir la location', en: 'See the rental' };
export const HOSTS_WHY: Words = {
  fr: 'Vous recevez ce courriel parce que vous accueillez les gens dans ce télécentre.',
  en: 'You receive this mail because you receive people at this telecentre.',
};
