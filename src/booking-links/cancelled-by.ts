/** Who gave a booking back, for its holder to read. */
import type { KnownBooking } from '../bookings/booking-record.js';
import { lastCancellation } from '../bookings/restoring.queries.js';
import { actedAs, type Standing } from '../bookings/standing.js';
import type { Sql } from '../platform/database/database.js';
import type { Language, Words } from '../platform/i18n/language.js';

export type Canceller = Standing['as'];

export async function cancellerOf(sql: Sql, known: KnownBooking): Promise<Canceller | null> {
  if (known.booking.status !== 'cancelled') return null;
  return actedAs((await lastCancellation(sql, known.booking))?.by ?? null, known);
}

/** `Le télécentre a annulé cette réservation : fuite d’eau.` */
export function cancelledInWords(by: Canceller | null, reason: string | null, language: Language): string {
  const said = by === null ? IS_CANCELLED[language] : CANCELLED_BY[by][language];
  if (by !== 'receiver' || !reason) return `${said}.`;
  const sentence = `${said}${language === 'fr' ? '\u00a0: ' : ': '}${reason}`;
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}

const IS_CANCELLED: Words = { fr: 'Cette réservation est annulée', en: 'This booking is cancelled' };

const CANCELLED_BY: Readonly<Record<Canceller, Words>> = {
  holder: { fr: 'Vous avez annulé cette réservation', en: 'You have cancelled this booking' },
  colleague: {
    fr: 'La personne qui l’avait faite pour vous a annulé cette réservation',
    en: 'Whoever made this booking for you has cancelled it',
  },
  receiver: {
    fr: 'Le télécentre a annulé cette réservation',
    en: 'The telecentre has cancelled this booking',
  },
};
