import { subscribeLinks } from '../../src/platform/web/subscribe-links.js';
import { startService, type TestService } from '../support/service.js';

describe('the ways into other programs', () => {
  test('are octet for octet what those programs expect', () => {
    const address = {
      url: 'https://resa.example.fr/calendars/AbC-_9.ics',
      webcal: 'webcal://resa.example.fr/calendars/AbC-_9.ics',
    };
    expect(subscribeLinks(address, 'Téléphone de Zoé & Cie')).toEqual({
      google:
        'https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fresa.example.fr%2Fcalendars%2FAbC-_9.ics',
      outlookAtWork:
        'https://outlook.office.com/calendar/0/addfromweb?url=https%3A%2F%2Fresa.example.fr%2Fcalendars%2FAbC-_9.ics&name=T%C3%A9l%C3%A9phone%20de%20Zo%C3%A9%20%26%20Cie',
      outlookAtHome:
        'https://outlook.live.com/calendar/0/addfromweb?url=https%3A%2F%2Fresa.example.fr%2Fcalendars%2FAbC-_9.ics&name=T%C3%A9l%C3%A9phone%20de%20Zo%C3%A9%20%26%20Cie',
    });
  });
});

describe('behind a public address with a port and a path', () => {
  let service: TestService;
  beforeAll(
    async () => (service = await startService({ publicUrl: 'https://resa.example.fr:8443/bureaux/' })),
  );
  afterAll(() => service.close());

  test('every way leads there, and none of them tells the next page where it came from', async () => {
    const visitor = await service.visitor();
    const cookie = `__Host-telecentre_session=${visitor.session}`;
    const wish = { what: 'me', label: 'Chez Zoé' };
    const answer = await visitor.send('/account/calendars', wish, { cookie });
    const page = String(answer.body);
    const token = /\/calendars\/([\w-]+)\.ics/.exec(page)?.[1] ?? '';
    expect(token.length).toBeGreaterThanOrEqual(22);
    const place = 'resa.example.fr:8443/bureaux';
    const encoded = `resa.example.fr%3A8443%2Fbureaux%2Fcalendars%2F${token}.ics`;
    const outlook = `calendar/0/addfromweb?url=https%3A%2F%2F${encoded}&name=Chez%20Zo%C3%A9`;
    expect(linksOut(page)).toEqual([
      [`webcal://${place}/calendars/${token}.ics`, 'noreferrer noopener'],
      [`https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2F${encoded}`, 'noreferrer noopener'],
      [`https://outlook.office.com/${outlook}`, 'noreferrer noopener'],
      [`https://outlook.live.com/${outlook}`, 'noreferrer noopener'],
    ]);
    expect(page).toMatch(
      new RegExp(`<input id="address"[^>]* value="https://${place}/calendars/${token}\\.ics"`),
    );
    expect(page).toContain(`<code class="secret">https://${place}/caldav/</code>`);
    expect(page).toContain(`<code class="secret">${token}</code>`);
    expect(page).toContain('<title>Code QR de l’adresse du calendrier</title>');
  });
});

/** All links that leave our pages, with what they say of it. */
function linksOut(page: string): [string, string][] {
  return [...page.matchAll(/<a ([^>]*)>/g)]
    .map(
      ([, attributes = '']) =>
        [attribute(attributes, 'href'), attribute(attributes, 'rel')] as [string, string],
    )
    .filter(([href]) => /^\w+:/.test(href));
}

function attribute(attributes: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1]?.replaceAll('&amp;', '&') ?? '';
}
