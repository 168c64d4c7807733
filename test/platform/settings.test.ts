import { describeSettings, readSettings, SettingsError } from '../../src/platform/config/settings.js';

describe('the settings', () => {
  test('need nothing to be said: everything has a default that works', () => {
    expect(readSettings({})).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      DATABASE_CONNECTIONS: 16,
      LOG_LEVEL: 'log',
    });
    expect(readSettings({}).DATABASE_URL).toBeUndefined();
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
    };
    const message = messageOf(() => readSettings(wrong));
    for (const name of Object.keys(wrong)) expect(message).toContain(`${name}:`);
  });

  test('do not repeat a password in what they complain of', () => {
    const message = messageOf(() => readSettings({ DATABASE_URL: 'mysql://user:hunter2@db/x' }));
    expect(message).not.toContain('hunter2');
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
      'LOG_LEVEL',
    ]);
    for (const line of lines) expect(line).toMatch(/^[A-Z_]+ +[A-Z]\S/);
  });
});

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return '';
}
