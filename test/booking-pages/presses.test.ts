import { newBookingPath, type Wish } from '../../src/booking-forms/wish.js';
import { textOf } from '../booking-links/linked.js';
import { desks, networkOf } from '../bookings/places.js';
import { bookingPath, bookNow, weekdays } from '../bookings/rivals.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';
import {
  atBrowser,
  bookingsOf,
  bookOnPage,
  confirmedOf,
  formFor,
  holdOnPage,
  signedIn,
  TUESDAY_MORNING,
  wish,
  type AtBrowser,
  type Kept,
} from './visiting.js';

const VIC = desks('poste', 1, { granularities: ['half_day', 'day'], cancellationMinutes: 2880 });
const DESK: Wish = { ...TUESDAY_MORNING, where: { telecentre: 'vic', kind: 'desk' } };
const LATE = wish({ where: { telecentre: 'salers', kind: 'desk' } });
const MANY = wish({ where: { telecentre: 'montsalvy', kind: 'desk' } });
const WEDNESDAY = { date: '2026-11-25', halfDay: 'morning' };

let service: TestService;
let jeanne: AtBrowser;
beforeAll(async () => {
  const network = networkOf(
    { slug: 'vic', resources: [VIC] },
    { slug: 'montsalvy', resources: [desks('table', 4)] },
    { slug: 'salers', resources: [desks('bureau', 3, { cancellationMinutes: 2880 })] },
  );
  service = await startService({ network });
});
beforeEach(async () => {
  await service.startAgain();
  jeanne = await atBrowser(service, 'jeanne@example.org');
});
afterEach(async () => {
  expect(await service.doctor()).toEqual([]);
});
afterAll(() => service.close());

async function mine(): Promise<Kept[]> {
  return bookingsOf(service, jeanne.member);
}

async function statuses(): Promise<string[]> {
  return (await mine()).map(({ status }) => status);
}

async function moved(to: object): Promise<void> {
  const [one] = await mine();
  expect((await jeanne.member.patch(bookingPath(one?.reference ?? ''), to)).status).toBe(200);
}

async function rivalTakes(halfDay: string): Promise<void> {
  const rival = await service.member('rival@example.org');
  expect((await bookNow(rival, { resource: 'poste-1', date: TUESDAY, halfDay })).status).toBe(201);
}

describe('what was booked and is elsewhere by now', () => {
  test('is booked anew by a page of now, and once by two presses at once', async () => {
    await bookOnPage(jeanne.browser, MANY);
    await moved(WEDNESDAY);
    await jeanne.browser.open(newBookingPath(MANY));
    const { fields } = formFor(jeanne.browser, '/bookings');
    const answers = await Promise.all([1, 2].map(() => jeanne.member.send('/bookings', { ...fields })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(new Set(answers.map(({ headers }) => headers['location'])).size).toBe(1);
    const starts = (await confirmedOf(service, jeanne.member)).map(({ start }) => start.slice(0, 10));
    expect(starts.sort()).toEqual([TUESDAY, WEDNESDAY.date]);
  });

  test('is never told as booked by the page that booked it: it asks anew', async () => {
    await jeanne.browser.open(newBookingPath(MANY));
    const before = jeanne.browser.shown;
    await jeanne.browser.press('/bookings');
    await moved(WEDNESDAY);
    jeanne.browser.shown = before;
    const { path, html } = await jeanne.browser.press('/bookings');
    expect([path, textOf(html)]).toEqual([
      newBookingPath(MANY),
      expect.not.stringContaining('C’est réservé'),
    ]);
    expect(await mine()).toHaveLength(1);
    expect((await jeanne.browser.press('/bookings')).path).toContain('?done=booked');
    expect(await mine()).toHaveLength(2);
  });

  test('stands in no way of holding the place anew', async () => {
    await holdOnPage(jeanne.browser, MANY);
    await moved(WEDNESDAY);
    expect((await holdOnPage(jeanne.browser, MANY)).path).toMatch(/\/completion$/);
    expect((await mine()).map(({ start }) => start.slice(0, 10)).sort()).toEqual([TUESDAY, WEDNESDAY.date]);
  });
});

test('a page whose key belongs to another wish asks anew', async () => {
  await jeanne.browser.open(newBookingPath(MANY));
  const { fields } = formFor(jeanne.browser, '/bookings');
  expect((await jeanne.member.send('/bookings', { ...fields })).status).toBe(303);
  const other = await jeanne.member.send('/bookings', { ...fields, ...WEDNESDAY });
  expect([other.status, other.headers['location']]).toEqual([303, newBookingPath({ ...MANY, ...timeOf() })]);
  expect(await mine()).toHaveLength(1);

  function timeOf(): Pick<Wish, 'time'> {
    return { time: { date: '2026-11-25', halfDay: 'morning' } };
  }
});

describe('a place that one holds oneself, past the time until when one may cancel', () => {
  test('is booked by the button that books it: the hold is confirmed, once', async () => {
    await holdOnPage(jeanne.browser, DESK);
    const [held] = await mine();
    await jeanne.browser.open(newBookingPath(DESK));
    const { fields } = formFor(jeanne.browser, '/bookings');
    const answers = await Promise.all([1, 2, 3].map(() => jeanne.member.send('/bookings', { ...fields })));
    expect(new Set(answers.map(({ headers }) => headers['location'])).size).toBe(1);
    expect(await mine()).toMatchObject([{ reference: held?.reference, status: 'confirmed' }]);
  });

  test('makes way for a longer booking of it', async () => {
    await holdOnPage(jeanne.browser, DESK);
    await jeanne.browser.open(newBookingPath(DESK));
    const { fields } = formFor(jeanne.browser, '/bookings');
    const { headers } = await jeanne.member.send('/bookings', { ...fields, key: '', halfDay: 'day' });
    expect(headers['location']).toContain('?done=booked');
    expect((await statuses()).sort()).toEqual(['cancelled', 'confirmed']);
  });

  test('is kept when the longer booking cannot be had', async () => {
    await holdOnPage(jeanne.browser, DESK);
    await rivalTakes('afternoon');
    await jeanne.browser.open(newBookingPath(DESK));
    const { fields } = formFor(jeanne.browser, '/bookings');
    for (const path of ['/bookings', '/bookings/holds']) {
      const refused = await jeanne.member.send(path, { ...fields, key: '', halfDay: 'day' });
      expect([path, refused.status, await statuses()]).toEqual([path, 409, ['held']]);
    }
  });

  test('is kept when something else is booked elsewhere', async () => {
    await holdOnPage(jeanne.browser, DESK);
    await bookOnPage(jeanne.browser, MANY);
    expect(await statuses()).toEqual(['held', 'confirmed']);
  });

  test('is filled in as its form offers, with another desk and a title', async () => {
    const { path } = await holdOnPage(jeanne.browser, LATE);
    await jeanne.browser.press(path, { title: 'Bilan', place: 'bureau-3' });
    expect(await mine()).toMatchObject([{ status: 'confirmed', resource: 'bureau-3', title: 'Bilan' }]);
  });
});

describe('a link to a hold', () => {
  test('that was given back holds nothing again', async () => {
    const { path } = await holdOnPage(jeanne.browser, MANY);
    await jeanne.browser.press(path.replace('/completion', '/cancellation'));
    const { status, headers } = await jeanne.member.send(path.replace('/completion', '/hold'), {});
    expect([status, headers['location']]).toEqual([303, path.replace('/completion', '')]);
    expect(await statuses()).toEqual(['cancelled']);
  });

  test('that has lapsed counts among what is held when it is held again', async () => {
    const { path } = await holdOnPage(jeanne.browser, MANY);
    service.clock.advanceMinutes(11);
    for (const date of weekdays(4).slice(1))
      await holdOnPage(jeanne.browser, { ...MANY, time: { date, halfDay: 'morning' } });
    expect((await jeanne.member.send(path.replace('/completion', '/hold'), {})).status).toBe(303);
    expect((await statuses()).filter((one) => one === 'held')).toHaveLength(3);
  });
});

test('thirty holds at once leave three', async () => {
  await jeanne.browser.open(newBookingPath(MANY));
  const { fields } = formFor(jeanne.browser, '/bookings/holds');
  const answers = await Promise.all(
    weekdays(30).map((date) => jeanne.member.send('/bookings/holds', { ...fields, key: '', date })),
  );
  expect(answers.filter(({ status }) => status !== 303 && status !== 422)).toEqual([]);
  expect((await statuses()).filter((one) => one === 'held')).toHaveLength(3);
});

describe('somebody with more than a hundred bookings given back', () => {
  test('still sees what comes, and is asked before booking twice', async () => {
    for (let n = 0; n < 102; n++) {
      const wanted = { telecentre: 'montsalvy', kind: 'desk', date: TUESDAY, halfDay: 'morning' };
      const booked = await bookNow(jeanne.member, wanted);
      await jeanne.member.post(`${bookingPath(booked)}/cancellation`);
    }
    await jeanne.browser.open(newBookingPath(MANY));
    const before = jeanne.browser.shown;
    const wednesday = { ...MANY, time: { date: WEDNESDAY.date, halfDay: 'morning' as const } };
    await bookOnPage(signedIn(service, jeanne.member), wednesday);
    await bookOnPage(signedIn(service, jeanne.member), { ...MANY, time: { date: TUESDAY, halfDay: 'day' } });
    const { html } = await jeanne.browser.open('/bookings');
    expect(html.match(/class="when"/g)).toHaveLength(2);
    jeanne.browser.shown = before;
    expect(textOf((await jeanne.browser.press('/bookings')).html)).toContain(
      'Vous avez déjà une réservation à ce moment-là',
    );
    expect(await confirmedOf(service, jeanne.member)).toHaveLength(2);
  });
});
