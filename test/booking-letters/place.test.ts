import { bookingLetter } from '../../src/booking-letters/booking-letter.js';
import { HOUR } from '../../src/reservation/period.js';
import { ENGLISH, MORNING, news, read, SOMEWHERE_IN_FIGEAC } from './figeac.js';

const { see } = news().links;

describe('What is told of a place', () => {
  test('is what is known: a guess is left out, or named as one', () => {
    const text = read({ telecentre: SOMEWHERE_IN_FIGEAC });
    expect(text).toContain('Adresse : 46100 Figeac Plan');
    expect(text).not.toContain('05 65');
    expect(text).not.toContain('devine');
    expect(text).toContain('Accueil : Grand-Figeac');
    expect(text).toContain('Accès : Entrée par la cour. À confirmer par le télécentre.');
    expect(text).toContain('Ouverture : Horaires à confirmer par le télécentre.');
    expect(read({})).not.toContain('confirmer');
  });

  test('is where and from when to find the code of the door, however one gets in there, never the code', () => {
    const doorCode = { shownFrom: MORNING.start - 25.5 * HOUR };
    const soon = `Porte : Le code s’affichera sur la page de votre réservation à partir du lundi 11 janvier à 7 h 30. ${see}`;
    expect(read({ doorCode })).toContain(soon);
    expect(read({ doorCode, telecentre: SOMEWHERE_IN_FIGEAC })).toContain(soon);
    expect(read({ doorCode, kind: 'reminder', at: doorCode.shownFrom })).toContain(
      `Porte : Le code s’affiche sur la page de votre réservation. ${see}`,
    );
    expect(read({ doorCode, reader: ENGLISH })).toContain(
      'The code will be shown on the page of your booking from Monday 11 January at 7:30.',
    );
  });

  test('is whom to ask for the code where none is kept here, and nothing where there is none', () => {
    expect(read({ telecentre: SOMEWHERE_IN_FIGEAC })).toContain(
      'Porte : Elle s’ouvre avec un code : demandez-le au télécentre avant de venir. Ouverture',
    );
    expect(read({})).not.toContain('code s’affiche');
    expect(read({})).not.toContain('avec un code');
    expect(read({ kind: 'held', doorCode: { shownFrom: MORNING.start } })).not.toContain('Porte');
  });

  test('is who reads what is answered, where somebody does', () => {
    expect(bookingLetter(news()).replyTo).toBe('devine@example.org');
    expect(bookingLetter(news()).html).toContain('href="mailto:devine@example.org"');
    for (const telecentre of [SOMEWHERE_IN_FIGEAC, null])
      expect(bookingLetter(news({ telecentre }))).not.toHaveProperty('replyTo');
  });

  test('is a pin on the map, or the commune where nobody knows more', () => {
    const text = read({ telecentre: SOMEWHERE_IN_FIGEAC });
    expect(text).toContain(
      'Plan : Voir la commune sur la carte (emplacement exact à confirmer) https://www.openstreetmap.org/#map=14/44.60867/2.03431',
    );
    expect(text).not.toContain('mlat');
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
    expect(text).toContain('Place : Poste 2 Télécentre : Télécentre de Figeac Référence');
  });
});
