import { bookingLetter } from '../../src/booking-letters/booking-letter.js';
import type { BookingNews, NewsKind } from '../../src/booking-letters/booking-news.js';
import { HOUR } from '../../src/reservation/period.js';
import { at, AFTERNOON, CALENDAR, ENGLISH, flat, MORNING, news, read } from './figeac.js';

const { see, cancel, move, restore } = news().links;

describe('A confirmation', () => {
  test('reads well as text', () => {
    expect(bookingLetter(news({ calendar: CALENDAR })).text.replaceAll('\u00a0', ' '))
      .toBe(`Bonjour Zoé Durand,

Votre réservation est confirmée : un poste vous attend à Figeac.

Date : mardi 12 janvier 2027
Horaire : matin, 9 h – 12 h
Place : Poste 2
Télécentre : Télécentre de Figeac
Adresse : 35 allées Victor-Hugo, 46100 Figeac
Plan : Voir sur la carte
https://www.openstreetmap.org/?mlat=44.60867&mlon=2.03431#map=16/44.60867/2.03431
Accès : Se présenter à l’accueil, au premier étage.
Accueil : Grand-Figeac
Téléphone : 05 65 11 22 33
Courriel : devine@example.org
Référence : 7K2M-93QF

Voir ma réservation :
${see}

Annuler cette réservation :
${cancel}

Déplacer cette réservation :
${move}

L’invitation jointe tient votre agenda à jour. La refuser dans l’agenda,
c’est annuler la réservation.

--${' '}
Réseau des télécentres
L’autorisation d’occuper un local public est temporaire, précaire et
révocable (articles L. 2122-1 à L. 2122-3 du code général de la
propriété des personnes publiques).
Vous recevez ce courriel parce qu’une réservation est à votre nom.
`);
  });

  test('reads well in English', () => {
    const { language, text } = bookingLetter(news({ reader: ENGLISH }));
    expect(language).toBe('en');
    expect(text).toContain('Hello Zoé Durand,\n\nYour booking is confirmed: a desk awaits you in Figeac.\n');
    expect(text).toContain('Date: Tuesday 12 January 2027\nTime: morning, 9:00\u00a0–\u00a012:00\n');
    expect(flat(text)).toContain('temporary, precarious and revocable');
  });

  test('comes from the telecentre itself', () => {
    expect(bookingLetter(news()).from).toEqual(news().sender);
  });

  test('greets somebody whose name is not known', () => {
    expect(read({ reader: { ...ENGLISH, language: 'fr', name: null } })).toMatch(/^Bonjour, Votre/);
  });

  test('says who has booked, when it was a colleague', () => {
    const text = read({ by: 'colleague', byName: 'Paul Lacombe' });
    expect(text).toContain('Paul Lacombe a réservé pour vous : un poste vous attend à Figeac.');
    expect(text).toContain('Réservé par : Paul Lacombe');
    expect(text).toContain('Cela ne vous convient pas ? Déplacez ou annulez cette réservation.');
    expect(read({ by: 'colleague' })).toContain('Un collègue a réservé pour vous');
  });

  test('tells what the booking is for, and for how many', () => {
    const booking = { ...MORNING, title: 'Réunion d’équipe', people: 8, halfDay: null };
    const text = read({ booking });
    expect(text).toContain('Objet : Réunion d’équipe Personnes : 8');
    expect(text).toContain('Horaire : 9 h – 12 h');
  });
});

describe('What stays among us', () => {
  test('is what calendars know a booking by', () => {
    const { text, html } = bookingLetter(news({ calendar: CALENDAR }));
    expect(text + html).not.toContain(CALENDAR.uid);
  });

  test('is who has moved or cancelled it, when that was at the telecentre', () => {
    const cancelled = bookingLetter(news({ kind: 'cancelled', by: 'telecentre', byName: 'Marc Vidal' }));
    expect(cancelled.text + cancelled.html).not.toContain('Vidal');
  });
});

describe('What has happened', () => {
  test.each<[string, Partial<BookingNews>]>([
    ['Votre réservation est déplacée. Voici la nouvelle réservation.', { kind: 'moved' }],
    ['Le télécentre a déplacé votre réservation.', { kind: 'moved', by: 'telecentre' }],
    [
      'Paul Lacombe a modifié votre réservation.',
      { kind: 'edited', by: 'colleague', byName: 'Paul Lacombe' },
    ],
    [
      'Votre réservation est annulée. Vous pouvez la rétablir jusqu’à 9 h 15, si la place est encore libre.',
      { kind: 'cancelled' },
    ],
    [
      'Paul Lacombe a annulé votre réservation. La place est de nouveau libre.',
      { kind: 'cancelled', by: 'colleague', byName: 'Paul Lacombe' },
    ],
    [
      'Le télécentre a dû annuler votre réservation. Nous en sommes désolés.',
      { kind: 'cancelled', by: 'telecentre' },
    ],
    ['Votre réservation est rétablie : un poste vous attend de nouveau à Figeac.', { kind: 'restored' }],
    [
      'Pour mémoire, un poste vous attend à Figeac mardi 12 janvier de 9 h à 12 h.',
      { kind: 'reminder', by: 'clock', at: MORNING.start - HOUR },
    ],
    [
      'Pour mémoire, un poste vous attend à Figeac demain, mardi 12 janvier de 9 h à 12 h.',
      { kind: 'reminder', by: 'clock', at: MORNING.start - 15 * HOUR },
    ],
    [
      'A reminder: a desk awaits you in Figeac tomorrow, Tuesday 12 January from 9:00 to 12:00.',
      { kind: 'reminder', by: 'clock', at: MORNING.start - 15 * HOUR, reader: ENGLISH },
    ],
  ])('is said in one sentence: %s', (sentence, changes) => {
    expect(read(changes)).toContain(`Zoé Durand, ${sentence}`);
  });

  test('to a booking that was moved is told with what it was before, without what has stayed', () => {
    expect(read({ kind: 'moved', booking: AFTERNOON, before: MORNING })).toMatch(
      /Horaire : après-midi, 13 h 30 – 17 h 30 .* Auparavant : mardi 12 janvier 2027, 9 h – 12 h Adresse/,
    );
    const before = { ...MORNING, resource: 'fig-b1', resourceName: 'Bureau 1' };
    expect(read({ kind: 'moved', before })).toContain(
      'Auparavant : mardi 12 janvier 2027, 9 h – 12 h, Bureau 1 Adresse',
    );
  });

  test('to one that has left for another telecentre is where it now is', () => {
    const now = { ...AFTERNOON, telecentre: 'decazeville', telecentreName: 'Télécentre de Decazeville' };
    const text = read({ kind: 'moved-away', now });
    expect(text).toContain('Votre réservation n’est plus à Figeac.');
    expect(text).toContain(
      'Désormais : mardi 12 janvier 2027, 13 h 30 – 17 h 30, Poste 2, Télécentre de Decazeville',
    );
  });

  test('to one that waits is until when, and what then', () => {
    const booking = { ...MORNING, expiresAt: Date.parse('2026-11-19T10:15:00+01:00') };
    const text = read({ kind: 'held', booking });
    expect(text).toContain(
      'Nous vous gardons un poste à Figeac jusqu’au jeudi 19 novembre à 10 h 15. Confirmez d’ici là, sinon la place redevient libre.',
    );
    expect(text.match(/10 h 15/g)).toHaveLength(1);
  });

  test('with its reason, when the telecentre cancels, and whom to call', () => {
    const booking = { ...MORNING, cancellationReason: 'Une fuite d’eau.' };
    const text = read({ kind: 'cancelled', by: 'telecentre', booking });
    expect(text).toContain(
      'Le télécentre a dû annuler votre réservation : Une fuite d’eau. Nous en sommes désolés. Un autre moment',
    );
    expect(text.match(/fuite d’eau/g)).toHaveLength(1);
    expect(text).toContain('Téléphone : 05 65 11 22 33 Courriel : devine@example.org Référence');
    expect(text).not.toContain('Adresse');
    const unfinished = { ...MORNING, cancellationReason: 'burst pipe' };
    expect(read({ kind: 'cancelled', by: 'telecentre', booking: unfinished, reader: ENGLISH })).toContain(
      'The telecentre had to cancel your booking: burst pipe. We are sorry.',
    );
  });

  test('with its reason among the facts, when somebody else has cancelled', () => {
    const booking = { ...MORNING, cancellationReason: 'Réunion reportée' };
    expect(read({ kind: 'cancelled', by: 'colleague', booking })).toContain('Motif : Réunion reportée');
  });

  test('can be undone by whoever has cancelled, or whose calendar has', () => {
    const calendar = { ...CALENDAR, method: 'CANCEL' } as const;
    const text = read({ kind: 'cancelled', calendar });
    expect(text).toContain('rétablir jusqu’à 9 h 15, si la place est encore libre.');
    expect(text).toContain(
      'Ce n’est pas vous ? Refuser l’invitation dans un agenda, ou l’effacer, annule aussi la réservation.',
    );
    expect(read({ kind: 'cancelled' })).not.toContain('agenda');
    const end = Date.parse('2026-11-19T09:05:00+01:00');
    expect(read({ kind: 'cancelled', booking: { ...MORNING, end } })).toContain('rétablir jusqu’à 9 h 05');
    expect(read({ kind: 'cancelled', booking: at('Indian/Reunion', MORNING) })).toContain(
      'rétablir jusqu’à 12 h 15',
    );
  });
});

describe('What can be done', () => {
  const KINDS: readonly NewsKind[] = ['confirmed', 'moved', 'edited', 'restored', 'reminder'];

  test.each(KINDS)('of one that is %s: see it, cancel it, move it', (kind) => {
    expect(linksIn({ kind })).toEqual([see, cancel, move]);
  });

  test.each<[string, Partial<BookingNews>, readonly string[]]>([
    ['that waits: confirm it on its page, or cancel it', { kind: 'held' }, [see, cancel]],
    ['that one has cancelled: take that back', { kind: 'cancelled' }, [restore, see]],
    ['that the telecentre has cancelled: see it', { kind: 'cancelled', by: 'telecentre' }, [see]],
    ['that has left: see it', { kind: 'moved-away' }, [see]],
  ])('of one %s', (_, changes, links) => {
    expect(linksIn(changes)).toEqual(links);
  });

  test.each<[string, Partial<BookingNews>, boolean]>([
    ['that waits', { kind: 'held' }, true],
    ['that one has cancelled', { kind: 'cancelled' }, true],
    ['that the telecentre has cancelled', { kind: 'cancelled', by: 'telecentre' }, false],
    ['that is confirmed', {}, false],
  ])('stands above the facts where it cannot wait: of one %s', (_, changes, isFirst) => {
    const { text, html } = bookingLetter(news(changes));
    expect(text.indexOf('https://reservation') < text.indexOf('Date')).toBe(isFirst);
    expect(html.indexOf('class="action"') < html.indexOf('>Date</td>')).toBe(isFirst);
  });

  test('names the button by what it does', () => {
    expect(read({ kind: 'held' })).toContain(`Confirmer cette réservation : ${see}`);
    expect(read({ kind: 'cancelled' })).toContain(`Rétablir cette réservation : ${restore}`);
    expect(read({ kind: 'cancelled', reader: ENGLISH })).toContain(`Restore this booking: ${restore}`);
  });

  test('is to stop mails of this sort, where that can be', () => {
    const stop = 'https://reservation.example.org/stop/abc';
    const reminder = bookingLetter(news({ kind: 'reminder', stop }));
    expect(reminder.unsubscribe).toBe(stop);
    expect(flat(reminder.text)).toContain(`Ne plus recevoir de rappels : ${stop}`);
    expect(bookingLetter(news())).not.toHaveProperty('unsubscribe');
  });

  /** The links of ours in the text, each once, in their order. */
  function linksIn(changes: Partial<BookingNews>): string[] {
    const { text } = bookingLetter(news(changes));
    return [...text.matchAll(/^https:\/\/reservation\S+$/gm)].map(([link]) => link);
  }
});
