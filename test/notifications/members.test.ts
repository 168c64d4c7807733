import type { Topic } from '../../src/notifications/topics.js';
import { sweepLapsedHolds } from '../../src/bookings/holds.queries.js';
import { DoorCodes } from '../../src/door-codes/door-codes.service.js';
import { eraseByEmail } from '../../src/personal-data/erasure.js';
import { bookNow } from '../bookings/rivals.js';
import { MONDAY_MORNING, startService, type TestService } from '../support/service.js';
import {
  AFTERNOON,
  booked,
  cancelled,
  confirmed,
  decline,
  FOR_JEANNE,
  forgetBookings,
  inShort,
  MORNING,
  moved,
  peopleOf,
  restored,
  tell,
  toldTo,
  type People,
  type Told,
} from './telling.js';

let service: TestService;
let people: People;
beforeAll(async () => {
  service = await startService();
  people = await peopleOf(service);
});
afterAll(() => service.close());
beforeEach(async () => {
  service.clock.set(MONDAY_MORNING);
  await decline(service, people.jeanne);
  await forgetBookings(service);
});

const HOLD = { ...MORNING, hold: true };
/** What they hold themselves is told once it has stood. */
const STANDS_AFTER_MINUTES = 2;
const AT_AURILLAC = { telecentre: 'aurillac', kind: 'desk' };

interface Case {
  readonly when: string;
  /** Each is told before the next happens. */
  readonly deeds: readonly ((people: People, reference: string) => Promise<unknown>)[];
  readonly told: readonly string[];
  /** What is told of the same to somebody who wants as few mails as may be. */
  readonly toldAtLeast: readonly string[];
}

const CASES: readonly Case[] = [
  {
    when: 'they hold a place',
    deeds: [({ jeanne }) => booked(jeanne, HOLD)],
    told: ['held, may stop'],
    toldAtLeast: [],
  },
  {
    when: 'they confirm it',
    deeds: [({ jeanne }) => booked(jeanne, HOLD), ({ jeanne }, it) => confirmed(jeanne, it)],
    told: ['held, may stop', 'confirmed, REQUEST'],
    toldAtLeast: ['confirmed'],
  },
  {
    when: 'they give it back',
    deeds: [({ jeanne }) => booked(jeanne, HOLD), ({ jeanne }, it) => cancelled(jeanne, it)],
    told: ['held, may stop'],
    toldAtLeast: [],
  },
  {
    when: 'they move what they hold',
    deeds: [({ jeanne }) => booked(jeanne, HOLD), ({ jeanne }, it) => moved(jeanne, it, AFTERNOON)],
    told: ['held, may stop', 'held, may stop'],
    toldAtLeast: [],
  },
  {
    when: 'their hold lapses',
    deeds: [
      ({ jeanne }) => booked(jeanne, HOLD),
      async () => {
        service.clock.advanceMinutes(60);
        await sweepLapsedHolds(service.database, service.clock.now());
      },
    ],
    told: ['held, may stop'],
    toldAtLeast: [],
  },
  {
    when: 'they book',
    deeds: [({ jeanne }) => booked(jeanne)],
    told: ['confirmed, REQUEST'],
    toldAtLeast: ['confirmed'],
  },
  {
    when: 'a colleague books for them',
    deeds: [({ paul }) => booked(paul, { ...MORNING, ...FOR_JEANNE })],
    told: ['confirmed, REQUEST'],
    toldAtLeast: ['confirmed'],
  },
  {
    when: 'a host holds a place for them',
    deeds: [({ host }) => booked(host, { ...HOLD, ...FOR_JEANNE })],
    told: ['held'],
    toldAtLeast: ['held'],
  },
  {
    when: 'they move it',
    deeds: [({ jeanne }) => booked(jeanne), ({ jeanne }, it) => moved(jeanne, it, AFTERNOON)],
    told: ['confirmed, REQUEST', 'moved, REQUEST'],
    toldAtLeast: ['confirmed'],
  },
  {
    when: 'a host moves it',
    deeds: [({ jeanne }) => booked(jeanne), ({ host }, it) => moved(host, it, AFTERNOON)],
    told: ['confirmed, REQUEST', 'moved, REQUEST'],
    toldAtLeast: ['confirmed', 'moved'],
  },
  {
    when: 'they move it to another telecentre',
    deeds: [({ jeanne }) => booked(jeanne), ({ jeanne }, it) => moved(jeanne, it, AT_AURILLAC)],
    told: ['confirmed, REQUEST', 'moved-away, CANCEL', 'moved, REQUEST'],
    toldAtLeast: ['confirmed'],
  },
  {
    when: 'a host moves it to another telecentre',
    deeds: [({ jeanne }) => booked(jeanne), ({ host }, it) => moved(host, it, AT_AURILLAC)],
    told: ['confirmed, REQUEST', 'moved-away, CANCEL', 'moved, REQUEST'],
    toldAtLeast: ['confirmed', 'moved'],
  },
  {
    when: 'they give it a title',
    deeds: [({ jeanne }) => booked(jeanne), ({ jeanne }, it) => moved(jeanne, it, { title: 'Dossier' })],
    told: ['confirmed, REQUEST', 'edited, REQUEST'],
    toldAtLeast: ['confirmed'],
  },
  {
    when: 'they cancel it',
    deeds: [({ jeanne }) => booked(jeanne), ({ jeanne }, it) => cancelled(jeanne, it)],
    told: ['confirmed, REQUEST', 'cancelled, CANCEL'],
    toldAtLeast: ['confirmed'],
  },
  {
    when: 'their colleague cancels it',
    deeds: [({ paul }) => booked(paul, { ...MORNING, ...FOR_JEANNE }), ({ paul }, it) => cancelled(paul, it)],
    told: ['confirmed, REQUEST', 'cancelled, CANCEL'],
    toldAtLeast: ['confirmed', 'cancelled'],
  },
  {
    when: 'a host cancels it',
    deeds: [({ jeanne }) => booked(jeanne), ({ host }, it) => cancelled(host, it, 'Fuite d’eau')],
    told: ['confirmed, REQUEST', 'cancelled, CANCEL'],
    toldAtLeast: ['confirmed', 'cancelled'],
  },
  {
    when: 'they take their cancellation back',
    deeds: [
      ({ jeanne }) => booked(jeanne),
      ({ jeanne }, it) => cancelled(jeanne, it),
      ({ jeanne }, it) => restored(jeanne, it),
    ],
    told: ['confirmed, REQUEST', 'cancelled, CANCEL', 'restored, REQUEST'],
    toldAtLeast: ['confirmed', 'restored'],
  },
  {
    when: 'their place is given to others, because nobody had said that they are there',
    deeds: [({ jeanne }) => booked(jeanne), () => happened('missed')],
    told: ['confirmed, REQUEST', 'missed, CANCEL'],
    toldAtLeast: ['confirmed', 'missed'],
  },
  ...(['checked_in', 'completed'] as const).map((kind) => ({
    when: `it is written down as ${kind}`,
    deeds: [({ jeanne }: People) => booked(jeanne), () => happened(kind)],
    told: ['confirmed, REQUEST'],
    toldAtLeast: ['confirmed'],
  })),
];

const DECLINABLE: readonly Topic[] = ['invitation', 'reminder', 'hold', 'own_change'];

describe('a member is told, when', () => {
  test.each(CASES)('$when', async ({ deeds, told }) => {
    expect(await inTurn(deeds)).toEqual(told);
  });
});

describe('a member who declines what can be declined is told, when', () => {
  test.each(CASES)('$when', async ({ deeds, toldAtLeast }) => {
    await decline(service, people.jeanne, ...DECLINABLE);
    expect(await inTurn(deeds)).toEqual(toldAtLeast);
  });
});

async function inTurn(deeds: Case['deeds']): Promise<string[]> {
  let reference = '';
  for (const deed of deeds) {
    const answer = await deed(people, reference);
    if (typeof answer === 'string') reference = answer;
    service.clock.advanceMinutes(STANDS_AFTER_MINUTES);
    await tell(service);
  }
  return toldTo(await tell(service), people.jeanne);
}

async function happened(kind: string): Promise<void> {
  await service.database.query(
    `with changed as (update booking set revision = revision + 1 returning id)
select append_booking_event(id, $1, null, $2) from changed`,
    [kind, new Date(service.clock.now())],
  );
}

describe('a mail', () => {
  test('about a hold that is no longer one is not written any more', async () => {
    const confirmedAtOnce = await booked(people.jeanne, HOLD);
    await confirmed(people.jeanne, confirmedAtOnce);
    const lapsed = await booked(people.jeanne, { ...HOLD, ...AFTERNOON });
    expect(lapsed).not.toBe(confirmedAtOnce);
    service.clock.advanceMinutes(60);
    expect(toldTo(await tell(service), people.jeanne)).toEqual(['confirmed, REQUEST']);
  });

  test('about a hold ends with the hold', async () => {
    const { body } = (await bookNow(people.jeanne, HOLD)) as { body: { expiresAt: string } };
    service.clock.advanceMinutes(STANDS_AFTER_MINUTES);
    const [mail] = await tell(service);
    expect(mail?.expiresAt?.getTime()).toBe(Date.parse(body.expiresAt));
  });

  test('about what they hold themselves waits until it has stood for two minutes', async () => {
    await booked(people.jeanne, HOLD);
    service.clock.advanceMinutes(1);
    expect(toldTo(await tell(service), people.jeanne)).toEqual([]);
    service.clock.advanceMinutes(1);
    expect(toldTo(await tell(service), people.jeanne)).toEqual(['held, may stop']);
    expect(toldTo(await tell(service), people.jeanne)).toEqual(['held, may stop']);
  });

  test('about a hold is none when they confirm it, or give it back, before that', async () => {
    const kept = await booked(people.jeanne, HOLD);
    const given = await booked(people.jeanne, { ...HOLD, ...AFTERNOON });
    await tell(service);
    service.clock.advanceMinutes(1);
    await moved(people.jeanne, kept, { title: 'Point d’équipe' });
    await confirmed(people.jeanne, kept);
    await decline(service, people.jeanne, 'own_change');
    await cancelled(people.jeanne, given);
    expect(toldTo(await tell(service), people.jeanne)).toEqual(['confirmed, REQUEST']);
    service.clock.advanceMinutes(5);
    expect(toldTo(await tell(service), people.jeanne)).toEqual(['confirmed, REQUEST']);
  });

  test('about what others hold for them does not wait, but never overtakes an earlier one', async () => {
    await booked(people.host, { ...HOLD, ...FOR_JEANNE });
    expect(toldTo(await tell(service), people.jeanne)).toEqual(['held']);
    const own = await booked(people.jeanne, { ...HOLD, ...AFTERNOON });
    await moved(people.host, own, { date: '2026-11-25', halfDay: 'afternoon' });
    expect(toldTo(await tell(service), people.jeanne)).toEqual(['held']);
    service.clock.advanceMinutes(STANDS_AFTER_MINUTES);
    expect(toldTo(await tell(service), people.jeanne)).toEqual(['held', 'held, may stop', 'held']);
  });

  test('tells what the booking was, and not what it has become since', async () => {
    const reference = await booked(people.jeanne);
    await moved(people.jeanne, reference, AFTERNOON);
    await cancelled(people.jeanne, reference);
    const mails = await tell(service);
    // Told of all three only now, and each as it was.
    expect(mails.map(inShort)).toEqual(['confirmed, REQUEST', 'moved, REQUEST', 'cancelled, CANCEL']);
    expect(
      mails.map(({ letter }) => /DTSTART[^:]*:20261124T(\d{4})/.exec(letter.calendar?.content ?? '')?.[1]),
    ).toEqual(['0900', '1330', '1330']);
  });

  test('is in the language of whoever reads it, and from the telecentre', async () => {
    const english = await service.visitor('english@example.org');
    await service.database.query(`update account set language = 'en' where id = $1`, [english.account]);
    await booked(english);
    await booked(people.paul, { ...MORNING, ...AFTERNOON });
    const mails = await tell(service);
    expect(mails.map(({ letter }) => letter.language)).toEqual(['en', 'fr']);
    expect(mails.map(({ letter }) => letter.from?.address)).toEqual(
      Array(2).fill('telecentres+figeac@example.org'),
    );
  });

  test('says from when the code of the door is shown, wherever one is kept', async () => {
    const doorCodes = service.app.get(DoorCodes);
    await doorCodes.set('figeac', '4711', { shownMinutesBefore: 90 });
    await booked(people.jeanne);
    await doorCodes.remove('figeac');
    await booked(people.jeanne, { ...MORNING, ...AFTERNOON });
    // Told of both only now: nobody is sent to look for a code that is no longer there.
    expect(await textsOf(tell(service))).not.toContain('Porte');
    await forgetBookings(service);
    await doorCodes.set('figeac', '4711', { shownMinutesBefore: 90 });
    await booked(people.jeanne);
    const text = await textsOf(tell(service));
    await doorCodes.remove('figeac');
    expect(text).toContain(
      's’affichera sur la page de votre réservation à partir du mardi 24 novembre à 7 h 30.',
    );
    expect(text).not.toContain('4711');
  });

  test('leaves a link in the calendar that asks for signing in', async () => {
    const reference = await booked(people.jeanne);
    const [mail] = await tell(service);
    const event = (mail?.letter.calendar?.content ?? '').replace(/\r\n /g, '');
    expect(event).toMatch(new RegExp(`\r\nURL;VALUE=URI:http[^\r]*/bookings/${reference}\r\n`));
    expect(event).not.toContain('/booking/');
    expect(mail?.letter.text).toMatch(/\/booking\/[\w-]{48}$/m);
  });

  test('names the colleague who did it, and nobody of the telecentre', async () => {
    await service.database.query(`update account set name = 'Paul Voisin' where email = 'paul@example.org'`);
    await service.database.query(
      `update account set name = 'Hélène Accueil' where email = 'host@example.org'`,
    );
    await booked(people.paul, { ...MORNING, ...FOR_JEANNE });
    await booked(people.host, { ...MORNING, ...AFTERNOON, ...FOR_JEANNE });
    const [byPaul, byHost] = await tell(service);
    expect(byPaul?.letter.text.replace(/\s+/g, ' ')).toContain('Paul Voisin');
    expect(byHost?.letter.text).not.toContain('Hélène');
  });

  test('goes to no guest', async () => {
    const reference = await booked(people.host, { ...MORNING, for: { guest: { name: 'Marc Fabre' } } });
    await cancelled(people.host, reference);
    expect(await tell(service)).toEqual([]);
    expect(await untold()).toBe(0);
  });

  test('goes to nobody who has been erased', async () => {
    const leaving = await service.visitor('leaving@example.org');
    await booked(leaving);
    await eraseByEmail(service.database, leaving.email, service.clock.now());
    expect(await tell(service)).toEqual([]);
    expect(await untold()).toBe(0);
  });
});

async function textsOf(mails: Promise<readonly Told[]>): Promise<string> {
  return (await mails).map(({ letter }) => letter.text.replace(/\s+/g, ' ')).join(' ');
}

async function untold(): Promise<number> {
  const [row] = await service.database.query<{ count: number }>(
    'select count(*)::int as count from booking_event_untold',
  );
  return row?.count ?? -1;
}
