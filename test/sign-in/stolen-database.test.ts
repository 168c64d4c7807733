import { AccessTokensService } from '../../src/accounts/access-tokens.service.js';
import { SessionsService } from '../../src/accounts/sessions.service.js';
import { SecondFactorService } from '../../src/second-factor/second-factor.service.js';
import { SignInLinksService } from '../../src/sign-in/sign-in-links.service.js';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
beforeAll(async () => (service = await startService()));
afterAll(() => service.close());

/** Everything that is in the database, each value in every shape in which it could be typed somewhere. */
async function stolen(): Promise<string[]> {
  const columns = await service.database.query<{ table: string; column: string }>(
    `select quote_ident(table_name) as "table", quote_ident(column_name) as "column"
from information_schema.columns where table_schema = 'public'`,
  );
  const values = new Set<string>();
  for (const { table, column } of columns) {
    const rows = await service.database.query<{ value: unknown }>(
      `select distinct ${column} as value from ${table} where ${column} is not null limit 500`,
    );
    for (const { value } of rows)
      for (const shape of shapesOf(value)) if (shape.length >= 6 && shape.length <= 100) values.add(shape);
  }
  return [...values];
}

function shapesOf(value: unknown): string[] {
  if (Buffer.isBuffer(value))
    return [
      value.toString('base64url'),
      value.toString('hex'),
      value.toString('latin1'),
      ...(value.toString('latin1').match(/[\w-]{20,}/g) ?? []),
    ];
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return [text, ...(text.match(/[\w-]{20,}/g) ?? [])];
}

test('a stolen database signs nobody in: not its links, sessions, tokens, codes or queued mails', async () => {
  const visitor = await service.visitor('victim@example.org', { grants: [{ role: 'administrator' }] });
  await service.anybody.send('/sign-in', { email: 'victim@example.org' });
  await service.member('victim@example.org');
  const factor = service.app.get(SecondFactorService);
  await factor.begin(visitor.account, null, visitor.email, 'fr');
  const code = (await factor.currentCode(visitor.account)) ?? '';
  const { recoveryCodes } = await factor.confirm(visitor.account, null, code);

  const loot = await stolen();
  expect(loot.length).toBeGreaterThan(100);
  const [links, sessions, tokens] = [
    service.app.get(SignInLinksService),
    service.app.get(SessionsService),
    service.app.get(AccessTokensService),
  ];
  for (const value of loot) {
    expect([value, await links.lookAt(value, value)]).toEqual([value, null]);
    expect([value, await sessions.visitorBy(value)]).toEqual([value, undefined]);
    for (const token of [value, `tlc_${value}`])
      expect([value, await tokens.callerBy(token)]).toEqual([value, undefined]);
  }
  const everything = loot.join('\n').toLowerCase();
  for (const secret of [...recoveryCodes, ...recoveryCodes.map((one) => one.replaceAll('-', ''))])
    expect(everything).not.toContain(secret.toLowerCase());
});
