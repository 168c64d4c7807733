import { bookingLetter } from '../../src/booking-letters/booking-letter.js';
import type { BookingNews, NewsKind } from '../../src/booking-letters/booking-news.js';
import type { Telecentre } from '../../src/telecentres/network.js';
import { AFTERNOON, CALENDAR, FIGEAC, MORNING, news } from './figeac.js';

const { see, cancel, move, restore } = news().links;
const ENGLISH = { name: 'Zoé Durand', email: 'zoe@example.org', language: 'en' } as const;

/** As one reads it: without the ends of lines, and with ordinary spaces. */
function read(changes: Partial<BookingNews>): string {
  return flat(bookingLetter(news(changes)).text);
}

function flat(text: string): string {
  return text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ');
}

describe('A confirmation', () => {
  test('reads well as text', () => {
    expect(bookingLetter(news({ calendar: CALENDAR })).text.replaceAll('\u00a0', ' '))
      .toBe(`Bonjour Zoé Durand,

Votre réservation est confirmée : un poste vous attend à Figeac.

Date : mardi 12 janvier 2027
Horaire : matin, 9 h – 12 h
Lieu : Poste 2, Télécentre de Figeac
Adresse : 35 allées Victor-Hugo, 46100 Figeac
Plan : Voir sur la carte
https://www.openstreetmap.org/?mlat=44.60867&mlon=2.03431#map=16/44.60867/2.03431
Accès : Se présenter à l’accueil, au premier étage.
Accueil : Grand-Figeac
Téléphone : 05 65 11 22 33
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

describe('What is told of a place', () => {
  const COURTYARD: Telecentre = {
    ...FIGEAC,
    hoursConfirmed: false,
    access: { regime: 'code', instructions: 'Entrée par la cour' },
    about: { ...FIGEAC.about, provenance: { assumed: ['access', 'host.address', 'host.phone'] } },
  };

  test('is what is known: a guess is left out, or named as one', () => {
    const text = read({ telecentre: COURTYARD });
    expect(text).toContain('Adresse : 46100 Figeac Plan');
    expect(text).not.toContain('05 65');
    expect(text).toContain('Accueil : Grand-Figeac');
    expect(text).toContain('Accès : Entrée par la cour. À confirmer auprès du télécentre.');
    expect(text).toContain('Ouverture : Horaires à confirmer');
    expect(read({})).not.toContain('confirmer');
  });

  test('is where to find the code of the door, never the code', () => {
    expect(read({ telecentre: COURTYARD })).toContain(
      `Porte : Le code s’affiche sur la page de votre réservation, d’un peu avant le début jusqu’à la fin ${see}`,
    );
    expect(read({})).not.toContain('code s’affiche');
  });

  test('can be pressed: the map and the telephone', () => {
    const { html } = bookingLetter(news());
    expect(html).toContain(
      'href="https://www.openstreetmap.org/?mlat=44.60867&amp;mlon=2.03431#map=16/44.60867/2.03431"',
    );
    expect(html).toContain('href="tel:0565112233"');
  });

  test('is its name alone where the network does not show it any more', () => {
    const text = read({ telecentre: null });
    expect(text).toContain('Lieu : Poste 2, Télécentre de Figeac Référence');
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
    ['Votre réservation est déplacée. Voici ce qui vaut désormais.', { kind: 'moved' }],
    ['Le télécentre a déplacé votre réservation.', { kind: 'moved', by: 'telecentre' }],
    [
      'Paul Lacombe a modifié votre réservation.',
      { kind: 'edited', by: 'colleague', byName: 'Paul Lacombe' },
    ],
    ['Votre réservation est annulée. La place est de nouveau libre.', { kind: 'cancelled' }],
    [
      'Paul Lacombe a annulé votre réservation.',
      { kind: 'cancelled', by: 'colleague', byName: 'Paul Lacombe' },
    ],
    [
      'Le télécentre a dû annuler votre réservation. Nous en sommes désolés.',
      { kind: 'cancelled', by: 'telecentre' },
    ],
    ['Votre réservation est rétablie : un poste vous attend de nouveau à Figeac.', { kind: 'restored' }],
    [
      'Pour mémoire, un poste vous attend à Figeac mardi 12 janvier de 9 h à 12 h.',
      { kind: 'reminder', by: 'clock' },
    ],
  ])('is said in one sentence: %s', (sentence, changes) => {
    expect(read(changes)).toMatch(`Bonjour Zoé Durand, ${sentence}`);
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
    expect(text).toContain('À confirmer : avant le jeudi 19 novembre à 10 h 15');
  });

  test('with its reason, when the telecentre cancels, and whom to call', () => {
    const booking = { ...MORNING, cancellationReason: 'Une fuite d’eau.' };
    const text = read({ kind: 'cancelled', by: 'telecentre', booking });
    expect(text).toContain('Téléphone : 05 65 11 22 33 Motif : Une fuite d’eau.');
    expect(text).not.toContain('Adresse');
  });

  test('can be undone by whoever has cancelled, or whose calendar has', () => {
    const calendar = { ...CALENDAR, method: 'CANCEL' } as const;
    const text = read({ kind: 'cancelled', calendar });
    expect(text).toContain(
      'rétablir cette réservation pendant un quart d’heure, si la place est encore libre.',
    );
    expect(text).toContain(
      'Refuser l’invitation dans votre agenda, ou l’effacer, annule aussi la réservation',
    );
    expect(read({ kind: 'cancelled' })).not.toContain('agenda');
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
