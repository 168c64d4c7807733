import { textOf } from '../booking-links/linked.js';
import { bookNow } from '../bookings/rivals.js';
import { HOUSES } from '../series/houses.js';
import { startService, type TestService } from '../support/service.js';
import { HTML, hasMade, press, pressOf, previewPath, THURSDAYS_AT_FIGEAC } from './repeating.js';

let service: TestService;

beforeAll(async () => {
  service = await startService({ network: HOUSES });
});
afterAll(async () => {
  expect(await service.doctor()).toEqual([]);
  await service.close();
});

const PREVIEW = previewPath(THURSDAYS_AT_FIGEAC);

describe('The form that repeats a booking', () => {
  test('begins with what the link said, and complains of nothing', async () => {
    const jeanne = await service.visitor();
    const path = '/series/new?telecentre=figeac&kind=desk&date=2027-01-07&halfDay=afternoon';
    const answer = await jeanne.get(path, HTML);
    const [status, body] = [answer.status, String(answer.body)];
    expect(status).toBe(200);
    expect(body).toMatch(/<option value="figeac" selected/);
    expect(body).toMatch(/<option value="afternoon" selected/);
    expect(body).toMatch(/name="thu" value="yes" checked/);
    expect(body).toContain('value="2027-01-07"');
    expect(body).not.toContain('role="alert"');
  });

  test('knows where a room is of which only the name was said, and its hours', async () => {
    const jeanne = await service.visitor();
    const body = String(
      (await jeanne.get('/series/new?resource=fig-room&date=2027-01-07&from=10:00&to=11:00', HTML)).body,
    );
    expect(body).toMatch(/<option value="fig-room" selected/);
    expect(body).toMatch(/<option value="hours" selected/);
    expect(body).toContain('value="10:00"');
  });

  test('says beside each field what is missing once it is sent', async () => {
    const jeanne = await service.visitor();
    const answer = await jeanne.get(previewPath({ ...THURSDAYS_AT_FIGEAC, until: '' }), HTML);
    const [status, body] = [answer.status, String(answer.body)];
    expect(status).toBe(200);
    expect(body).toMatch(/id="until-error"/);
    expect(body).not.toContain('name="keep"');
    const far = await jeanne.get(previewPath({ ...THURSDAYS_AT_FIGEAC, until: '2040-01-01' }), HTML);
    expect(textOf(String(far.body))).toContain('va plus loin que 5');
  });

  test('asks whoever has not signed in to do so, and comes back to the very dates', async () => {
    const asked = await service.anybody.get(PREVIEW, HTML);
    expect(asked.status).toBe(303);
    expect(asked.headers['location']).toContain(encodeURIComponent('/series/new?telecentre=figeac'));
    const pressed = await service.anybody.send('/series', { ...THURSDAYS_AT_FIGEAC, key: 'x' }, HTML);
    expect([pressed.status, String(pressed.headers['location'])]).toEqual([
      303,
      expect.stringContaining(encodeURIComponent('how=weekly')) as unknown,
    ]);
  });
});

describe('The preview', () => {
  test('says of each date what would become of it, and of none twice', async () => {
    const page = await (await service.visitor()).get(PREVIEW, HTML);
    const text = textOf(String(page.body));
    expect(text).toMatch(/24\s+dates sur 25/);
    expect(text).toContain('Tous les jeudis matin, à');
    expect(text).toContain('du 7 janvier au 24 juin 2027');
    expect(text).toMatch(/Jeudi 6 mai 2027\s+fermé · .*Ascension/);
    expect(text).toMatch(/Réserver les 24\s+dates/);
    expect(String(page.body).match(/name="keep"/g)).toHaveLength(24);
  });

  test('proposes the nearest to a date that is taken, and leaves out what they have booked then themselves', async () => {
    const [jeanne, rival] = [await service.visitor(), await service.visitor()];
    const room = { resource: 'sou-room', halfDay: 'morning' };
    const thursdays = { ...THURSDAYS_AT_FIGEAC, telecentre: 'sousceyrac', kind: 'meeting_room' };
    await bookNow(rival, { ...room, date: '2027-01-14' });
    const mine = await bookNow(jeanne, { ...room, date: '2027-01-21' });
    expect(mine.status).toBe(201);
    const page = await jeanne.get(previewPath(thursdays), HTML);
    const text = textOf(String(page.body));
    expect(text).toMatch(/Jeudi 14 janvier 2027\s+pris · à la place/);
    expect(page.body).toMatch(/href="\/bookings\/new\?[^"]*date=2027-01-14[^"]*halfDay=afternoon/);
    expect(text).toMatch(/24\s+dates sur 25|23\s+dates sur 25/);
  });

  test('names what will open only later', async () => {
    const fields = {
      ...THURSDAYS_AT_FIGEAC,
      telecentre: 'lacapelle',
      date: '2026-12-03',
      until: '2027-03-25',
    };
    const text = textOf(String((await (await service.visitor()).get(previewPath(fields), HTML)).body));
    expect(text).toContain('pas encore ouvert · s’ouvrira le');
    expect(text).toContain('seront réservées d’elles-mêmes');
  });
});

describe('One press', () => {
  test('books what is ticked and nothing else, however often it is pressed', async () => {
    const jeanne = await service.visitor();
    const fields = pressOf(await jeanne.get(PREVIEW, HTML), ['2027-02-04']);
    fields.set('title', 'Permanence');
    const [once, twice] = await Promise.all([
      press(jeanne, '/series', fields),
      press(jeanne, '/series', fields),
    ]);
    expect([once.status, twice.status]).toEqual([303, 303]);
    expect(twice.headers['location']).toBe(once.headers['location']);
    const { bookings } = (await jeanne.get('/api/v1/bookings')).body as { bookings: object[] };
    expect(bookings).toHaveLength(23);
    const page = await jeanne.get(String(once.headers['location']), HTML);
    const text = textOf(String(page.body));
    expect(text).toMatch(/C’est réservé\s*: 23\s+dates sur 25/);
    expect(text).toMatch(/Jeudi 4 février 2027\s+sans cette date/);
    expect(text).toContain('Permanence');
  });

  test('on a page of before books nothing more when something else is ticked', async () => {
    const jeanne = await service.visitor();
    const page = await jeanne.get(PREVIEW, HTML);
    expect((await press(jeanne, '/series', pressOf(page))).status).toBe(303);
    const again = await press(jeanne, '/series', pressOf(page, ['2027-02-04']));
    expect(again.status).toBe(422);
    expect(textOf(String(again.body))).toContain('Vous avez déjà réservé depuis cette page');
  });

  test('says what is not as the preview said', async () => {
    const [jeanne, rival] = [await service.visitor(), await service.visitor()];
    const fields = {
      ...THURSDAYS_AT_FIGEAC,
      telecentre: 'lacapelle',
      date: '2026-12-03',
      until: '2026-12-31',
    };
    const page = await jeanne.get(previewPath(fields), HTML);
    await bookNow(rival, { telecentre: 'lacapelle', kind: 'desk', date: '2026-12-10', halfDay: 'morning' });
    const made = await press(jeanne, '/series', pressOf(page));
    const shown = await jeanne.get(String(made.headers['location']), HTML);
    const text = textOf(String(shown.body));
    expect(text).toMatch(/ceci a changé.*jeudi 10 décembre 2026 – pas réservée/s);
    // What could not be had can be waited for.
    expect(shown.body).toMatch(/action="\/waitlist"/);
  });

  test('takes chosen dates as well', async () => {
    const jeanne = await service.visitor();
    const { date: _date, until: _until, ...rest } = THURSDAYS_AT_FIGEAC;
    const { path } = await hasMade(jeanne, {
      ...rest,
      how: 'dates',
      on1: '2027-03-02',
      on2: '',
      on4: '2027-01-12',
    });
    const text = textOf(String((await jeanne.get(path, HTML)).body));
    expect(text).toMatch(/2\s+dates/);
    expect(text).toContain('Mardi 12 janvier 2027');
    expect(text).toContain('Mardi 2 mars 2027');
  });
});
