import { formTokenOf } from '../../src/accounts/form-token.js';
import { startService, TUESDAY, type KnownCaller, type TestService } from '../support/service.js';

let service: TestService;
let administrator: KnownCaller & { readonly session: string };
beforeAll(async () => {
  service = await startService();
  const grants = [{ role: 'administrator' }] as const;
  administrator = await service.visitor(undefined, { grants, secondFactor: true });
});
afterAll(() => service.close());

const HTML = { accept: 'text/html' };
const REMOVAL = '/operations/identity/logo/removal';

describe('a page', () => {
  test.each(['application/json', 'Application/JSON; charset=utf-8'])(
    'takes forms, and nothing of type %s, whatever token is in it',
    async (type) => {
      const formToken = formTokenOf(administrator.session);
      const wish = { resource: 'fig-desk', date: TUESDAY, halfDay: 'morning', formToken };
      const answer = await administrator.post('/bookings', wish, { ...HTML, 'content-type': type });
      expect(answer.status).toBe(415);
      expect(answer.body).toContain('Le corps de la demande doit être un formulaire.');
      expect(await service.database.query('select from booking')).toEqual([]);
    },
  );

  test('that has a button and no field takes no field', async () => {
    const answer = await administrator.send(REMOVAL, { logo: 'other.svg' }, { accept: 'application/json' });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'logo' }] } });
    expect((await administrator.send(REMOVAL, { formToken: 'as in the header' })).status).toBe(303);
    expect((await administrator.post(REMOVAL)).status).toBe(303);
  });
});
