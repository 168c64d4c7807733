import { lastMinuteLetter, morningSheetLetter } from '../../src/booking-letters/host-letters.js';
import type { LastMinuteChange, MorningSheet } from '../../src/booking-letters/host-news.js';
import type { KnownBooking } from '../../src/bookings/booking-record.js';
import type { Language } from '../../src/platform/i18n/language.js';
import type { Letter } from '../../src/outbox/letter.js';
import { AFTERNOON, expected, FIGEAC, flat, JEANNE, MORNING } from './figeac.js';

const HOST = {
  telecentre: FIGEAC,
  networkName: 'Réseau des télécentres',
  sender: { name: 'Télécentre de Figeac', address: 'figeac@reservation.example.org' },
  stop: 'https://reservation.example.org/stop/abc',
};

function reader(language: Language): MorningSheet['reader'] {
  return { name: 'Marc Vidal', email: 'marc@example.org', language };
}

function sheet(known: readonly KnownBooking[], language: Language = 'fr'): Letter {
  return morningSheetLetter({ ...HOST, reader: reader(language), date: '2027-01-12', expected: known });
}

function change(changes: Partial<LastMinuteChange>, language: Language = 'fr'): Letter {
  return lastMinuteLetter({
    ...HOST,
    reader: reader(language),
    kind: 'booked',
    booking: expected(),
    before: null,
    ...changes,
  });
}

const AHMED = {
  ...JEANNE,
  account: 'a37c0d11-7f65-4c6e-9a61-b1f3f9d3a002',
  name: 'Ahmed Benali',
  firstVisit: true,
};
const COUNCIL = expected(
  { kind: 'guest', name: 'Mme Rigal' },
  { ...AFTERNOON, resourceName: 'Salle Champollion', kind: 'meeting_room', people: 8, title: 'Conseil' },
);

describe('The sheet of the morning', () => {
  test('reads well as text', () => {
    const known = [expected(), expected(AHMED, { resourceName: 'Poste 3' }), COUNCIL];
    expect(sheet(known).text.replaceAll('\u00a0', ' ')).toBe(`Bonjour Marc Vidal,

10 personnes sont attendues aujourd’hui, pour 3 réservations. Pour 2
d’entre elles, c’est la première visite : un mot d’accueil leur fera
plaisir.

Qui vient aujourd’hui :
- 9 h – 12 h : Jeanne Martin – Poste 2
- 9 h – 12 h : Ahmed Benali (première visite) – Poste 3
- 13 h 30 – 17 h 30 : Mme Rigal (première visite, 8 personnes,
  « Conseil ») – Salle Champollion

--${' '}
Réseau des télécentres
Vous recevez ce courriel parce que vous accueillez celles et ceux qui
viennent à Figeac.
Ne plus recevoir ces courriels :
https://reservation.example.org/stop/abc
`);
  });

  test.each<[readonly KnownBooking[], string, string]>([
    [
      [],
      'Figeac, mardi 12 janvier : personne n’est attendu',
      'Figeac, Tuesday 12 January: nobody is expected',
    ],
    [
      [expected()],
      'Figeac, mardi 12 janvier : 1 personne attendue',
      'Figeac, Tuesday 12 January: 1 person expected',
    ],
    [
      [expected(), COUNCIL],
      'Figeac, mardi 12 janvier : 9 personnes attendues',
      'Figeac, Tuesday 12 January: 9 people expected',
    ],
  ])('counts people in its subject', (known, french, english) => {
    expect(flat(sheet(known).subject)).toBe(french);
    expect(flat(sheet(known, 'en').subject)).toBe(english);
  });

  test('counts whoever has two bookings once, with the most people that one of them is for', () => {
    const rigal = COUNCIL.holder;
    const known = [expected(AHMED), expected({ ...AHMED, firstVisit: false }, AFTERNOON), COUNCIL];
    expect(flat(sheet(known).text)).toContain(
      '9 personnes sont attendues aujourd’hui, pour 3 réservations. Pour 2 d’entre elles',
    );
    expect(flat(sheet([COUNCIL, expected(rigal)]).subject)).toMatch(/ 8 personnes attendues$/);
    const [one, other] = [expected({ kind: 'erased' }), expected({ kind: 'erased' }, AFTERNOON)];
    const somebodyElse = { ...other, booking: { ...other.booking, id: 'another' } };
    expect(flat(sheet([one, somebodyElse]).subject)).toMatch(/ 2 personnes attendues$/);
  });

  test('says so when nobody comes, and has no table then', () => {
    const { text, html } = sheet([]);
    expect(flat(text)).toContain(
      'Personne n’est attendu aujourd’hui. Si quelqu’un réserve en cours de journée, vous le saurez aussitôt.',
    );
    expect(html).not.toContain('<th');
  });

  test('is a table that is read aloud as one', () => {
    const { html } = sheet([expected(AHMED)]);
    expect(html).toMatch(/<caption[^>]*>Qui vient aujourd’hui<\/caption>/);
    expect([...html.matchAll(/<th scope="col"[^>]*>([^<]*)</g)].map(([, words]) => words)).toEqual([
      'Horaire',
      'Qui',
      'Place',
    ]);
    expect(html).toMatch(/<th scope="row"[^>]*>9\u00a0h\u00a0– 12\u00a0h</);
  });

  test('tells one newcomer from several', () => {
    expect(flat(sheet([expected(AHMED)]).text)).toContain('C’est sa première visite');
    expect(flat(sheet([expected(), expected(AHMED)]).text)).toContain(
      'Pour l’une d’elles, c’est la première visite',
    );
    expect(flat(sheet([expected(), expected(AHMED)], 'en').text)).toContain(
      'For one of them it is the first visit',
    );
  });

  test('names by their address whoever has no name, and nobody who was erased', () => {
    const { text } = sheet([expected({ ...JEANNE, name: null }), expected({ kind: 'erased' })]);
    expect(text).toContain('jeanne@example.org');
    expect(text).toContain('Compte effacé');
  });

  test('tells nothing of an account', () => {
    const { text, html } = sheet([expected()]);
    expect(text + html).not.toMatch(new RegExp(`${JEANNE.account}|${JEANNE.pseudonym}|${JEANNE.email}`));
  });

  test('tells what is not yet confirmed', () => {
    expect(sheet([expected(JEANNE, { status: 'held' })]).text).toContain(
      'Jeanne Martin (pas encore confirmé)',
    );
  });

  test('comes from the telecentre, with a way to stop, and without an invitation', () => {
    const written = sheet([expected()]);
    expect(written.from).toEqual(HOST.sender);
    expect(written.unsubscribe).toBe(HOST.stop);
    expect(written).not.toHaveProperty('calendar');
  });
});

describe('A change of the last minute', () => {
  const elsewhere = { ...AFTERNOON, telecentre: 'decazeville', telecentreName: 'Télécentre de Decazeville' };
  const tomorrow = { ...MORNING, start: MORNING.start + 86_400_000, end: MORNING.end + 86_400_000 };

  test.each<[string, string, Partial<LastMinuteChange>]>([
    [
      'une réservation de plus, 9 h – 12 h',
      'Ahmed Benali (première visite) vient aujourd’hui de 9 h à 12 h : Poste 2.',
      { kind: 'booked', booking: expected(AHMED) },
    ],
    [
      'une réservation déplacée, 13 h 30 – 17 h 30',
      'Jeanne Martin vient désormais aujourd’hui de 13 h 30 à 17 h 30 : Poste 2 (auparavant : 9 h – 12 h, Poste 2).',
      { kind: 'moved', booking: expected(JEANNE, AFTERNOON), before: MORNING },
    ],
    [
      'une réservation de plus, 9 h – 12 h',
      'Jeanne Martin change de télécentre et vient aujourd’hui de 9 h à 12 h : Poste 2.',
      { kind: 'came', before: elsewhere },
    ],
    [
      'une réservation de plus, 9 h – 12 h',
      'Jeanne Martin change de jour et vient aujourd’hui de 9 h à 12 h : Poste 2 (auparavant : mercredi 13 janvier, 9 h – 12 h, Poste 2).',
      { kind: 'came', before: tomorrow },
    ],
    [
      'une réservation de moins, 9 h – 12 h',
      'Jeanne Martin ne vient plus aujourd’hui de 9 h à 12 h (Poste 2) : sa réservation est déplacée à un autre jour.',
      { kind: 'left', booking: expected(JEANNE, tomorrow), before: MORNING },
    ],
    [
      'une réservation de moins, 9 h – 12 h',
      'Jeanne Martin ne vient plus aujourd’hui de 9 h à 12 h (Poste 2) : sa réservation est déplacée dans un autre télécentre.',
      { kind: 'left', booking: expected(JEANNE, elsewhere), before: MORNING },
    ],
    [
      'une réservation annulée, 9 h – 12 h',
      'Jeanne Martin ne vient plus aujourd’hui de 9 h à 12 h : Poste 2 est de nouveau libre.',
      { kind: 'cancelled' },
    ],
    [
      'une réservation rétablie, 9 h – 12 h',
      'Jeanne Martin vient finalement aujourd’hui de 9 h à 12 h : Poste 2.',
      { kind: 'restored' },
    ],
  ])('is one sentence, and names nobody in its subject: %s', (subject, sentence, changes) => {
    const written = change(changes);
    expect(flat(written.subject)).toBe(`Figeac, mardi 12 janvier : ${subject}`);
    expect(flat(written.text)).toContain(`Bonjour Marc Vidal, ${sentence} -- `);
  });

  test('says until when, of somebody who stays for days', () => {
    const end = Date.parse('2027-01-13T12:00:00+01:00');
    const { text } = change({ booking: expected(JEANNE, { end }) });
    expect(flat(text)).toContain(
      'Jeanne Martin vient du mardi 12 janvier à 9 h au mercredi 13 janvier à 12 h : Poste 2.',
    );
  });

  test('is one in English', () => {
    const written = change({ kind: 'cancelled' }, 'en');
    expect(flat(written.subject)).toBe('Figeac, Tuesday 12 January: a booking cancelled, 9:00 – 12:00');
    expect(flat(written.text)).toContain(
      'Jeanne Martin is no longer coming today from 9:00 to 12:00: Poste 2 is free again.',
    );
  });
});
