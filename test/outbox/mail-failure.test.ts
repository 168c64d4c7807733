import { failureOf, reasonToKeep } from '../../src/outbox/mail-failure.js';

describe('what is kept of a failure', () => {
  test('has no addresses and links, and is short', () => {
    const said = `550 <jeanne@example.org>\r\n unknown, see https://mail.example.org/x?y \0 ${'word '.repeat(100)}`;
    expect(reasonToKeep(said)).toMatch(/^550 <…> unknown, see … word word/);
    expect(reasonToKeep(said).length).toBeLessThanOrEqual(200);
  });

  test.each(['a', 'a.', 'a:/', '(', ' '])('is found at once in %j without end', (part) => {
    const began = performance.now();
    reasonToKeep(part.repeat(200_000));
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  test('has no half of an address where it was cut', () => {
    const links = `https://mail.example.org/${'x'.repeat(455)} `;
    expect(reasonToKeep(`${links} jeanne.durand.de.la.tour@example.org`)).toBe('… …');
  });

  test.each([[null], [undefined], [Object.create(null)], ['no'], [{ response: '421 busy' }]])(
    'can be told whatever was thrown',
    (thrown: unknown) => {
      expect(failureOf(thrown, 'jeanne@example.org').final).toBe(false);
    },
  );
});
