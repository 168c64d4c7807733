import { DAY } from '../../src/reservation/period.js';
import { linkedBooking, textOf, type Linked } from '../booking-links/linked.js';
import { browserAt, type Browser } from '../support/browser.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';

const CODE = 'B7419#';
const ACCESS = '/telecentres/montmurat/access';
const WISH = { telecentre: 'montmurat', kind: 'desk', date: '2026-12-01', halfDay: 'morning' };

let service: TestService;
let browser: Browser;
beforeAll(async () => {
  service = await startService();
});
beforeEach(async () => {
  await service.startAgain();
  const grants = [{ role: 'host', telecentre: 'montmurat' }] as const;
  browser = browserOf(await service.visitor('host@example.org', { grants }));
});
afterAll(() => service.close());

describe('the page of access', () => {
  test('sets a code and shows it to the host only on a press, which the others can see', async () => {
    await set({ words: CODE });
    expect(browser.shown.html).not.toContain(CODE);
    expect((await browser.press(await actionOf('showing'))).html).toContain(CODE);
    const { html } = await browser.open(ACCESS);
    expect(html).not.toContain(CODE);
    expect(textOf(html)).toContain('host (accueil)');
    expect(await actions()).toEqual(['door-code.set host', 'door-code.shown host']);
  });

  test('prepares a change for a moment, without ending what counts until then', async () => {
    await set({ words: 'OLD-1' });
    await set({ words: CODE, date: '2026-12-01', time: '10:00' });
    const page = textOf(browser.shown.html);
    expect(page).toContain('C’est préparé');
    expect(page).toContain('jusqu’au mardi 1er décembre 2026, 10 h');
    expect(page).toContain('à partir du mardi 1er décembre 2026, 10 h');
    service.clock.set('2026-12-01T10:00:00+01:00');
    expect(textOf((await browser.open(ACCESS)).html)).not.toContain('jusqu’au mardi 1er décembre');
  });

  test('does not bring back what ended, when the one that ended it is removed', async () => {
    await set({ words: 'OLD-1' });
    await set({ words: CODE, date: '2026-11-25' });
    service.clock.set('2026-11-26T10:00:00+01:00');
    await browser.press(await actionOf('removal'));
    expect(textOf((await browser.open(ACCESS)).html)).toContain('Aucun code ni clé');
    expect(await service.database.query('select from door_code')).toEqual([]);
  });

  test('lists who has seen it, and says when somebody saw it whose booking was cancelled', async () => {
    await set({ words: CODE });
    const jeanne = await linkedBooking(service, WISH);
    await nameHolder(jeanne, 'Jeanne Lacaze');
    service.clock.set('2026-11-30T09:00:00+01:00');
    await service.anybody.send(`${jeanne.see}/door-code`, {});
    const before = textOf((await browser.open(ACCESS)).html);
    expect(before).toContain('Jeanne Lacaze , lundi 30 novembre 2026, 9 h');
    expect(before).not.toContain('Vu puis annulé');

    await jeanne.holder.post(`/api/v1/bookings/${jeanne.reference}/cancellation`);
    expect(textOf((await browser.open(ACCESS)).html)).toContain('Vu puis annulé : Jeanne Lacaze');
    service.clock.set('2026-11-30T10:00:00+01:00');
    await set({ words: 'NEW-2' });
    expect(textOf(browser.shown.html)).not.toContain('Vu puis annulé');
  });

  test('reminds of a code that has not been changed for six months', async () => {
    await set({ words: CODE });
    await isSince(181);
    expect(textOf((await browser.open(ACCESS)).html)).not.toContain('plus de six mois');
    await isSince(183);
    expect(textOf((await browser.open(ACCESS)).html)).toContain('plus de six mois');
  });

  test('removes, and once more is the same as once', async () => {
    await set({ words: CODE });
    const removal = await actionOf('removal');
    await browser.press(removal);
    expect(textOf(browser.shown.html)).toContain('C’est supprimé');
    await browser.open(ACCESS);
    expect(textOf(browser.shown.html)).toContain('Aucun code ni clé');
  });

  test.each<[string, Record<string, string>]>([
    ['no code', { words: '' }],
    ['a door elsewhere', { words: CODE, door: 'aur-b1' }],
    ['a day that there is not', { words: CODE, date: '2026-02-30' }],
  ])('refuses %s, and keeps nothing', async (_, fields) => {
    await set(fields);
    expect(browser.shown.status).toBe(422);
    expect(await service.database.query('select from door_code')).toEqual([]);
  });

  test('is not there for those who receive people elsewhere, nor for members', async () => {
    await set({ words: CODE });
    const showing = await actionOf('showing');
    const elsewhere = await service.visitor('elsewhere@example.org', {
      grants: [{ role: 'host', telecentre: 'figeac' }],
    });
    for (const who of [elsewhere, await service.visitor()]) {
      expect((await who.get(ACCESS)).status).toBe(404);
      const answer = await who.send(showing, {});
      expect(String(answer.body)).not.toContain(CODE);
    }
  });
});

async function set(fields: Record<string, string>): Promise<void> {
  await browser.open(ACCESS);
  await browser.press(ACCESS, { door: 'all', means: 'code', hours: '24', ...fields });
}

async function isSince(days: number): Promise<void> {
  const since = new Date(service.clock.now() - days * DAY);
  await service.database.query('update door_code set valid_from = $1, changed_at = $1', [since]);
}

/** Of the first that is kept. */
async function actionOf(deed: 'showing' | 'removal'): Promise<string> {
  const { html } = await browser.open(ACCESS);
  return new RegExp(`action="(/telecentres/montmurat/access/\\d+/${deed})"`).exec(html)?.[1] ?? '';
}

async function nameHolder({ holder }: Linked, name: string): Promise<void> {
  await service.database.query('update account set name = $2 where id = $1', [holder.account, name]);
}

async function actions(): Promise<string[]> {
  const rows = await service.database.query<{ said: string }>(
    `select action || ' ' || actor_role as said from audit_entry where action like 'door-code.%' order by id`,
  );
  return rows.map(({ said }) => said);
}

function browserOf(visitor: KnownCaller & { readonly session: string }): Browser {
  const shown = browserAt(service.url);
  shown.cookies.set('telecentre_session', visitor.session);
  return shown;
}
