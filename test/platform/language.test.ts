import { DAY_AND_NIGHT, desks, networkOf, room } from '../bookings/places.js';
import { problemIn, told } from './problem-document.js';
import { startService, TUESDAY, type Caller, type TestService } from '../support/service.js';

let service: TestService;
let member: Caller;
beforeAll(async () => {
  service = await startService({
    network: networkOf(
      {
        slug: 'vic',
        closedOnPublicHolidays: true,
        closures: [
          { from: '2026-11-26', to: '2026-11-26', reason: 'Inventaire' },
          { from: '2026-11-27T10:00', to: '2026-12-01T11:30', reason: 'Travaux' },
        ],
        resources: [
          desks('vic', 2),
          { ...room('bureau'), kind: 'office', capacity: 1 },
          room('salle', {
            noticeMinutes: 90,
            shortestMinutes: 60,
            longestMinutes: 150,
            granularities: ['hour', 'half_day'],
            horizonDays: 39,
          }),
          room('stricte', { cancellationMinutes: 2880 }),
        ],
        openingHours: {
          exceptionalOpenings: [{ date: '2026-11-25', segments: [['09:00', '12:30']], noon: '12:30' }],
        },
      },
      { slug: 'nuit', day: DAY_AND_NIGHT, resources: [room('veille')] },
    ),
  });
  member = await service.member();
});
afterAll(() => service.close());

describe('the language of an answer', () => {
  test.each([
    [undefined, 'fr'],
    ['', 'fr'],
    ['fr', 'fr'],
    ['fr-FR,fr;q=0.9,en;q=0.8', 'fr'],
    ['en', 'en'],
    ['en-GB', 'en'],
    ['EN-us,en;q=0.5', 'en'],
    ['de,en;q=0.5', 'en'],
    ['de,it', 'fr'],
    ['en;q=0.4,fr;q=0.6', 'fr'],
    ['fr;q=0.4,en;q=0.6', 'en'],
    ['en;q=0', 'fr'],
    ['fr;q=0,en', 'en'],
    ['*', 'fr'],
    ['english', 'fr'],
    [';;;,,,q=1', 'fr'],
    ['en'.repeat(2000), 'fr'],
  ])('asked for as %j is %s', async (accepted, language) => {
    const headers = accepted === undefined ? {} : { 'accept-language': accepted };
    const answer = await service.anybody.get('/api/v1/telecentres/nowhere', headers);
    const { title } = problemIn(answer, 404);
    expect(answer.headers['content-language']).toBe(language);
    expect(title).toBe(
      language === 'fr' ? 'Rien ne se trouve à cette adresse.' : 'There is nothing at this address.',
    );
  });
});

/** One request for each rule, and what its message must tell, in French and in English. */
const BROKEN: [rule: string, wish: object, french: RegExp, english: RegExp][] = [
  ['no-such-kind', { telecentre: 'vic', kind: 'training_room' }, /salle de formation/, /training room/],
  ['too-many-people', { resource: 'salle', people: 20 }, /8.*20/, /8.*20/],
  ['too-many-people', { resource: 'vic-1', people: 3 }, /poste.*une personne/, /desk.*one person/],
  [
    'too-many-people',
    { resource: 'bureau', people: 2 },
    /bureau.*une (seule )?personne/,
    /office.*one person/,
  ],
  [
    'missing-equipment',
    { resource: 'salle', equipment: ['videoconference', 'step_free_access'] },
    /visioconférence.*plain-pied|accessible/,
    /videoconference.*step-free access/,
  ],
  [
    'end-not-after-start',
    { resource: 'salle', start: `${TUESDAY}T11:00`, end: `${TUESDAY}T11:00` },
    /fin.*début/,
    /end.*start/,
  ],
  [
    'local-time-skipped',
    { resource: 'veille', start: '2027-03-28T02:30', end: '2027-03-28T05:00' },
    /n’existe pas/,
    /does not exist/,
  ],
  [
    'local-time-repeated',
    { resource: 'veille', start: '2027-10-31T02:30', end: '2027-10-31T05:00' },
    /deux fois.*\+01:00/,
    /twice.*\+01:00/,
  ],
  [
    'outside-opening-hours',
    { resource: 'salle', start: `${TUESDAY}T08:00`, end: `${TUESDAY}T10:00` },
    /mardi 24 novembre 2026.* de 9\u00a0h à 12\u00a0h et de 14\u00a0h à 18\u00a0h\./,
    /Tuesday 24 November 2026.* from 9:00 to 12:00 and from 14:00 to 18:00\./,
  ],
  [
    'no-such-half-day',
    { resource: 'vic-1', date: '2026-11-25', halfDay: 'afternoon' },
    /l’après-midi.*mercredi 25 novembre 2026|mercredi 25 novembre 2026.*après-midi/,
    /in the afternoon.*Wednesday 25 November 2026/,
  ],
  ['closed', { resource: 'vic-1', date: '2026-11-26', halfDay: 'morning' }, /Inventaire/, /Inventaire/],
  [
    'closed',
    { resource: 'vic-1', date: '2026-11-30', halfDay: 'morning' },
    /Travaux.*mardi 1er décembre 2026 à 11\u00a0h\u00a030/,
    /Travaux.*Tuesday 1 December 2026.*11:30/,
  ],
  ['closed', { resource: 'vic-1', date: '2026-12-25', halfDay: 'morning' }, /Noël/, /Noël|Christmas/],
  [
    'granularity',
    { resource: 'vic-1', start: `${TUESDAY}T09:00`, end: `${TUESDAY}T10:00` },
    /à la demi-journée ou à la journée/,
    /by the half-day or by the day/,
  ],
  [
    'step',
    { resource: 'salle', start: `${TUESDAY}T09:10`, end: `${TUESDAY}T10:40` },
    /30\u00a0minutes/,
    /30\u00a0minutes/,
  ],
  [
    'shortest-stay',
    { resource: 'salle', start: `${TUESDAY}T09:00`, end: `${TUESDAY}T09:30` },
    /1\u00a0heure/,
    /1\u00a0hour/,
  ],
  [
    'longest-stay',
    { resource: 'salle', start: `${TUESDAY}T14:00`, end: `${TUESDAY}T17:00` },
    /2\u00a0heures\s30/,
    /2\u00a0hours\s30/,
  ],
  ['past', { resource: 'vic-1', date: '2026-11-20', halfDay: 'morning' }, /pass/, /passed/],
  [
    'notice',
    { resource: 'salle', start: '2026-11-23T09:30', end: '2026-11-23T11:00' },
    /1\u00a0heure\s30/,
    /1\u00a0hour\s30/,
  ],
  [
    'horizon',
    { resource: 'salle', date: '2027-01-04', halfDay: 'morning' },
    /39\u00a0jours.*vendredi 1er janvier 2027/,
    /39\u00a0days.*Friday 1 January 2027/,
  ],
];

describe('a rule that is broken', () => {
  test.each(BROKEN)(
    '%s is told with its facts in both languages: %j',
    async (rule, wish, french, english) => {
      const whole = { date: TUESDAY, halfDay: 'morning', ...wish };
      const asked = 'start' in wish ? wish : whole;
      for (const [language, expected] of [
        ['fr', french],
        ['en', english],
      ] as const) {
        const answer = await member.post('/api/v1/bookings', asked, { 'accept-language': language });
        const { violations = [], title } = problemIn(answer, 422, 'rule-broken');
        const broken = violations.find((one) => one.rule === rule);
        expect(broken?.message).toMatch(expected);
        for (const text of [title, broken?.message ?? ''])
          expect([text, faultsIn(text, language)]).toEqual([text, []]);
      }
    },
  );

  test('by whoever comes too late is told how late', async () => {
    const { body } = told(
      await member.post('/api/v1/bookings', {
        resource: 'stricte',
        date: TUESDAY,
        halfDay: 'morning',
      }),
    );
    const { reference } = body as { reference: string };
    const words = async (language: 'fr' | 'en'): Promise<string> => {
      const path = `/api/v1/bookings/${reference}/cancellation`;
      const answer = await member.post(path, undefined, { 'accept-language': language });
      const message = problemIn(answer, 422).violations?.[0]?.message ?? '';
      expect([message, faultsIn(message, language)]).toEqual([message, []]);
      return message;
    };
    expect(await words('fr')).toMatch(/2\u00a0jours/);
    expect(await words('en')).toMatch(/2\u00a0days/);
    service.clock.set('2026-11-24T12:00:00+01:00');
    expect(await words('fr')).toMatch(/terminée/);
    expect(await words('en')).toMatch(/ended/);
    service.clock.set('2026-11-23T09:00:00+01:00');
  });
});

describe('what cannot be read', () => {
  const UNREADABLE: [what: string, body: unknown][] = [
    ['an unknown field', { telecentre: 'vic', kind: 'desk', date: TUESDAY, halfDay: 'day', colour: 'red' }],
    ['an unknown word', { telecentre: 'vic', kind: 'castle', date: TUESDAY, halfDay: 'day' }],
    ['a number too small', { telecentre: 'vic', kind: 'desk', date: TUESDAY, halfDay: 'day', people: 0 }],
    ['a number too large', { telecentre: 'vic', kind: 'desk', date: TUESDAY, halfDay: 'day', people: 5000 }],
    [
      'a number that is not whole',
      { telecentre: 'vic', kind: 'desk', date: TUESDAY, halfDay: 'day', people: 1.5 },
    ],
    ['a text that is empty', { telecentre: 'vic', kind: 'desk', date: TUESDAY, halfDay: 'day', title: '' }],
    [
      'a text too long',
      { telecentre: 'vic', kind: 'desk', date: TUESDAY, halfDay: 'day', title: 'x'.repeat(201) },
    ],
    [
      'control characters',
      { telecentre: 'vic', kind: 'desk', date: TUESDAY, halfDay: 'day', title: 'a\u0000' },
    ],
    ['a number for a text', { telecentre: 12, kind: 'desk', date: TUESDAY, halfDay: 'day' }],
    ['no telecentre', { kind: 'desk', date: TUESDAY, halfDay: 'day' }],
    ['a date that is none', { telecentre: 'vic', kind: 'desk', date: '2027-02-30', halfDay: 'day' }],
    ['a time that is none', { resource: 'salle', start: 'demain', end: `${TUESDAY}T10:00` }],
    ['no object', []],
    ['broken JSON', '{"telecentre":'],
  ];

  test.each(UNREADABLE)('%s is told in French, as people write it', async (_, body) => {
    const { title, errors = [] } = problemIn(await member.post('/api/v1/bookings', body), 400);
    expect(errors.length).toBeGreaterThan(0);
    for (const text of [title, ...errors.map((one) => one.message)])
      expect([text, faultsIn(text, 'fr').filter(isNoWordOfTheApi)]).toEqual([text, []]);
  });

  test.each(UNREADABLE)('%s is told in English to whoever asks for it', async (_, body) => {
    const english = { 'accept-language': 'en' };
    const { title, errors = [] } = problemIn(await member.post('/api/v1/bookings', body, english), 400);
    for (const text of [title, ...errors.map((one) => one.message)])
      expect([text, faultsIn(text, 'en')]).toEqual([text, []]);
  });
});

/** Whoever sends words of the API may be told which there are. */
function isNoWordOfTheApi(fault: string): boolean {
  return fault !== 'a word of the API';
}

/** What a careful reader would mark in a text. */
function faultsIn(text: string, language: 'fr' | 'en'): string[] {
  const marks = language === 'fr' ? IN_FRENCH : IN_ENGLISH;
  const prose = text.replaceAll(STAMP, '…');
  return [...IN_BOTH, ...marks].flatMap(([fault, pattern]) => (pattern.test(prose) ? [fault] : []));
}

/** A date, a time or an offset as programs write them: an example of what to send. */
const STAMP = /\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?([+-]\d{2}:\d{2})?|[+-]\d{2}:\d{2}/g;

type Mark = readonly [fault: string, pattern: RegExp];

const IN_BOTH: readonly Mark[] = [
  ['two spaces, or a space at an end', /\s{2}|^\s|\s$/],
  ['a typewriter apostrophe or quotation mark', /['"]/],
  ['a sign of mathematics for a word', /[<>]=?\s?\d|\|/],
  [
    'a word of the machine',
    /undefined|indéfini|NaN|null\b|invalid input|entrée invalide|clés? non|\bkeys?\b:|URI\b/i,
  ],
  ['a line that may begin with a dash', /[^\u00a0\u202f]–/],
];

const IN_FRENCH: readonly Mark[] = [
  ['no no-break space before ; : ! ?', /[^\u00a0\u202f][;:!?]/],
  ['no no-break space inside « »', /«[^\u00a0\u202f]|[^\u00a0\u202f]»/],
  ['no no-break space before h', /\d h\b|\dh\b/],
  [
    'the first of a month without er',
    /\b1 (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)/,
  ],
  ['a clock of computers', /\b\d{1,2}:\d{2}\b/],
  ['midnight as a number', /à 0\u00a0h/],
  ['English', /\b(the|must|expected|is|of)\b/i],
  ['a word of the API', /\b(half_day|meeting_room|videoconference|step_free_access)\b/],
];

const IN_ENGLISH: readonly Mark[] = [
  ['French', /\b(le|la|les|doit|heures?|jours?|corps|télécentre|attendu|non)\b/i],
  ['a space before ; : ! ?', /\s[;:!?]/],
];
