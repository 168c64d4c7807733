/** What a host sees of closings and requests without looking for them. */
import { untilInWords } from '../../src/closures/closing-notice.views.js';
import { bookNow } from '../bookings/rivals.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';
import {
  AFTERNOON,
  booked,
  DAY,
  MORNING,
  receptionOf,
  OPENING,
  readable,
  type Reception,
} from './receiving.js';

const CLOSURES = '/telecentres/aurillac/closures';
const REASON = { reason: 'Panne de chauffage' };

let running: TestService;
let reception: Reception;
beforeAll(async () => {
  running = await startService();
});
beforeEach(async () => {
  await running.startAgain();
  reception = await receptionOf(running);
});
afterAll(() => running.close());

describe('A closing', () => {
  test('is said in one line on both pages, with the way to those who are to be called', async () => {
    const { service, jeanne, host } = reception;
    await booked(jeanne, AFTERNOON);
    await bookNow(host, { ...AFTERNOON, for: { guest: { name: 'Marc Fabre' } } });
    service.clock.set(`${TUESDAY}T10:30:00+01:00`);
    const followUp = await closed({ from: `${TUESDAY}T12:00`, to: '2026-11-25' });
    for (const path of [DAY, '/host']) {
      const html = await page(path);
      expect(html).toContain(`href="${followUp}"`);
      expect(readable(html)).toContain(
        'Fermé du mardi 24 novembre à 12 h au mercredi 25 novembre à minuit · Panne de chauffage · 2 personnes à appeler',
      );
    }
    service.clock.set(`${TUESDAY}T14:30:00+01:00`);
    expect(readable(await page('/host'))).toContain(
      'Fermé jusqu’au mercredi 25 novembre inclus · Panne de chauffage · 2 personnes à appeler',
    );
    service.clock.set('2026-11-26T09:00:00+01:00');
    expect(await page('/host')).not.toContain(followUp);
  });

  test('of one place names it; one that is lifted or far ahead is not said', async () => {
    const { host } = reception;
    await closed({ from: TUESDAY, to: TUESDAY, resource: 'aur-b1' });
    expect(readable(await page('/host'))).toMatch(/Fermé le mardi 24 novembre · [^·]+ · Panne de chauffage/);
    const far = await closed({ from: '2026-12-10', to: '2026-12-10' });
    const lifted = await closed({ from: TUESDAY, to: TUESDAY });
    await host.send(`${lifted}/lifting`, {});
    for (const path of [far, lifted]) expect(await page('/host')).not.toContain(path);
  });

  test('leaves those on the page who are still inside', async () => {
    const { service, host, jeanne } = reception;
    const reference = await booked(jeanne, MORNING);
    service.clock.set(OPENING);
    await host.send(`/telecentres/aurillac/day/${reference}/arrival`, { date: TUESDAY });
    service.clock.set(`${TUESDAY}T10:30:00+01:00`);
    await closed({ from: `${TUESDAY}T10:30`, to: TUESDAY });
    const text = readable(await page('/host'));
    expect(text).toContain('Fermé jusqu’à ce soir · Panne de chauffage');
    expect(text).toMatch(/Aujourd’hui, matin.*jeanne/);
    // At noon they have left.
    service.clock.set(`${TUESDAY}T12:30:00+01:00`);
    expect(readable(await page('/host'))).not.toContain('jeanne');
  });
});

test('requests that wait are counted on both pages, with the way to them, until they are answered', async () => {
  const { service, jeanne, host } = reception;
  const REQUESTS = '/telecentres/aurillac/requests"';
  const waits = '1 demande attend votre réponse.';
  await service.database.query(`update resource set needs_approval = true where key = 'aur-b1'`);
  await service.database.query('update network set version = version + 1');
  for (const path of [DAY, '/host']) expect(await page(path)).not.toContain(waits);
  const reference = await booked(jeanne, { resource: 'aur-b1', date: '2026-12-01', halfDay: 'morning' });
  for (const path of [DAY, '/host']) {
    expect(await page(path)).toContain(waits);
    expect(await page(path)).toContain(REQUESTS);
  }
  await host.send(`/telecentres/aurillac/requests/${reference}`, { decision: 'approve' });
  for (const path of [DAY, '/host']) expect(await page(path)).not.toContain(waits);
});

test.each([
  ['2026-11-25T00:00', 'jusqu’à ce soir', 'until tonight'],
  ['2026-11-24T14:00', 'jusqu’à 14 h', 'until 14:00'],
  ['2026-11-26T00:00', 'jusqu’au mercredi 25 novembre inclus', 'until the end of Wednesday 25 November'],
  ['2026-11-25T14:30', 'jusqu’au mercredi 25 novembre à 14 h 30', 'until Wednesday 25 November at 14:30'],
])('a closing until %s ends %s', (localEnd, fr, en) => {
  const words = (['fr', 'en'] as const).map((language) => untilInWords(localEnd, TUESDAY, language));
  expect(words.map((one) => one.replaceAll('\u00a0', ' '))).toEqual([fr, en]);
});

/** Closes, and gives the page of what became of everybody. */
async function closed(wish: Readonly<Record<string, string>>): Promise<string> {
  const answer = await reception.host.send(CLOSURES, { ...wish, ...REASON });
  expect(answer.status).toBe(303);
  return String(answer.headers['location']).split('?')[0] ?? '';
}

async function page(path: string): Promise<string> {
  const answer = await reception.host.get(path, { accept: 'text/html' });
  expect(answer.status).toBe(200);
  return String(answer.body);
}
