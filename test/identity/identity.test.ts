import { IdentityService } from '../../src/identity/identity.service.js';
import { STYLESHEET } from '../../src/platform/web/static.js';
import { browserAt, type Browser, type Shown } from '../support/browser.js';
import { startService, type Answer, type TestService } from '../support/service.js';

const PAGE = '/operations/identity';
const LOOK = '/operations/identity/look';
const SVG = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path d="M0 0h2v1z"/></svg>',
);

let service: TestService;
let other: TestService;
let administrator: Browser;
beforeAll(async () => {
  service = await startService();
  // A second instance of the same service, on the same database.
  other = await startService({ databaseUrl: service.databaseUrl, network: null });
  administrator = await browserOf('admin@example.org');
});
afterAll(async () => {
  await other.close();
  await service.close();
});
beforeEach(async () => {
  await service.app.get(IdentityService).changeLook(null, 'Réseau d’essai', null);
  await service.app.get(IdentityService).removeLogo(null);
  await administrator.open(PAGE);
});

describe('the name of the network', () => {
  test('is changed, seen at once on every page, and those who keep a copy of the network hear of it', async () => {
    const before = await versionOfNetwork();
    const { html, path } = await change({ name: '  Télécentres du Lot ' });
    expect([path, html.includes('C’est enregistré')]).toEqual([`${PAGE}?done=look`, true]);
    expect((await page(service, '/sign-in')).includes('Télécentres du Lot')).toBe(true);
    expect(await versionOfNetwork()).toBe(before + 1);
    expect(await lastDeed()).toMatchObject({
      action: 'settings.changed',
      actor_role: 'administrator',
      details: { identity: 'name' },
    });
  });

  test('cannot be empty: what is wrong stands beside its field, and what was typed is kept', async () => {
    const { status, html } = await change({ name: ' ', accent: '#8b0000' });
    expect(status).toBe(422);
    expect(wrong(html, 'name')).toBe('à remplir');
    expect(html).toContain('value="#8b0000"');
  });

  test('that is not changed is no deed', async () => {
    const before = await lastDeed();
    await change();
    expect(await lastDeed()).toEqual(before);
  });
});

describe('the colour of the network', () => {
  test('is in the style sheet of every page, whose address changes with it, for ever', async () => {
    expect(sheetOf(await page(service, '/'))).toBe(STYLESHEET);
    await change({ accent: '#8B0000' });
    const address = sheetOf(await page(service, '/'));
    expect(address).not.toBe(STYLESHEET);
    const { status, headers, text } = await fetched(service, address);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(text.includes(':root{--gentian:#8b0000;')).toBe(true);
    expect(text.indexOf('--gentian:#8b0000')).toBeGreaterThan(text.indexOf('--gentian: #2b5a8c'));
    expect((await lastDeed())?.details).toEqual({ identity: 'colours' });
  });

  test('is agreed on by two instances: the other one serves the new sheet before it has heard of it', async () => {
    const old = sheetOf(await page(other, '/'));
    await change({ accent: '#006633' });
    const address = sheetOf(await page(service, '/'));
    expect(sheetOf(await page(other, '/'))).toBe(old);
    const there = await other.anybody.get(address);
    expect([there.status, there.headers['cache-control']]).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ]);
    expect(String(there.body).includes('--gentian:#006633')).toBe(true);
    // Now it has heard of it.
    expect(sheetOf(await page(other, '/'))).toBe(address);
  });

  test('of yesterday’s page is answered with today’s, which nobody keeps under the old address', async () => {
    await change({ accent: '#8b0000' });
    const old = sheetOf(await page(service, '/'));
    await administrator.open(PAGE);
    await change({ accent: '#006633' });
    const { status, headers, text } = await fetched(service, old);
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(text.includes('--gentian:#006633')).toBe(true);
  });

  test('that is too pale is refused beside its field, and the nearest shade that can be read is proposed', async () => {
    const { status, html } = await change({ accent: '#ff8c00' });
    expect(status).toBe(422);
    const [, nearest = ''] = /La nuance lisible la plus proche est (#[0-9a-f]{6})\./.exec(html) ?? [];
    expect(wrong(html, 'accent')).toContain('#ff8c00 se lit mal sur une page claire');
    expect((await change({ accent: nearest })).path).toBe(`${PAGE}?done=look`);
  });

  test('has one on dark pages, which must be read there', async () => {
    const { status, html } = await change({ accent: '#8b0000', darkAccent: '#8b0000' });
    expect(status).toBe(422);
    expect(wrong(html, 'darkAccent')).toContain('#8b0000 se lit mal sur une page sombre');
  });

  test('is that of the palette where the palette was moved, and that which is written where not', async () => {
    await change({ accent: '#8b0000', palette: '#006633' });
    expect((await service.app.get(IdentityService).read()).accent?.light).toBe('#006633');
    await administrator.open(PAGE);
    await change({ accent: '#8b0000' });
    expect((await service.app.get(IdentityService).read()).accent?.light).toBe('#8b0000');
  });

  test('is looked at before it is saved, by the other button', async () => {
    const { status, html } = await change({ accent: '#8b0000', preview: 'yes' });
    expect(status).toBe(200);
    expect(html.includes('Rien n’est encore enregistré.')).toBe(true);
    expect(html.includes('fill="#8b0000"')).toBe(true);
    expect((await service.app.get(IdentityService).read()).accent).toBeNull();
  });

  test('is ours again when none is written', async () => {
    await change({ accent: '#8b0000' });
    await administrator.open(PAGE);
    await change({ accent: '', darkAccent: '' });
    expect(sheetOf(await page(service, '/'))).toBe(STYLESHEET);
  });

  test.each(['rouge', '#12', '#2b5a8c;}body{display:none}'])('is a colour: %s', async (accent) => {
    const { status, html } = await change({ accent });
    expect(status).toBe(422);
    expect(wrong(html, 'accent')).toBe('une couleur s’écrit comme #2b5a8c');
  });
});

describe('the logo', () => {
  test('has its content in its address, and can do nothing when it is opened by itself', async () => {
    await service.app.get(IdentityService).setLogo(null, SVG);
    const { html } = await administrator.open(PAGE);
    const [address = ''] = /\/static\/logo\.[0-9a-f]{12}\.svg/.exec(html) ?? [];
    const { status, headers, text } = await fetched(service, address);
    expect([status, text]).toEqual([200, SVG.toString()]);
    expect(headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    });
    expect((await lastDeed())?.details).toEqual({ identity: 'logo' });
    // The other instance has not heard of it, and has it all the same.
    expect((await other.anybody.get(address)).body).toBe(SVG.toString());
  });

  test('is removed on the page, and is then nowhere', async () => {
    await service.app.get(IdentityService).setLogo(null, SVG);
    const { html } = await administrator.open(PAGE);
    const [address = ''] = /\/static\/logo\.[0-9a-f]{12}\.svg/.exec(html) ?? [];
    const { path, html: after } = await administrator.press('/operations/identity/logo/removal');
    expect([path, after.includes('/static/logo.')]).toEqual([`${PAGE}?done=logo-removed`, false]);
    expect((await service.anybody.get(address)).status).toBe(404);
    expect((await service.anybody.get('/static/passwords.txt')).status).toBe(404);
  });
});

describe('who answers for the site', () => {
  test('is told on the page, field by field; what is missing is counted', async () => {
    expect(administrator.shown.html.includes('Il en manque encore 10 dans')).toBe(true);
    await administrator.press('/operations/identity/legal-facts', {
      publisher: 'Syndicat mixte d’essai',
      director: 'Sa présidente',
    });
    expect(administrator.shown.html.includes('Il en manque encore 8 dans')).toBe(true);
    expect((await service.app.get(IdentityService).read()).legal).toEqual({
      publisher: 'Syndicat mixte d’essai',
      director: 'Sa présidente',
    });
    // What was said, the trail does not repeat.
    expect((await lastDeed())?.details).toEqual({ identity: 'legal facts' });
  });
});

describe('the page', () => {
  test('is found among those of the operation, and is nobody else’s', async () => {
    await administrator.open('/operations/jobs');
    expect(administrator.shown.html.includes(`href="${PAGE}"`)).toBe(true);
    const member = browserAt(service.url);
    const { session } = await service.visitor();
    member.cookies.set('telecentre_session', session);
    expect((await member.open(PAGE)).status).toBe(404);
  });
});

async function browserOf(email: string): Promise<Browser> {
  const { session } = await service.visitor(email, {
    grants: [{ role: 'administrator' }],
    secondFactor: true,
  });
  const browser = browserAt(service.url);
  browser.cookies.set('telecentre_session', session);
  return browser;
}

/** As the page has it, but for these fields. */
function change(fields: Record<string, string> = {}): Promise<Shown> {
  return administrator.press(LOOK, { name: 'Réseau d’essai', accent: '', ...fields });
}

/** What stands beside a field. */
function wrong(html: string, field: string): string {
  return new RegExp(`id="${field}-error"[^>]*>([^<]*)`).exec(html)?.[1] ?? '';
}

async function fetched(
  of: TestService,
  address: string,
): Promise<Pick<Answer, 'status' | 'headers'> & { readonly text: string }> {
  const answer = await of.anybody.get(address);
  return { status: answer.status, headers: answer.headers, text: String(answer.body) };
}

async function page(of: TestService, path: string): Promise<string> {
  return String((await of.anybody.get(path, { accept: 'text/html' })).body);
}

function sheetOf(html: string): string {
  return /<link rel="stylesheet" href="([^"]+)"/.exec(html)?.[1] ?? '';
}

async function versionOfNetwork(): Promise<number> {
  const [row] = await service.database.query<{ version: number }>('select version::int from network');
  return row?.version ?? 0;
}

interface Deed {
  readonly action: string;
  readonly actor_role: string | null;
  readonly details: object;
}

async function lastDeed(): Promise<Deed | undefined> {
  const [deed] = await service.database.query<Deed>(
    'select id, action, actor_role, details from audit_entry order by id desc limit 1',
  );
  return deed;
}
