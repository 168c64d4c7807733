import { sweepLapsedHolds } from '../../src/bookings/holds.queries.js';
import { MailWorker } from '../../src/outbox/mail-worker.js';
import { inShort, tell, toldTo } from '../notifications/telling.js';
import type { TestService } from '../support/service.js';
import { answerTo, APPROVAL_HOURS, ask, openHouse, peopleOf, type World } from './asking.js';

let service: TestService;
let world: World;
beforeAll(async () => (service = await openHouse()));
beforeEach(async () => {
  await service.startAgain();
  world = await peopleOf(service);
});
afterAll(() => service.close());

describe('the mails about a request', () => {
  test('go at once to whoever asked and to each host, without an invitation', async () => {
    await ask(world.jeanne, { message: 'Nous serons trois.', title: 'Bureau de l’association' });
    const mails = await tell(world.service);
    expect(mails.map((mail) => `${mail.to}: ${inShort(mail)}`).sort()).toEqual([
      'host@example.org: request',
      'jeanne@example.org: requested',
      'second@example.org: request',
    ]);
    const [toMember, toHost] = mails.map(({ letter }) => flat(letter.text));
    expect(toMember).toContain('L’accueil répond avant le');
    expect(toHost).toContain('Nous serons trois.');
    expect(toHost).toContain('jeanne');
  });

  test('lead hosts to a page that answers nothing by itself', async () => {
    const reference = await ask(world.jeanne);
    const mails = await tell(world.service);
    const text = mails.find(({ to }) => to === 'host@example.org')?.letter.text ?? '';
    const links = [...text.matchAll(/http\S+decision=\w+/g)].map(([link]) => new URL(link));
    expect(links.map(({ pathname, search }) => pathname + search)).toEqual([
      `/telecentres/vic/requests/${reference}?decision=approve`,
      `/telecentres/vic/requests/${reference}?decision=decline`,
    ]);
    for (const { pathname, search } of links)
      expect((await world.host.get(pathname + search)).status).toBe(200);
    expect((await world.jeanne.get(`/api/v1/bookings/${reference}`)).body).toMatchObject({ status: 'held' });
  });

  test('invite once a host has agreed, with the word of the host', async () => {
    const reference = await ask(world.jeanne);
    await tell(world.service);
    await answerTo(world.host, reference, 'approve', 'La clé est en mairie');
    const mails = await tell(world.service);
    expect(toldTo(mails, world.jeanne)).toEqual(['requested', 'confirmed, REQUEST']);
    const { text = '', calendar } = mails.at(-1)?.letter ?? {};
    expect(flat(text)).toContain('La clé est en mairie.');
    expect(calendar?.content).not.toContain('La clé est en mairie');
  });

  describe('where nobody is host', () => {
    const coordinates = { role: 'coordinator', department: '15' } as const;
    beforeEach(async () => {
      const { service } = world;
      await service.visitor('coordinator@example.org', { grants: [coordinates], secondFactor: true });
      await service.visitor('elsewhere@example.org', { grants: [{ ...coordinates, department: '12' }] });
      await revoke('host');
      await ask(world.jeanne);
    });

    test('go to the coordinators of the department, who may answer', async () => {
      const mails = await tell(world.service);
      expect(mails.map((mail) => [mail.to, inShort(mail)])).toEqual([
        ['jeanne@example.org', 'requested'],
        ['coordinator@example.org', 'request'],
      ]);
      expect(flat(mails.at(-1)?.letter.text ?? '')).toContain('aucun hôte n’est nommé');
      const [reading] = await world.service.database.query(
        `select actor_role as role, place from audit_entry where action = 'record.read'`,
      );
      expect(reading).toEqual({ role: 'coordinator', place: 'vic' });
      expect(await world.service.app.get(MailWorker).sendDue()).toBe(2);
    });

    test('do not leave once their reader coordinates no more', async () => {
      await tell(world.service);
      await revoke('coordinator');
      expect(await world.service.app.get(MailWorker).sendDue()).toBe(1);
    });
  });

  test('say why a host declined', async () => {
    const reference = await ask(world.jeanne);
    await tell(world.service);
    await answerTo(world.host, reference, 'decline', 'Conseil municipal');
    const mails = await tell(world.service);
    expect(toldTo(mails, world.jeanne)).toEqual(['requested', 'declined']);
    const text = mails.at(-1)?.letter.text ?? '';
    expect(flat(text)).toContain('Conseil municipal.');
    expect(text).toContain('/search?near=vic&kind=meeting_room');
  });

  test('say that nobody has answered in time', async () => {
    await ask(world.jeanne);
    await tell(world.service);
    world.service.clock.advanceMinutes(APPROVAL_HOURS * 60);
    await sweepLapsedHolds(world.service.database, world.service.clock.now());
    const mails = await tell(world.service);
    expect(toldTo(mails, world.jeanne)).toEqual(['requested', 'lapsed']);
    expect(mails.at(-1)?.letter.text).toContain('/search?near=vic');
  });

  test('are not written of what was answered before anybody read of it, nor of changed words', async () => {
    const reference = await ask(world.jeanne);
    await world.jeanne.patch(`/api/v1/bookings/${reference}`, { message: 'Finalement quatre' });
    await answerTo(world.host, reference, 'approve');
    const mails = await tell(world.service);
    expect(toldTo(mails, world.jeanne)).toEqual(['confirmed, REQUEST']);
    expect(toldTo(mails, world.otherHost)).toEqual([]);
  });

  test('say nothing to whoever withdraws their own', async () => {
    const reference = await ask(world.jeanne);
    await tell(world.service);
    await world.jeanne.post(`/api/v1/bookings/${reference}/cancellation`);
    expect(toldTo(await tell(world.service), world.jeanne)).toEqual(['requested']);
  });
});

async function revoke(role: 'host' | 'coordinator'): Promise<void> {
  await world.service.database.query('update role_grant set revoked_at = starts_at where role = $1', [role]);
}

/** Without the ends of lines, which stand anywhere. */
function flat(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ');
}
