import { FewAtOnce } from '../../src/external-calendars/few-at-once.js';

test('So many work at once; whoever comes later has the place of who is done first, or has failed', async () => {
  const few = new FewAtOnce(2);
  const begun: string[] = [];
  const ends = new Map<string, (failed?: Error) => void>();
  const work = (name: string): Promise<string> =>
    few.do(() => {
      begun.push(name);
      return new Promise((resolve, reject) => {
        ends.set(name, (failed) => {
          if (failed) reject(failed);
          else resolve(name);
        });
      });
    });
  const [first, second, third, fourth] = ['first', 'second', 'third', 'fourth'].map(work);
  await turnOfTheLoop();
  expect(begun).toEqual(['first', 'second']);
  ends.get('second')?.(new Error('broken'));
  await expect(second).rejects.toThrow('broken');
  await turnOfTheLoop();
  expect(begun).toEqual(['first', 'second', 'third']);
  ends.get('first')?.();
  expect(await first).toBe('first');
  await turnOfTheLoop();
  expect(begun).toEqual(['first', 'second', 'third', 'fourth']);
  ends.get('third')?.();
  ends.get('fourth')?.();
  expect(await Promise.all([third, fourth])).toEqual(['third', 'fourth']);
});

function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
