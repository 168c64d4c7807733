import { startService, type Caller, type TestService } from '../support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const HTML = { accept: 'text/html' };
const NAME = 'Réseau pilote Aurillac-Figeac-Decazeville';

interface Shown {
  readonly status: number;
  readonly html: string;
  readonly heading: string | undefined;
  /** Of the header. */
  readonly ways: readonly string[];
  /** What to do now. */
  readonly next: readonly string[];
}

async function shown(whom: Caller, path: string, fields?: Record<string, string>): Promise<Shown> {
  const answer = await (fields === undefined ? whom.get(path, HTML) : whom.send(path, fields));
  const html = String(answer.body);
  const [, heading] = /<h1>(.*?)<\/h1>/.exec(html) ?? [];
  const [, ways = ''] = /<header>(.*?)<\/header>/s.exec(html) ?? [];
  const [, next = ''] = /<ul class="ways">(.*?)<\/ul>/s.exec(html) ?? [];
  return { status: answer.status, html, heading, ways: linksIn(ways), next: linksIn(next) };
}

function linksIn(html: string): string[] {
  return [...html.matchAll(/ href="([^"]*)"/g)].map(([, address = '']) => address);
}

const FOOTER = ['/help', '/legal', '/privacy', '/accessibility', '/en/nowhere'];

describe('a page that is not there', () => {
  test('says so with the network’s name, and leads to where people want to go', async () => {
    await service.anybody.get('/', HTML);
    const page = await shown(service.anybody, '/nowhere');
    expect([page.status, page.heading]).toEqual([404, 'Rien ne se trouve à cette adresse.']);
    expect(page.html).toContain(`<title>Rien ne se trouve à cette adresse. – ${NAME}</title>`);
    expect(page.ways).toEqual(['/', '/search', '/telecentres', '/bookings', '/account']);
    expect(page.next).toEqual(['/search', '/bookings', '/help', '/']);
    expect(page.html).toContain('Accessibilité\u00a0: non conforme');
    expect(linksIn(page.html)).toEqual(expect.arrayContaining(FOOTER));
  });

  test('shows somebody who has signed in the ways that are theirs', async () => {
    const administrator = await service.visitor(undefined, {
      grants: [{ role: 'administrator' }],
      secondFactor: true,
    });
    // Of this one it depends on who asks whether it is there.
    const page = await shown(administrator, '/free-busy/nowhere');
    expect(page.status).toBe(404);
    expect(page.ways).toEqual(
      expect.arrayContaining(['/bookings', '/account', '/roles', '/operations/outbox']),
    );
    expect((await shown(service.anybody, '/free-busy/nowhere')).ways).toEqual([
      '/',
      '/search',
      '/telecentres',
      '/sign-in',
    ]);
  });

  test('is told to whoever wants a page, and not to programs', async () => {
    const answer = await service.anybody.get('/api/v1/nowhere', HTML);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ type: '/problems/not-found' });
  });
});

describe('an address that cannot be read', () => {
  test('is answered with a page too', async () => {
    const page = await shown(service.anybody, '/%zz');
    expect([page.status, page.next]).toEqual([400, ['/search', '/bookings', '/help', '/']]);
  });
});

describe('while nothing can be asked of the database', () => {
  beforeAll(async () => {
    await service.anybody.get('/', HTML);
    await service.database.query('alter schema public rename to elsewhere');
  });
  afterAll(() => service.database.query('alter schema elsewhere rename to public'));

  test('a page says that it is our fault, what was kept, what to do, and a number to tell us', async () => {
    const page = await shown(service.anybody, '/house-rules?x=1');
    expect([page.status, page.heading]).toEqual([500, 'Une erreur est survenue chez nous.']);
    expect(page.html).toContain('Vos réservations sont gardées\u00a0: rien n’a été changé.');
    expect(page.html).toMatch(/Numéro à donner à qui vous aide[^<]*<code>[0-9a-f-]{36}<\/code>/);
    expect(page.html).toContain(NAME);
    expect(page.next).toEqual(['/house-rules?x=1', '/search', '/bookings', '/help', '/']);
  });

  test('somebody who has signed in is shown a page as well, though nobody knows who they are', async () => {
    const headers = { ...HTML, cookie: 'telecentre_session=whoever' };
    const answer = await service.anybody.get('/account', headers);
    expect(answer.status).toBe(500);
    expect(answer.body).toContain(NAME);
    expect(answer.body).not.toContain('Se connecter');
  });

  test('whoever has sent something is not told that nothing was done', async () => {
    const page = await shown(service.anybody, '/sign-in', { email: 'jeanne@example.org' });
    expect(page.status).toBe(500);
    expect(page.html).toContain('est peut-être fait, ou non');
    expect(page.html).not.toContain('rien n’a été changé');
  });

  test('a page that is not there is not there all the same', async () => {
    const page = await shown(service.anybody, '/nowhere');
    expect(page.status).toBe(404);
    expect(page.html).toContain(NAME);
  });
});

describe('a form that is not of this session', () => {
  test('is not taken, and its page is one press away', async () => {
    const somebody = await service.visitor();
    const stale = { 'x-form-token': 'of-another-session', accept: 'text/html' };
    const answer = await somebody.send('/account/profile', { name: 'Jeanne' }, stale);
    expect(answer.status).toBe(403);
    expect(String(answer.body)).toContain('rien n’a été changé');
    expect(String(answer.body)).toMatch(/<ul class="ways"><li><a href="\/account">.*?Revenir à la page<\/a>/);
  });
});
