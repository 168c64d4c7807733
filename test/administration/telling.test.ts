import { bookNow, referenceOf } from '../bookings/rivals.js';
import { type Browser } from '../support/browser.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';
import { administratorOf, browserOf, coordinatorOf, FIGEAC, NINE_TO_FIVE } from './people.js';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
beforeEach(() => service.startAgain());
afterAll(() => service.close());

describe('rules for many places', () => {
  const POLICIES = '/administration/policies';
  const RULE = { where: 'telecentre:aurillac', kind: 'desk', horizonDays: '21' };

  test('say how many places they have changed, and which', async () => {
    const cantal = await coordinatorOf(service, '15');
    await cantal.open(POLICIES);
    const { html } = await cantal.press(POLICIES, RULE);
    const [desks] = await service.database.query<{ count: number; name: string; first: string }>(
      `select count(*)::int, t.name from resource r join telecentre t on t.id = r.telecentre_id
       where t.slug = 'aurillac' and r.kind = 'desk' and not r.withdrawn group by t.name`,
    );
    expect(desks?.count).toBeGreaterThan(1);
    expect(html).toContain(`${desks?.count ?? 0}\u00a0places changées`);
    expect(html).toContain(`<strong>${desks?.name ?? ''}</strong> (${desks?.count ?? 0})`);
  });

  test('say that nothing has changed where all was so already', async () => {
    const cantal = await coordinatorOf(service, '15');
    await cantal.open(POLICIES);
    await cantal.press(POLICIES, RULE);
    const { html, path } = await cantal.press(POLICIES, RULE);
    expect(path).toBe(`${POLICIES}?done=unchanged`);
    expect(html).toContain('Rien n’a changé');
  });

  test('tell nothing of what was changed in another department', async () => {
    const cantal = await coordinatorOf(service, '15');
    await cantal.open(POLICIES);
    const { path } = await cantal.press(POLICIES, RULE);
    const lot = await coordinatorOf(service, '46');
    expect((await lot.open(path)).html).not.toContain('changées');
  });
});

describe('a host who looks at the hours', () => {
  const CONFIRMATION = `${FIGEAC}/hours-confirmation`;

  test('is told who puts right what is not', async () => {
    await coordinatorOf(service, '46');
    await coordinatorOf(service, '15');
    const { html } = await (await hostOfFigeac()).open(CONFIRMATION);
    const [department] = await service.database.query<{ coordinator: string }>(
      "select coordinator from department where code = '46'",
    );
    expect(html).toContain('Ce n’est pas juste\u00a0?');
    expect(html).toContain(department?.coordinator);
    expect(html).toContain('href="mailto:coordinator-46@example.org"');
    expect(html).not.toContain('coordinator-15');
  });

  test('is not asked to confirm them again when they are appointed later', async () => {
    const host = await hostOfFigeac();
    await host.open(CONFIRMATION);
    await host.press(CONFIRMATION);
    const lot = await coordinatorOf(service, '46');
    await lot.open(FIGEAC);
    const invited = await lot.press(`${FIGEAC}/invitation`, { email: 'second@example.org' });
    expect(invited.path).toBe(`${FIGEAC}?done=appointed`);
    expect(invited.html).not.toContain('le lien pour confirmer les horaires');
    const mails = await service.database.query<{ kind: string }>(
      "select kind from outgoing_mail where recipient = 'second@example.org'",
    );
    expect(mails).toEqual([{ kind: 'role-granted' }]);
  });
});

describe('the history', () => {
  const HISTORY = '/administration/history';

  test('names a department', async () => {
    const lot = await coordinatorOf(service, '46');
    await lot.open('/administration/departments/46');
    await lot.press('/administration/departments/46', { name: 'Lot', coordinator: 'Numérique 46' });
    expect((await lot.open(HISTORY)).html).toContain('<strong>Lot (46)</strong>');
  });

  test('tells rules as facts, with what they count', async () => {
    const cantal = await coordinatorOf(service, '15');
    await cantal.open('/administration/policies');
    const rules = { where: 'telecentre:aurillac', kind: 'desk', horizonDays: '21', noticeMinutes: '1,5' };
    await cantal.press('/administration/policies', rules);
    const { html } = await cantal.open(HISTORY);
    expect(html).toMatch(/réservable à l’avance.*<del>60\u00a0jours<\/del>.*<ins>21\u00a0jours<\/ins>/s);
    expect(html).toContain('<ins>1,5\u00a0h</ins>');
    expect(html).not.toContain('Réservable combien de jours');
  });

  test('says of the words about the network and of its sources only that they have changed', async () => {
    const network = { name: 'Réseau', about: {}, sources: {} };
    const after = { ...network, about: { operator: 'Autre' }, sources: { one: { title: 'Un' } } };
    await service.database.query(
      `insert into network_change (at, by_operator, before, after) values ($1, true, $2::jsonb, $3::jsonb)`,
      [new Date(service.clock.now() + 1), JSON.stringify(network), JSON.stringify(after)],
    );
    const ada = await administratorOf(service);
    const { html } = await ada.open(HISTORY);
    expect(html).toMatch(/À propos du réseau<\/span>[^<]*<ins>modifié<\/ins>/);
    expect(html).toMatch(/Sources<\/span>[^<]*<ins>modifié<\/ins>/);
    expect(html).not.toContain('{&quot;');
    expect(html).not.toContain('{"operator');
  });
});

test('whoever adds a telecentre is asked for its commune, not for theirs', async () => {
  const lot = await coordinatorOf(service, '46');
  const { html } = await lot.open('/administration/telecentres/new');
  expect(html).toContain('La commune du télécentre');
  expect(html).toContain('data-communes');
  expect(html).not.toContain('Votre commune');
  expect(html).not.toContain('Autour de moi');
});

test('bookings outside the hours are seen before they are decided on, folded afterwards, and lead to their page', async () => {
  const wish = { telecentre: 'figeac', kind: 'desk', date: TUESDAY, halfDay: 'morning' };
  const reference = referenceOf(await bookNow(await service.member(), wish));
  const lot = await coordinatorOf(service, '46');
  const page = `${FIGEAC}/hours`;
  await lot.open(page);
  const shut = Object.fromEntries(Object.keys(NINE_TO_FIVE).map((field) => [field, '']));
  const way = `href="/host/bookings/${reference}"`;
  const before = await lot.press(page, shut);
  expect(before.html).toMatch(new RegExp(`<details open[^>]*>(?:(?!</details>).)*${way}`, 's'));
  await lot.press(page, shut);
  const { html } = await lot.open(`${FIGEAC}/holidays`);
  expect(html).toMatch(new RegExp(`<details><summary>1\u00a0réservation(?:(?!</details>).)*${way}`, 's'));
  expect((await lot.open(`/host/bookings/${reference}`)).status).toBe(200);
});

async function hostOfFigeac(): Promise<Browser> {
  const grants = [{ role: 'host', telecentre: 'figeac' }] as const;
  return browserOf(service, await service.visitor('hugo@example.org', { grants }));
}
