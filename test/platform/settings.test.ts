import { describeSettings, readSettings, SettingsError } from '../../src/platform/config/settings.js';

/** 32 bytes in base64url, with a letter that ordinary base64 does not have. */
const SECRET_KEY = `-${'A'.repeat(42)}`;

describe('the settings', () => {
  test('need nothing to be said: everything has a default that works', () => {
    expect(readSettings({})).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      DATABASE_CONNECTIONS: 16,
      MAIL_FROM: 'telecentres@localhost.localdomain',
      OIDC_NAME: 'ProConnect',
      LOG_LEVEL: 'log',
    });
    for (const name of ['DATABASE_URL', 'TRUST_PROXY', 'SMTP_URL', 'SECRET_KEY', 'OIDC_ISSUER'])
      expect(readSettings({})).not.toHaveProperty(name);
  });

  test('are read as what they mean', () => {
    expect(
      readSettings({
        PORT: '0',
        HOST: '0.0.0.0',
        DATABASE_URL: 'postgres://user:secret@db:5432/telecentre',
        DATABASE_CONNECTIONS: '5',
        PUBLIC_URL: 'https://reserver.example.org',
        LOG_LEVEL: 'debug',
      }),
    ).toMatchObject({ PORT: 0, DATABASE_CONNECTIONS: 5, PUBLIC_URL: 'https://reserver.example.org' });
  });

  test('of mail, keys and proxies are taken as they are written', () => {
    const written = {
      TRUST_PROXY: '127.0.0.1,10.0.0.0/8',
      SMTP_URL: 'smtps://user:p%40ss@mail.example.org:465',
      MAIL_FROM: 'bonjour@reserver.example.org',
      TELECENTRE_MAIL: '{telecentre}@reserver.example.org',
      IMAP_URL: 'imaps://user:p%40ss@mail.example.org:993/INBOX',
      MAIL_AUTHENTICATED_BY: 'mx.example.org',
      OUTSIDE_HOSTS_ALLOWED: 'agenda.mairie.example, 10.0.0.7:8443',
      SECRET_KEY,
    };
    expect(readSettings(written)).toMatchObject(written);
  });

  test('that are empty are as if they were not there', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '', LOG_LEVEL: '' })).toMatchObject({ PORT: 3000 });
  });

  test('leave alone what is not theirs', () => {
    expect(readSettings({ HOME: '/root', PATH: '/bin' })).not.toHaveProperty('HOME');
  });

  test.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_URL', 'telecentre'],
    ['DATABASE_CONNECTIONS', '0'],
    ['DATABASE_CONNECTIONS', 'many'],
    ['PUBLIC_URL', 'ftp://example.org'],
    ['LOG_LEVEL', 'loud'],
    ['SMTP_URL', 'mail.example.org'],
    ['SMTP_URL', 'https://mail.example.org'],
    ['MAIL_FROM', 'telecentres'],
    ['MAIL_FROM', 'Télécentres <bonjour@example.org>'],
    ['TELECENTRE_MAIL', 'telecentre@example.org'],
    ['TELECENTRE_MAIL', 'bonjour@{telecentre}.example.org'],
    ['TELECENTRE_MAIL', '{telecentre}-{telecentre}@example.org'],
    ['TELECENTRE_MAIL', '{telecentre}@example.org, other@example.org'],
    ['IMAP_URL', 'https://mail.example.org'],
    ['DKIM_SELECTOR', 'a selector'],
    ['SECRET_KEY', 'secret'],
    ['SECRET_KEY', `${SECRET_KEY}=`],
    ['SECRET_KEY', SECRET_KEY.slice(1)],
    ['SECRET_KEY', SECRET_KEY.replace('-', '+')],
    ['OIDC_ISSUER', 'proconnect'],
    ['OIDC_ISSUER', 'ftp://example.org'],
    ['OUTSIDE_HOSTS_ALLOWED', 'https://agenda.mairie.example'],
    ['OUTSIDE_HOSTS_ALLOWED', 'agenda.mairie.example, *'],
  ])('refuse %s=%s and name it', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(SettingsError);
    expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^ {2}${name}: \\S`, 'm'));
  });

  test('tell everything that is wrong at once', () => {
    const wrong = {
      PORT: 'x',
      DATABASE_CONNECTIONS: 'x',
      LOG_LEVEL: 'x',
      PUBLIC_URL: 'x',
      DATABASE_URL: 'x',
      SMTP_URL: 'x',
      MAIL_FROM: 'x',
      SECRET_KEY: 'x',
      OIDC_ISSUER: 'x',
    };
    const message = messageOf(() => readSettings(wrong));
    for (const name of Object.keys(wrong)) expect(message).toContain(`${name}:`);
  });

  test.each([
    ['DATABASE_URL', 'mysql://user:hunter2@db/x'],
    ['SMTP_URL', 'http://user:hunter2@mail.example.org'],
    ['SECRET_KEY', 'hunter2'],
    ['IMAP_URL', 'http://user:hunter2@mail.example.org'],
    ['OIDC_CLIENT_SECRET', 'hunter2'],
  ])('do not repeat the secret of %s in what they complain of', (name, value) => {
    const message = messageOf(() => readSettings({ [name]: value }));
    expect(message).toContain('  ');
    expect(message).not.toContain('hunter2');
  });

  describe('of a provider to sign in with', () => {
    const OIDC = {
      OIDC_ISSUER: 'https://fca.integ01.dev-agentconnect.fr/api/v2',
      OIDC_CLIENT_ID: 'telecentres',
      OIDC_CLIENT_SECRET: 'hunter2',
    };

    test('are taken together, with a name of one’s own for the button', () => {
      expect(readSettings(OIDC)).toMatchObject(OIDC);
      expect(readSettings({ ...OIDC, OIDC_NAME: 'Mairie' })).toMatchObject({ OIDC_NAME: 'Mairie' });
    });

    test.each(Object.keys(OIDC))('name what is missing when only %s is there', (name) => {
      const missing = Object.keys(OIDC).filter((one) => one !== name);
      expect(complainedOf({ [name]: OIDC[name as keyof typeof OIDC] })).toEqual(missing);
    });

    test.each(Object.keys(OIDC))('name %s when only it is missing, or empty', (name) => {
      expect(complainedOf({ ...OIDC, [name]: undefined })).toEqual([name]);
      expect(complainedOf({ ...OIDC, [name]: '' })).toEqual([name]);
    });

    test('need nothing for a name alone', () => {
      expect(readSettings({ OIDC_NAME: 'Mairie' }).OIDC_ISSUER).toBeUndefined();
    });
  });

  test('of DKIM are taken together, and name what is missing', () => {
    const dkim = { DKIM_SELECTOR: 'mail2026', DKIM_KEY_FILE: '/etc/telecentres/dkim.pem' };
    expect(readSettings(dkim)).toMatchObject(dkim);
    expect(complainedOf({ ...dkim, DKIM_SELECTOR: undefined })).toEqual(['DKIM_SELECTOR']);
    expect(complainedOf({ ...dkim, DKIM_KEY_FILE: '' })).toEqual(['DKIM_KEY_FILE']);
  });

  test('are all described for the help of the command line', () => {
    const lines = describeSettings();
    expect(lines.map((line) => line.split(' ')[0])).toEqual([
      'PORT',
      'HOST',
      'DATABASE_URL',
      'DATA_DIR',
      'DATABASE_CONNECTIONS',
      'PUBLIC_URL',
      'TRUST_PROXY',
      'SMTP_URL',
      'MAIL_FROM',
      'TELECENTRE_MAIL',
      'DKIM_SELECTOR',
      'DKIM_KEY_FILE',
      'IMAP_URL',
      'MAIL_AUTHENTICATED_BY',
      'SECRET_KEY',
      'OIDC_ISSUER',
      'OIDC_CLIENT_ID',
      'OIDC_CLIENT_SECRET',
      'OIDC_NAME',
      'OUTSIDE_HOSTS_ALLOWED',
      'LOG_LEVEL',
    ]);
    for (const line of lines) expect(line).toMatch(/^[A-Z_]+ +[A-Z]\S/);
  });
});

function complainedOf(env: Readonly<Record<string, string | undefined>>): string[] {
  return [...messageOf(() => readSettings(env)).matchAll(/^ {2}(\w+): \S/gm)].map(([, name = '']) => name);
}

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return '';
}
