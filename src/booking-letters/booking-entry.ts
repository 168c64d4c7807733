/** What a calendar shows of a booking to whoever made it: the same in our mails and where they subscribe. */
import type { Language, Words } from '../platform/i18n/language.js';
import type { Telecentre } from '../telecentres/network.js';
import { toBeConfirmed } from '../telecentres/telecentres.views.js';

export interface BookingEntry {
  readonly title: string | null;
  readonly resourceName: string | null;
  readonly telecentreName: string;
  /** Null when the network does not show it any more. */
  readonly telecentre: Telecentre | null;
  /** Null of several bookings: each has its own. */
  readonly reference: string | null;
  readonly page: string;
  readonly isOver: boolean;
}

/** Short enough for the square of a month: the place below says where exactly. */
export function entryTitle(
  entry: Pick<BookingEntry, 'title' | 'resourceName' | 'telecentreName' | 'telecentre'>,
): string {
  const { title, resourceName, telecentreName, telecentre } = entry;
  return [title, resourceName, telecentre?.commune.name ?? telecentreName]
    .filter((part) => part !== null && part !== '')
    .join(' – ');
}

/** Some calendars show its first line only: the link. The page asks for signing in, as calendars are shared. */
export function entryDescription(
  entry: Omit<BookingEntry, 'title' | 'resourceName' | 'telecentreName'>,
  language: Language,
): string {
  const { telecentre, reference, page, isOver } = entry;
  const access = telecentre?.access.instructions.trim() ?? '';
  const isGuess = telecentre !== null && toBeConfirmed(telecentre).includes('access');
  return [
    `${(isOver ? SEE : SEE_OR_CHANGE)[language]} ${page}`,
    '',
    ...(reference === null ? [] : [`${REFERENCE[language]} ${reference}`]),
    ...(access === '' ? [] : [`${(isGuess ? ACCESS_TO_BE_CONFIRMED : ACCESS)[language]} ${access}`]),
  ].join('\n');
}

export const REFERENCE: Words = { fr: 'Référence\u00a0:', en: 'Reference:' };
const SEE: Words = { fr: 'Voir\u00a0:', en: 'See:' };
const SEE_OR_CHANGE: Words = { fr: 'Voir, déplacer, annuler\u00a0:', en: 'See, move, cancel:' };
const ACCESS: Words = { fr: 'Accès\u00a0:', en: 'Access:' };
const ACCESS_TO_BE_CONFIRMED: Words = { fr: 'Accès (à confirmer)\u00a0:', en: 'Access (to be confirmed):' };
