import { TOPICS } from '../../src/notifications/topics.js';
import { signIn } from '../sign-in/signing-in.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';

let service: TestService;
beforeAll(async () => (service = await startService()));
afterAll(() => service.close());

const EVERYTHING = Object.fromEntries(TOPICS.map((topic) => [topic, 'yes']));

describe('which mails somebody gets', () => {
  test('is shown with every box ticked until they choose, and as they chose from then on', async () => {
    const browser = await signIn(service, 'chooses@example.org');
    await browser.open('/account/mails');
    expect(ticked(browser.shown.html)).toEqual(['invitation', 'reminder', 'hold', 'own_change']);
    await browser.press('/account/mails', { invitation: 'yes', reminder: 'yes', hold: '' });
    expect(browser.shown.path).toBe('/account/mails?done=mails');
    expect(browser.shown.html).toContain('Vos choix sont enregistrés.');
    expect(ticked(browser.shown.html)).toEqual(['invitation', 'reminder']);
    expect(await declinedBy('chooses@example.org')).toEqual(['hold', 'own_change']);
    await browser.press('/account/mails', EVERYTHING);
    expect(await declinedBy('chooses@example.org')).toEqual([]);
  });

  test('is told with what always comes, and with what goes along with invitations', async () => {
    const visitor = await service.visitor();
    const page = String((await visitor.get('/account/mails', { accept: 'text/html' })).body);
    expect(page).toContain('Vous recevez toujours la confirmation d’une réservation');
    expect(page).toContain('Une invitation accompagne chaque confirmation');
    expect(page).toContain('Avec les invitations, ces courriels partent toujours');
  });

  test('is called by its name alone, and explained beside it', async () => {
    const visitor = await service.visitor();
    const page = String((await visitor.get('/account/mails', { accept: 'text/html' })).body);
    const label = /<label for="reminder"[^>]*>(.*?)<\/label>/s.exec(page)?.[1] ?? '';
    expect(label.replace(/<[^>]+>/g, '').trim()).toBe('Rappel la veille');
    expect(label).toContain('aria-describedby="reminder-help"');
    expect(page).toMatch(/<small id="reminder-help"[^>]*>À 18\u00a0h/);
  });

  test('warns that nothing follows without invitations, until there is a calendar of their bookings', async () => {
    const warning = 'rien n’arrive plus dans votre agenda';
    const visitor = await service.visitor();
    const page = async (): Promise<string> => String((await visitor.get('/account/mails')).body);
    expect(await page()).not.toContain(warning);
    await choose(visitor, { reminder: 'yes' });
    expect(await page()).toContain(warning);
    const calendars = String((await visitor.get('/account/calendars')).body);
    expect(calendars).toContain('Vous ne recevez plus d’invitations par courriel');
    expect(calendars).not.toContain('Ne plus recevoir d’invitations');
    await visitor.send('/account/calendars', { what: 'events', label: '' });
    expect(await page()).toContain(warning);
    await visitor.send('/account/calendars', { what: 'me', label: '' });
    expect(await page()).not.toContain(warning);
  });

  test('is also about a telecentre for hosts, and for nobody else', async () => {
    const host = await service.visitor('host@example.org', {
      grants: [{ role: 'host', telecentre: 'figeac' }],
    });
    const page = String((await host.get('/account/mails', { accept: 'text/html' })).body);
    expect(ticked(page)).toEqual([...TOPICS]);
    await choose(host, { ...EVERYTHING, last_minute: '' });
    expect(await declinedBy(host.email)).toEqual(['last_minute']);

    const member = await service.visitor();
    await choose(member, { invitation: 'yes', reminder: 'yes', hold: 'yes', own_change: 'yes' });
    expect(await declinedBy(member.email)).toEqual([]);
  });

  test('stays as a host has chosen while somebody else receives people', async () => {
    const host = await service.visitor('former@example.org', {
      grants: [{ role: 'host', telecentre: 'figeac' }],
    });
    await choose(host, { ...EVERYTHING, morning_sheet: '' });
    await service.database.query('update role_grant set revoked_at = $2 where account_id = $1', [
      host.account,
      new Date(service.clock.now()),
    ]);
    await choose(host, { invitation: 'yes', reminder: 'yes', hold: 'yes' });
    expect(await declinedBy(host.email)).toEqual(['morning_sheet', 'own_change']);
  });

  test('is in English for who reads English', async () => {
    const visitor = await service.visitor();
    await service.database.query(`update account set language = 'en' where id = $1`, [visitor.account]);
    const page = await visitor.get('/account/mails', { accept: 'text/html' });
    expect(page.body).toContain('Reminder the day before');
  });

  test('is not chosen by what is no choice', async () => {
    const visitor = await service.visitor();
    const form = 'application/x-www-form-urlencoded';
    const twice = await visitor.post('/account/mails', 'reminder=yes&reminder=yes', { 'content-type': form });
    expect(twice.status).toBe(422);
    expect(await declinedBy(visitor.email)).toEqual([]);
  });
});

async function choose(who: KnownCaller, fields: Record<string, string>): Promise<void> {
  const answer = await who.send('/account/mails', fields);
  expect([answer.status, answer.headers['location']]).toEqual([303, '/account/mails?done=mails']);
}

/** Names of the boxes with a tick. */
function ticked(html: string): string[] {
  return [...html.matchAll(/<input ([^>]*type="checkbox"[^>]*)>/g)]
    .map(([, attributes = '']) => attributes)
    .filter((attributes) => /\bchecked\b/.test(attributes))
    .map((attributes) => /name="([^"]*)"/.exec(attributes)?.[1] ?? '');
}

async function declinedBy(email: string): Promise<readonly string[]> {
  const [row] = await service.database.query<{ topics: string[] }>(
    'select declined_mail as topics from account where email = $1',
    [email],
  );
  return row?.topics ?? [];
}
