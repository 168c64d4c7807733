import type { SeenBooking } from '../../src/bookings/booking-record.js';
import { NetworkDirectory } from '../../src/telecentres/network-directory.js';
import type { Network } from '../../src/telecentres/network.js';
import { weekToOffer, type WeekHabit } from '../../src/usual-week/usual-week.js';
import { weekInWords } from '../../src/usual-week/usual-week.words.js';
import { textOf } from '../booking-links/linked.js';
import { bookNow } from '../bookings/rivals.js';
import { desks, networkOf } from '../bookings/places.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';
import { HTML } from '../new-series/repeating.js';

const HOUSES = networkOf(
  {
    slug: 'figeac',
    location: [44.61, 2.03],
    closures: [{ from: '2026-12-04', to: '2026-12-06', reason: 'Travaux' }],
    resources: [desks('fig-open', 9)],
  },
  { slug: 'montmurat', location: [44.63, 2.2], resources: [desks('mon-open', 1)] },
);

let service: TestService;
let network: Network;

beforeAll(async () => {
  service = await startService({ network: HOUSES });
  network = await service.app.get(NetworkDirectory).fresh();
});
afterAll(async () => {
  expect(await service.doctor()).toEqual([]);
  await service.close();
});

const TUESDAY_MORNINGS: WeekHabit = {
  ...{ telecentre: 'figeac', kind: 'desk', weekday: 2, halfDay: 'morning', times: 5 },
};
const THURSDAYS: WeekHabit = { ...TUESDAY_MORNINGS, weekday: 4, halfDay: 'day', times: 3 };

/** A Monday at nine. */
const NOW = Date.parse('2026-11-23T08:00:00Z');

function booked(date: string): SeenBooking {
  return { start: Date.parse(`${date}T06:00Z`), end: Date.parse(`${date}T18:00Z`) } as SeenBooking;
}

describe('A usual week', () => {
  const both = [THURSDAYS, TUESDAY_MORNINGS];
  const cases: readonly (readonly [string, readonly WeekHabit[], readonly string[], string | null])[] = [
    ['is none without a habit', [], [], null],
    ['is none of a single half-day', [TUESDAY_MORNINGS], [], null],
    ['is none of what was done twice', [TUESDAY_MORNINGS, { ...THURSDAYS, times: 2 }], [], null],
    ['is that of next week', both, [], '2026-11-30: mardi matin et jeudi à figeac'],
    ['is offered for what is left of it', both, ['2026-12-01'], '2026-11-30: mardi matin et jeudi à figeac'],
    [
      'is that of the week after once the next is booked',
      both,
      ['2026-12-01', '2026-12-03'],
      '2026-12-07: mardi matin et jeudi à figeac',
    ],
    [
      'is none for who has booked three weeks',
      both,
      ['2026-12-01', '2026-12-03', '2026-12-08', '2026-12-10', '2026-12-15', '2026-12-17'],
      null,
    ],
    [
      'names each place',
      [TUESDAY_MORNINGS, { ...THURSDAYS, telecentre: 'montmurat' }],
      [],
      '2026-11-30: mardi matin à figeac, jeudi à montmurat',
    ],
    [
      'is at one place at a time: where they are more often',
      [...both, { ...THURSDAYS, telecentre: 'montmurat', halfDay: 'morning', times: 4 }],
      [],
      '2026-11-30: mardi matin à figeac, jeudi matin à montmurat',
    ],
    [
      'knows nothing of a telecentre that is no more',
      [...both, { ...THURSDAYS, telecentre: 'gone', weekday: 5 }],
      [],
      '2026-11-30: mardi matin et jeudi à figeac',
    ],
    [
      'leaves out the days on which the doors stay shut',
      [...both, { ...THURSDAYS, weekday: 5 }],
      [],
      '2026-11-30: mardi matin et jeudi à figeac',
    ],
  ];

  test.each(cases)('%s', (_, habits, own, expected) => {
    const week = weekToOffer(habits, own.map(booked), network, NOW);
    expect(week && `${week.monday}: ${weekInWords(week, 'fr')}`).toBe(expected);
  });
});

/** Somebody who was at Figeac three Tuesday mornings and at Montmurat three Thursdays, before today. */
async function regular(): Promise<KnownCaller> {
  const jeanne = await service.visitor();
  service.clock.set('2026-10-26T08:00:00Z');
  for (const [tuesday, thursday] of WEEKS) {
    await bookNow(jeanne, { telecentre: 'figeac', kind: 'desk', date: tuesday, halfDay: 'morning' });
    const montmurat = { telecentre: 'montmurat', kind: 'desk', date: thursday, halfDay: 'morning' };
    expect((await bookNow(jeanne, montmurat)).status).toBe(201);
  }
  await service.database.query(
    `update booking set status = 'completed' where account_id = $1 and status = 'confirmed'`,
    [jeanne.account],
  );
  service.clock.set('2026-11-23T08:00:00Z');
  return jeanne;
}
const WEEKS = [
  ['2026-10-27', '2026-10-29'],
  ['2026-11-03', '2026-11-05'],
  ['2026-11-10', '2026-11-12'],
] as const;

describe('With one press', () => {
  test('a usual week is booked, what is taken is named with what is near, and nothing twice', async () => {
    const [jeanne, rival] = [await regular(), await service.visitor()];
    const taken = { telecentre: 'montmurat', kind: 'desk', date: '2026-12-03', halfDay: 'morning' };
    expect((await bookNow(rival, taken)).status).toBe(201);
    const home = String((await jeanne.get('/', HTML)).body);
    expect(textOf(home)).toMatch(/Votre semaine habituelle\s+Mardi matin à figeac, jeudi matin à montmurat/);
    expect(textOf(home)).toContain('La réserver pour la semaine du 30 novembre');
    const body = String((await jeanne.get('/bookings', HTML)).body);
    const [, key = ''] =
      /name="week"[^>]*>\s*<input type="hidden" name="key" value="([^"]*)"/.exec(body) ?? [];
    const press = { week: '2026-11-30', key };
    const answers = await Promise.all([
      jeanne.send('/usual-week', press, HTML),
      jeanne.send('/usual-week', press, HTML),
    ]);
    const shown = String(answers[0].headers['location']);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    await jeanne.send('/usual-week', press, HTML);

    const page = textOf(String((await jeanne.get(shown, HTML)).body));
    expect(page).toContain('Une partie de votre semaine est réservée');
    expect(page).toMatch(/Mardi 1er décembre, matin\s+.*Télécentre de figeac/);
    expect(page).toMatch(/Jeudi 3 décembre, matin\s+montmurat · pas réservé\. À la place\s*:.*figeac/s);
    const coming = await jeanne.get('/api/v1/bookings?when=coming');
    expect((coming.body as { bookings: object[] }).bookings).toHaveLength(1);
  });

  test('is for those who have signed in, and asks for a page of ours', async () => {
    const asked = await service.anybody.send('/usual-week', { week: '2026-11-30', key: 'x' }, HTML);
    expect(asked.headers['location']).toContain(encodeURIComponent('/usual-week?week=2026-11-30'));
    const jeanne = await service.visitor();
    expect((await jeanne.send('/usual-week', { week: 'soon', key: 'x' }, HTML)).status).toBe(404);
    const none = await jeanne.get('/usual-week?week=2026-11-30', HTML);
    expect(textOf(String(none.body))).toContain('Rien d’habituel');
  });
});
