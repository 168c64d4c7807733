import { desks, networkOf, room } from '../bookings/places.js';
import { referenceOf } from '../bookings/rivals.js';
import { browserAt } from '../support/browser.js';
import { MONDAY_MORNING, startService, TUESDAY, type TestService } from '../support/service.js';

const NBSP = '\u00a0';

describe('The telecentres of the pilot', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.close());
  afterEach(() => {
    service.clock.set(MONDAY_MORNING);
  });

  test('are listed by department with where they are, what they have, and whether they are open', async () => {
    const page = await text('/telecentres');
    expect(page).toMatch(
      /Un télécentre est un lieu .* Aveyron Decazeville .* Cantal .* Aurillac 6 postes, 2 bureaux, 1 salle .* Lot Figeac/,
    );
    expect(page).toContain('Ouvert jusqu’à 12 h (à confirmer)');
  });

  test('are listed nearest first from a commune, across the borders of departments', async () => {
    for (const near of ['Montmurat', '15133', 'montmurat'])
      expect(await text(`/telecentres?near=${near}`)).toMatch(
        /Près de .*Montmurat Montmurat moins d’un kilomètre .* Decazeville .* 8,2 km .* Figeac .* 14 km .* Aurillac 38 km/,
      );
  });

  test('say beside the field that nothing is called so, and are all listed', async () => {
    const { status, html } = await browserAt(service.url).open('/telecentres?near=Nulle-Part');
    expect(status).toBe(200);
    expect(html).toContain('aucune commune de ce nom');
    expect(html).toMatch(/<input[^>]*value="Nulle-Part"[^>]*aria-invalid="true"/);
    expect(plain(html)).toMatch(/ Cantal .* Lot /);
  });

  test('take no coordinates from an address', async () => {
    expect(await text('/telecentres?near=44.62983,2.1987')).toContain('aucune commune de ce nom');
  });

  test('are on a map whose links are all in the list, so that nobody hears them twice', async () => {
    const { html } = await browserAt(service.url).open('/telecentres');
    const map = /<figure[^>]*network-map.*?<\/figure>/s.exec(html)?.[0] ?? '';
    const rest = html.replace(map, '');
    expect(map).toMatch(/^<figure[^>]*aria-hidden="true"/);
    const links = [...map.matchAll(/<a ([^>]*)>/g)].map(([, attributes = '']) => attributes);
    expect(links.length).toBe(5);
    for (const link of links) {
      expect(link).toMatch(/tabindex="-1"/i);
      expect(rest).toContain(/href="[^"]*"/.exec(link)?.[0]);
    }
  });

  test('each have a page: open now, the coming week, how to get in, who receives, what it costs, what there is', async () => {
    service.clock.set(`${MONDAY}T10:00+01:00`);
    const page = await text('/telecentres/aurillac');
    for (const sentence of [
      'Aurillac, Cantal',
      'Ouvert jusqu’à 12 h (à confirmer)',
      'lundi 23 novembre aujourd’hui 8 h 30 – 12 h, 13 h 30 – 17 h 30',
      'samedi 28 novembre Fermé',
      'Horaires à confirmer par le télécentre.',
      'On vous accueille sur place. Se présenter à l’accueil. À confirmer par le télécentre.',
      'Accueil CCI du Cantal Coordonnées pas encore renseignées. Coordination : Département du Cantal',
      'Tarif Gratuit pendant 12 mois, puis 50 € à 100 € par mois Annoncé par le télécentre ; aucun montant n’est calculé ici pour l’instant.',
      'téléphone (postes, bureaux)',
      '6 postes Open space 1 Open space 2',
      '1 salle Salle de réunion visioconférence (8 personnes)',
    ])
      expect(page).toContain(sentence);
    expect(await text('/telecentres/montmurat')).toContain('7 h 30 – 20 h sans interruption');
    expect(await text('/telecentres/montmurat')).not.toContain('Commune de Montmurat');
  });

  test('are read in English as well', async () => {
    const { html } = await browserAt(service.url).open('/telecentres/aurillac', { 'accept-language': 'en' });
    const page = plain(html);
    for (const sentence of [
      'Open until 12:00',
      'Tuesday 24 November, morning: 6 places free',
      '6 desks Open space 1',
    ])
      expect(page).toContain(sentence);
  });

  test('have two weeks of half-days, each free one a way to book it', async () => {
    const { html } = await browserAt(service.url).open('/telecentres/aurillac?kind=office');
    const days = [...html.matchAll(/<time dateTime="([^"]*)"/gi)].map(([, date]) => date);
    expect([days.length, days[0], days.at(-1)]).toEqual([14, MONDAY, '2026-12-06']);
    const link = /<a class="half-day free" href="([^"]*date=2026-11-24[^"]*)">(.*?)<\/a>/s.exec(html);
    expect(link?.[1]?.replaceAll('&amp;', '&')).toBe(
      '/bookings/new?telecentre=aurillac&kind=office&date=2026-11-24&halfDay=morning',
    );
    expect(heard(link?.[2])).toBe(
      'mardi 24 novembre, matin\u00a0: 2\u00a0places libres, 8\u00a0h\u00a030\u00a0–\u2060\u00a012\u00a0h',
    );
  });

  test('show what is full as full, with a way to the same half-day nearby', async () => {
    const member = await service.member();
    await member.post('/api/v1/bookings', { resource: 'fig-desk', date: TUESDAY, halfDay: 'morning' });
    const { html } = await browserAt(service.url).open('/telecentres/figeac');
    const [, way = '', full] = /<a class="half-day full" href="([^"]*)">(.*?)<\/a>/s.exec(html) ?? [];
    expect(heard(full)).toMatch(/^mardi 24 novembre, matin\u00a0: pris, .*, chercher ailleurs$/);
    expect(way.replaceAll('&amp;', '&')).toBe(
      `/search?near=figeac&date=${TUESDAY}&halfDay=morning&kind=desk`,
    );
    expect(html).not.toContain(
      `/bookings/new?telecentre=figeac&amp;kind=desk&amp;date=${TUESDAY}&amp;halfDay=morning`,
    );
    expect(html).toContain(
      `/bookings/new?telecentre=figeac&amp;kind=desk&amp;date=${TUESDAY}&amp;halfDay=afternoon`,
    );
  });

  test('mark what is one’s own, and nobody else’s', async () => {
    const visitor = await service.visitor();
    const wish = { telecentre: 'cassaniouze', kind: 'desk', date: TUESDAY, halfDay: 'day' };
    const reference = referenceOf(await visitor.post('/api/v1/bookings', wish));
    const own = String((await visitor.get('/telecentres/cassaniouze', HTML)).body);
    expect([...own.matchAll(/class="half-day own" href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      `/bookings/${reference}`,
      `/bookings/${reference}`,
    ]);
    expect(plain(own)).toContain('mardi 24 novembre, matin : à vous');
    expect(await text('/telecentres/cassaniouze')).not.toContain('à vous');
  });

  test('say the same as a table, with the heads of its rows and columns', async () => {
    const { html } = await browserAt(service.url).open('/telecentres/aurillac?view=table');
    const table = /<table class="half-days-table">.*?<\/table>/s.exec(html)?.[0] ?? '';
    expect(table).toContain('<caption>Du lundi 23 novembre au dimanche 6 décembre, poste</caption>');
    expect(table.match(/<th scope="col">/g)?.length).toBe(3);
    expect(table.match(/<th scope="row">/g)?.length).toBe(14);
    expect(plain(table)).toContain(
      'mardi 24 novembre mardi 24 novembre, matin : 6 places libres 8 h 30 – 12 h',
    );
  });

  test('say their usual hours once, and those of a day only where they are others', async () => {
    const { html } = await browserAt(service.url).open('/telecentres/aurillac');
    const grid = /<ol class="half-days.*?<\/ol>/s.exec(html)?.[0] ?? '';
    expect(plain(html)).toContain('Matin 8 h 30 – 12 h, après-midi 13 h 30 – 17 h 30');
    expect(grid).toContain('class="half-day free"');
    expect(grid).not.toContain('class="hours"');
  });

  test('begin with the weeks of a search that led there, of the kind that was looked for', async () => {
    const page = await text('/telecentres/aurillac?from=2026-12-09&kind=office');
    expect(page).toContain('Du lundi 7 décembre au dimanche 20 décembre');
    expect(page).toContain('mercredi 9 décembre, matin : 2 places libres');
  });

  test('ask which commune is meant by a name of several, and propose what is spelled alike', async () => {
    const several = await browserAt(service.url).open('/telecentres?near=Saint-Cirgues');
    expect(plain(several.html)).toContain('plusieurs communes portent ce nom');
    expect(plain(several.html)).toContain('Laquelle ?');
    const which = /<nav aria-labelledby="which">.*?<\/nav>/s.exec(several.html)?.[0] ?? '';
    const [way = ''] = [...which.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href);
    expect(await text(way)).toContain('Près de Saint-Cirgues');
    expect(await text('/telecentres?near=Decazevile')).toMatch(/Vouliez-vous dire… .*Decazeville/);
  });

  test('lead on to later weeks as far as places are booked, and back to this one', async () => {
    const browser = browserAt(service.url);
    let weeks = 0;
    let { html } = await browser.open('/telecentres/aurillac');
    expect(html).not.toContain('rel="prev"');
    for (let next = wayTo('next', html); next !== undefined; next = wayTo('next', html)) {
      ({ html } = await browser.open(next));
      weeks += 1;
      if (weeks > 10) break;
    }
    // Desks are booked sixty days ahead.
    expect(weeks).toBe(4);
    for (let previous = wayTo('prev', html); previous !== undefined; previous = wayTo('prev', html)) {
      ({ html } = await browser.open(previous));
      weeks -= 1;
      if (weeks < -10) break;
    }
    expect(weeks).toBe(0);
    expect(plain(html)).toContain('Du lundi 23 novembre au dimanche 6 décembre');
  });

  test.each([
    'kind=spaceship',
    'from=yesterday',
    'from=1999-01-01',
    'view=upside-down',
    'kind=desk&kind=office',
  ])('are there whatever an address asks for: %s', async (query) => {
    expect(await text(`/telecentres/aurillac?${query}`)).toContain('Du lundi 23 novembre');
  });

  test('that are shut for long say why and until when, and which others are open', async () => {
    service.clock.set('2026-12-26T10:00+01:00');
    const page = await text('/telecentres/aurillac');
    expect(page).toMatch(
      /Fermé, ouvre lundi 4 janvier à 8 h 30 .* Fermeture annuelle Ouverts à proximité Montmurat/,
    );
    expect(page).toContain('Du lundi 4 janvier au dimanche 17 janvier');
    expect(await text('/telecentres/montmurat')).not.toContain('Ouverts à proximité');
  });

  test('tell their holidays by name', async () => {
    service.clock.set('2027-05-03T10:00+02:00');
    expect(await text('/telecentres/aurillac')).toMatch(/jeudi 6 mai Ascension \(jour férié\) Fermé/);
  });

  test('are not there when nothing is called so', async () => {
    expect((await browserAt(service.url).open('/telecentres/nulle-part')).status).toBe(404);
    expect((await browserAt(service.url).open('/resources/nulle-part')).status).toBe(404);
  });

  async function text(path: string): Promise<string> {
    return plain((await browserAt(service.url).open(path)).html);
  }
});

describe('A place', () => {
  const WORKS = { from: '2026-11-26', to: '2026-11-26', reason: 'Travaux', resource: 'sud' };
  const NETWORK = {
    slug: 'vic',
    closures: [WORKS],
    resources: [room('nord'), room('sud', { granularities: ['hour'], stepMinutes: 30 }), desks('vic', 2)],
  };
  let service: TestService;
  beforeAll(async () => {
    service = await startService({ network: networkOf(NETWORK) });
  });
  afterAll(() => service.close());

  test('tells what it is, where, and by what it is booked', async () => {
    const page = await text('/resources/nord');
    expect(page).toContain('Télécentre Télécentre de vic');
    expect(page).toContain('Sorte salle de réunion Personnes 8');
    expect(page).toContain('Se réserve à l’heure, à la demi-journée, à la journée');
    expect(await text('/resources/vic-1')).not.toContain('À l’heure');
    expect(await text('/resources/sud')).not.toContain('Choisissez une demi-journée');
  });

  test('by the hour shows what is free and what is taken of a day, and asks for hours', async () => {
    const member = await service.member();
    await member.post('/api/v1/bookings', {
      resource: 'nord',
      start: `${TUESDAY}T10:00`,
      end: `${TUESDAY}T11:00`,
    });
    const { html } = await browserAt(service.url).open(`/resources/nord?date=${TUESDAY}`);
    expect(plain(html)).toMatch(
      /mardi 24 novembre .* 9 h – 10 h libre 10 h – 11 h pris 11 h – 12 h libre 14 h – 18 h libre/,
    );
    const form = /<form method="get" action="\/bookings\/new".*?<\/form>/s.exec(html)?.[0] ?? '';
    for (const field of [
      'name="resource" value="nord"',
      `value="${TUESDAY}"`,
      'value="09:00"',
      'value="10:00"',
    ])
      expect(form).toContain(field);
  });

  test('is shut by the hour too when it is closed', async () => {
    expect(await text('/resources/sud?date=2026-11-26')).toContain('Fermé ce jour-là.');
  });

  test('that has left the network is a page that says so, and leads to the others', async () => {
    const gone = await startService({ network: networkOf(NETWORK) });
    const { importNetworkFile } = await import('../../src/network-file/import.js');
    const { Database } = await import('../../src/platform/database/database.js');
    const smaller = networkOf({ ...NETWORK, closures: [], resources: [room('nord')] });
    await importNetworkFile(gone.app.get(Database), smaller, gone.clock.now());
    const { status, html } = await browserAt(gone.url).open('/resources/sud');
    await gone.close();
    expect(status).toBe(404);
    expect(plain(html)).toContain('Cette place n’est plus proposée Salle sud, Télécentre de vic');
    expect(html).toContain('href="/telecentres/vic"');
  });

  async function text(path: string): Promise<string> {
    return plain((await browserAt(service.url).open(path)).html);
  }
});

describe('A place that is booked by the whole day alone', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService({
      network: networkOf({ slug: 'vic', resources: [room('nord', { granularities: ['day'] })] }),
    });
  });
  afterAll(() => service.close());

  test('shows each day as one, which leads to booking it', async () => {
    for (const page of ['/resources/nord', '/telecentres/vic']) {
      const { html } = await browserAt(service.url).open(page);
      const [, href = '', day] =
        /<a class="half-day free whole" href="([^"]*date=2026-11-24[^"]*)">(.*?)<\/a>/s.exec(html) ?? [];
      expect(href).toContain('halfDay=day');
      expect(heard(day)).toMatch(
        /^mardi 24 novembre, journée\u00a0: libre, 9\u00a0h\u00a0–\u2060\u00a018\u00a0h$/,
      );
      expect(html).not.toContain('halfDay=morning');
    }
  });

  test('whose weeks are full says when it is free again, and where to look nearby', async () => {
    const member = await service.member();
    for (let later = 0; later < 14; later++) {
      const date = `2026-${later < 8 ? `11-${23 + later}` : `12-0${later - 7}`}`;
      await member.post('/api/v1/bookings', { resource: 'nord', date, halfDay: 'day' });
    }
    const { html } = await browserAt(service.url).open('/resources/nord');
    expect(plain(html)).toContain('Rien de libre sur ces deux semaines. Libre de nouveau lundi 7 décembre');
    expect(html).toContain('href="/resources/nord?from=2026-12-07#days"');
    expect(html).toMatch(/href="\/search\?near=vic&amp;date=2026-11-24[^"]*kind=meeting_room"/);
  });
});

describe('A network without telecentres', () => {
  test('says so', async () => {
    const service = await startService({ network: null });
    const page = plain((await browserAt(service.url).open('/telecentres')).html);
    await service.close();
    expect(page).toContain('Le réseau n’a pas encore de télécentre.');
  });
});

const MONDAY = '2026-11-23';
const HTML = { accept: 'text/html' };

function wayTo(where: 'next' | 'prev', html: string): string | undefined {
  return new RegExp(`<a href="([^"#]*)[^"]*" rel="${where}"`).exec(html)?.[1]?.replaceAll('&amp;', '&');
}

/** The name of one half-day, letter by letter. */
function heard(content = ''): string | undefined {
  return /<span class="unseen">(.*?)<\/span>/s.exec(content)?.[1];
}

/** As it is read aloud: what is drawn only is left out. */
function plain(html: string): string {
  return html
    .replaceAll(/<(style|script|svg|time)\b.*?<\/\1>/gs, ' ')
    .replaceAll(/<(?:\/)?(?:span|strong|b)\b[^>]*>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('\u2060', '')
    .replaceAll(new RegExp(`[\\s${NBSP}\u202f]+`, 'g'), ' ')
    .trim();
}
