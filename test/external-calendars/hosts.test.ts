import { browserAt, type Browser } from '../support/browser.js';
import type { KnownCaller } from '../support/service.js';
import {
  attach,
  attached,
  beginAnew,
  book,
  CALENDARS,
  event,
  occupied,
  openWorld,
  type World,
} from './attaching.js';

const PAGE = '/telecentres/naucelle/external-calendars';

let world: World;
let hostess: KnownCaller & { readonly session: string };
let browser: Browser;
beforeAll(async () => {
  world = await openWorld();
  hostess = await world.service.visitor('hostess@example.org', {
    grants: [{ role: 'host', telecentre: 'naucelle' }],
  });
  browser = browserAt(world.service.url);
  browser.cookies.set('telecentre_session', hostess.session);
});
afterAll(() => world.close());
beforeEach(() => beginAnew(world));

describe('The page of attached calendars', () => {
  test('is found by hosts on the first page, and says where to find an address', async () => {
    expect((await browser.open('/')).html).toContain(`href="${PAGE}"`);
    const { status, html } = await browser.open(PAGE);
    expect(status).toBe(200);
    expect(html).toContain('Aucun agenda');
    for (const program of ['Outlook', 'Google Agenda', 'Zimbra', 'Nextcloud'])
      expect(html).toContain(program);
  });

  test('attaches, reads again and detaches', async () => {
    world.outside.tell([event('a', '09:00', '11:00')]);
    await browser.open(PAGE);
    await browser.press(PAGE, { resource: 'salle', label: 'Outlook', url: world.outside.url });
    expect(browser.shown.html).toContain('L’agenda est attaché');
    expect(browser.shown.html).toContain('Lu à l’instant, 1\u00a0période occupée');
    expect(browser.shown.html).not.toContain('secret-of-the-room');
    const { id } = await onlyCalendar();
    world.outside.tell([event('a', '09:00', '11:00'), event('b', '14:00', '15:00')]);
    await browser.press(`${PAGE}/${id}/reading`);
    expect(browser.shown.html).toContain('L’agenda vient d’être relu');
    expect(browser.shown.html).toContain('2\u00a0périodes seront libérées');
    await browser.press(`${PAGE}/${id}/detachment`);
    expect(browser.shown.html).toContain('détaché');
    expect(await occupied(world)).toEqual([]);
  });

  test('says beside the address what is wrong with it, and keeps what was typed', async () => {
    world.outside.tellText('<html>Connectez-vous</html>');
    await browser.open(PAGE);
    const { status } = await browser.press(PAGE, {
      resource: 'salle',
      label: 'Outlook',
      url: world.outside.url,
    });
    expect(status).toBe(422);
    expect(browser.shown.html).toContain('id="url-error"');
    expect(browser.shown.html.split('mène à une page')).toHaveLength(2);
    expect(browser.shown.html).toMatch(/<details[^>]* open/);
    expect(browser.shown.html).toContain('value="Outlook"');
  });

  test('does not say that all is well when a reading has failed, was empty, or came too soon', async () => {
    world.outside.tell([
      event('a', '09:00', '10:00'),
      event('b', '11:00', '12:00'),
      event('c', '15:00', '16:00'),
    ]);
    const id = await attached(world);
    await browser.open(PAGE);
    world.outside.answer((_, response) => response.writeHead(404).end());
    expect(alertOf(await browser.press(`${PAGE}/${id}/reading`))).toMatch(
      /Outlook de la mairie.*Toujours illisible.*Il n’y a plus d’agenda/,
    );
    world.outside.tell([]);
    expect(alertOf(await browser.press(`${PAGE}/${id}/reading`))).toContain('paraît vide');
    expect(alertOf(await browser.press(`${PAGE}/${id}/reading`))).toContain('vient d’être lu');
    expect(browser.shown.html).not.toContain('class="notice"');
  });

  test('says since when a calendar does not answer, and what collides', async () => {
    const member = await world.service.member('jeanne@example.org');
    const booked = await book(member, '10:00', '12:00');
    world.outside.tell([event('a', '09:00', '11:00', 'Conseil')]);
    const id = await attached(world);
    world.outside.answer((_, response) => response.writeHead(404).end());
    world.service.clock.advanceMinutes(60);
    await world.host.post(`${CALENDARS}/${id}/reading`);
    const { html } = await browser.open(PAGE);
    expect(html).toContain('Illisible depuis lundi 23\u00a0novembre à\u00a010\u00a0h');
    expect(html).toContain('publiez-le de nouveau');
    expect(html).toContain('Conseil');
    expect(html).toContain((booked.body as { reference: string }).reference);
  });
});

describe('Attached calendars', () => {
  test('are there for those who receive people at the place, and for nobody else', async () => {
    const id = await attached(world);
    const neighbour = await world.service.member('rignac@example.org', {
      grants: [{ role: 'host', telecentre: 'rignac' }],
      scopes: ['host'],
    });
    const one = `${CALENDARS}/${id}`;
    const wish = { resource: 'salle', url: world.outside.url, label: 'x' };
    expect((await neighbour.get(one)).status).toBe(404);
    for (const where of ['', '?telecentre=naucelle'])
      expect((await neighbour.get(CALENDARS + where)).body).toEqual({ externalCalendars: [] });
    expect((await neighbour.post(CALENDARS, wish)).status).toBe(404);
    expect((await neighbour.post(`${one}/reading`)).status).toBe(404);
    expect((await neighbour.post(`${one}/confirmation`)).status).toBe(404);
    expect((await neighbour.delete(one)).status).toBe(404);
    const host = await world.host.get(`${CALENDARS}?telecentre=naucelle`);
    expect(host.body).toMatchObject({ externalCalendars: [{ id, label: 'Outlook de la mairie' }] });
  });

  test('are kept with a sealed address, and what was done is remembered', async () => {
    const id = await attached(world);
    const [row] = await world.service.database.query<{ text: string }>(
      'select external_calendar::text as text from external_calendar',
    );
    expect(row?.text).not.toContain('secret-of-the-room');
    await world.host.delete(`${CALENDARS}/${id}`);
    expect((await world.host.delete(`${CALENDARS}/${id}`)).status).toBe(404);
    expect(
      await world.service.database.query(
        `select action, actor_role as role, place from audit_entry where action like 'external%' order by id`,
      ),
    ).toEqual([
      { action: 'external-calendar.attached', role: 'host', place: 'naucelle' },
      { action: 'external-calendar.detached', role: 'host', place: 'naucelle' },
    ]);
  });

  test('are five to a place at most, and each once', async () => {
    for (let index = 0; index < 5; index += 1)
      expect((await attach(world, 'salle', `${world.outside.url}?${String(index)}`)).status).toBe(201);
    expect((await attach(world, 'salle', `${world.outside.url}?0`)).body).toMatchObject({
      type: '/problems/calendar-attached-before',
    });
    expect(await attach(world, 'salle', `${world.outside.url}?6`)).toMatchObject({
      status: 409,
      body: { type: '/problems/too-many-calendars' },
    });
    expect((await attach(world, 'bleue', `${world.outside.url}?0`)).status).toBe(201);
  });

  test('that were never there are not said to be there no more', async () => {
    world.outside.answer((_, response) => response.writeHead(404).end());
    const body: unknown = (await attach(world)).body;
    expect(body).toMatchObject({
      errors: [{ message: expect.stringContaining('Aucun agenda à cette adresse') as string }],
    });
    expect(JSON.stringify(body)).not.toContain('Il n’y a plus');
  });

  test.each(['file:///etc/passwd', 'http://127.0.0.1/', 'http://admin:secret@example.org/a.ics', 'agenda'])(
    'are not at %s',
    async (url) => {
      expect(await attach(world, 'salle', url)).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'url' }] },
      });
    },
  );
});

describe('Calendars that people subscribe to', () => {
  test.each([
    ['the place', { scope: 'resource', resource: 'salle' }],
    ['the telecentre', { scope: 'telecentre', telecentre: 'naucelle' }],
    ['the telecentre with names', { scope: 'telecentre', telecentre: 'naucelle', names: true }],
  ])('of %s tell that it is taken, not by what, and no longer once it has gone', async (_, subject) => {
    world.outside.tell([event('a', '09:00', '11:00', 'Conseil secret')]);
    const id = await attached(world);
    const made = await hostess.post('/api/v1/feeds', { ...subject, label: 'Agenda' });
    expect(made.status).toBe(201);
    const { pathname } = new URL((made.body as { url: string }).url);
    const full = await world.service.anybody.get(pathname);
    expect(String(full.body)).toContain('Occupé');
    expect(String(full.body)).toContain('DTSTART:20261124T080000Z');
    expect(String(full.body)).not.toContain('secret');
    const { etag } = full.headers as { etag: string };
    expect((await world.service.anybody.get(pathname, { 'if-none-match': etag })).status).toBe(304);
    await world.host.delete(`${CALENDARS}/${id}`);
    const after = await world.service.anybody.get(pathname, { 'if-none-match': etag });
    expect(after.status).toBe(200);
    expect(String(after.body)).not.toContain('BEGIN:VEVENT');
  });
});

function alertOf({ html }: { readonly html: string }): string {
  return /role="alert".*?<\/div>/s.exec(html)?.[0] ?? '';
}

async function onlyCalendar(): Promise<{ readonly id: string }> {
  const [row] = await world.service.database.query<{ id: string }>('select id from external_calendar');
  if (row === undefined) throw new Error('There is no calendar.');
  return row;
}
