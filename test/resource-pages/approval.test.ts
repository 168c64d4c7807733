import { hostOf } from '../support/hosts.js';
import { startService, type TestService } from '../support/service.js';
import { administratorOf, coordinatorOf, FIGEAC } from '../administration/people.js';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
beforeEach(() => service.startAgain());
afterAll(() => service.close());

const POLICIES = '/administration/policies';
const AURILLAC = '/administration/telecentres/aurillac';
const OFFICE = `${AURILLAC}/resources/aur-b1`;
/** What a browser sends of the form besides: the rules are left as they are. */
const KEPT = { name: 'Bureau 1', size: '1' };

describe('a place on request', () => {
  test('is made one by its form, and one at once again', async () => {
    const cantal = await coordinatorOf(service, '15');
    const before = await cantal.open(OFFICE);
    expect(chosenIn(before.html)).toBe('no');
    expect(before.html).toMatch(/name="approvalHours"[^>]* value="48"/);

    await cantal.press(OFFICE, { ...KEPT, needsApproval: 'yes', approvalHours: '24' });
    expect(await rulesOf('aur-b1')).toEqual({ asks: true, hours: 24 });
    expect(chosenIn((await cantal.open(OFFICE)).html)).toBe('yes');

    await cantal.press(OFFICE, { ...KEPT, needsApproval: 'no', approvalHours: '24' });
    expect(await rulesOf('aur-b1')).toEqual({ asks: false, hours: 24 });
  });

  test('waits for an hour at least, and two weeks at most', async () => {
    const cantal = await coordinatorOf(service, '15');
    await cantal.open(OFFICE);
    for (const approvalHours of ['0', '337', 'longtemps']) {
      const refused = await cantal.press(OFFICE, { ...KEPT, needsApproval: 'yes', approvalHours });
      expect(refused.status).toBe(422);
      expect(refused.html).toMatch(/id="approvalHours-error"[^>]*>écrivez un nombre de 1 à 336/);
      expect(chosenIn(refused.html)).toBe('yes');
    }
    expect(await rulesOf('aur-b1')).toEqual({ asks: false, hours: 48 });
  });

  test('is made of many at once, and stays as it is where nothing is said of it', async () => {
    const ada = await administratorOf(service);
    const shown = await ada.open(POLICIES);
    expect(chosenIn(shown.html)).toBeUndefined();
    expect(shown.html).toContain('Ne pas changer');

    const offices = { where: 'telecentre:aurillac', kind: 'office' };
    await ada.press(POLICIES, { ...offices, needsApproval: 'yes', approvalHours: '72' });
    for (const key of ['aur-b1', 'aur-b2']) expect(await rulesOf(key)).toEqual({ asks: true, hours: 72 });
    expect(await rulesOf('aur-open-1')).toEqual({ asks: false, hours: 48 });

    await ada.press(POLICIES, { ...offices, needsApproval: 'unchanged', horizonDays: '60' });
    expect(await rulesOf('aur-b1')).toEqual({ asks: true, hours: 72 });

    const nothing = await ada.press(POLICIES, { ...offices, needsApproval: 'unchanged' });
    expect(nothing.status).toBe(422);
  });
});

describe('the header', () => {
  test('leads coordinators and administrators to the figures, and to the network once', async () => {
    const lot = await coordinatorOf(service, '46');
    const links = hrefsIn((await lot.open(FIGEAC)).html);
    expect(links.filter((href) => href === '/figures')).toHaveLength(1);
    expect(links.filter((href) => href === '/administration')).toHaveLength(1);
  });

  test('leads a host to their telecentre’s figures only from its pages, which are « Ma journée »', async () => {
    const host = await hostOf(service, 'figeac');
    const html = String((await host.get('/telecentres/figeac/week')).body);
    expect(hrefsIn(html)).not.toContain('/figures');
    expect(currentIn(html)).toEqual(['/host']);
    expect(currentIn(String((await host.get('/telecentres/figeac')).body))).toEqual(['/telecentres']);
  });
});

async function rulesOf(key: string): Promise<unknown> {
  const [row] = await service.database.query(
    'select needs_approval as asks, approval_hours as hours from resource where key = $1',
    [key],
  );
  return row;
}

function chosenIn(html: string): string | undefined {
  const [list = ''] = /<select id="needsApproval".*?<\/select>/s.exec(html) ?? [];
  return /<option value="(\w+)" selected/.exec(list)?.[1];
}

function headerIn(html: string): string {
  return /<header.*?<\/header>/s.exec(html)?.[0] ?? '';
}

function hrefsIn(html: string): string[] {
  return [...headerIn(html).matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href);
}

function currentIn(html: string): string[] {
  return [...headerIn(html).matchAll(/href="([^"]*)" aria-current="true"/g)].map(([, href = '']) => href);
}
