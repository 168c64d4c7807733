import type { CalendarPart, Letter } from '../../src/outbox/letter.js';

export const TELECENTRE = {
  name: 'Télécentre de Murat, « Le Carré »',
  address: 'reseau+murat@telecentres.example.org',
};

/** Longer than a line of a mail, accents and a comma among it. */
export const LONG_SUBJECT =
  'Réservation confirmée\u00a0: salle Truyère, mardi 1er décembre 2026, de 9\u00a0h à 12\u00a0h, télécentre de Saint-Étienne-de-Maurs';

export function calendar(method: CalendarPart['method'], sequence = 0): CalendarPart {
  const lines = [
    'BEGIN:VCALENDAR',
    'PRODID:-//Telecentres//Reservations 1.0//FR',
    'VERSION:2.0',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    'UID:5f0c7a52-8f0e-4a7e-9a39-0d7f3f6c7b11',
    `SEQUENCE:${sequence}`,
    'DTSTAMP:20261123T080000Z',
    'DTSTART:20261201T080000Z',
    'DTEND:20261201T110000Z',
    'SUMMARY:Salle Truyère\\, télécentre de Murat',
    'DESCRIPTION:Le poêle se rallume à droite de l’entrée\\; la clé est chez Mme A',
    ' ndrieu\\, au n° 4 de la place du Balat.',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return { method, content: `${lines.join('\r\n')}\r\n` };
}

export const INVITATION: Letter = {
  language: 'fr',
  subject: LONG_SUBJECT,
  text: `Bonjour Zoé,\n\nvotre réservation est confirmée.\n${'à'.repeat(1200)}\n.\nÀ bientôt\n`,
  html: `<!DOCTYPE html><html lang="fr"><body><p>Votre réservation est confirmée.</p><p>${'é'.repeat(2000)}</p></body></html>`,
  from: TELECENTRE,
  calendar: calendar('REQUEST'),
};
