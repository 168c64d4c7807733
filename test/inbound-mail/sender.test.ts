import { senderOf } from '../../src/inbound-mail/sender.js';

describe('the sender', () => {
  test.each([
    ['jeanne@example.org'],
    ['<jeanne@example.org>'],
    ['Jeanne Durand <Jeanne@Example.ORG>'],
    ['"Durand, Jeanne" <jeanne@example.org> (at work)'],
    ['=?UTF-8?Q?Jeanne_Durand?= <jeanne@example.org>'],
    ['J. Durand (a <evil@example.net> comment) <jeanne@example.org>'],
    ['"evil@example.net" <jeanne@example.org>'],
  ])('of %s is Jeanne', (field) => {
    expect(senderOf([field])).toBe('jeanne@example.org');
  });

  test.each([
    ['"jeanne@example.org" <evil@example.net>'],
    ['jeanne@example.org <evil@example.net>'],
    ['Jeanne (jeanne@example.org) <evil@example.net>'],
    ['=?UTF-8?Q?jeanne=40example.org?= <evil@example.net>'],
  ])('of %s is somebody else', (field) => {
    expect(senderOf([field])).toBe('evil@example.net');
  });

  test.each([
    [[]],
    [['jeanne@example.org', 'evil@example.net']],
    [['jeanne@example.org', 'jeanne@example.org']],
    [['jeanne@example.org, evil@example.net']],
    [['<jeanne@example.org> <evil@example.net>']],
    [['Jeanne <jeanne@example.org> evil@example.net']],
    [['friends: jeanne@example.org;']],
    [['<@evil.example:jeanne@example.org>']],
    [['<jeanne@example.org']],
    [['<<jeanne@example.org>>']],
    [['Jeanne <"jeanne@example.org"@evil.example>']],
    [['jeanne@example.org@evil.example']],
    [['jeanne @example.org']],
    [['Jeanne <jeanne@example.org> (never ends']],
    [['"never ends <jeanne@example.org>']],
    // The sign of the kelvin, whose small letter is a k.
    [['\u212Arol@example.org']],
    [['jeanne@ex\u00e4mple.org']],
    [['Jeanne']],
    [['<>']],
    [['']],
  ])('of %j is nobody', (fields: readonly string[]) => {
    expect(senderOf(fields)).toBeNull();
  });
});
