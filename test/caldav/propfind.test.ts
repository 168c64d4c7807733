import { conditionIn, toldIn } from './dav.js';
import { calendarProgram } from './program.js';

const program = calendarProgram();
const { ask, propfind, book } = program;

describe('PROPFIND', () => {
  test('without a body, and with allprop, tells what stands for all, and what is included', async () => {
    const event = await book();
    const all = {
      resourcetype: '',
      getetag: expect.any(String) as string,
      getcontenttype: expect.any(String) as string,
      getcontentlength: expect.stringMatching(/^\d+$/) as string,
    };
    expect(toldIn(await propfind(event, undefined))).toEqual({ [event]: all });
    const including = '<propfind xmlns="DAV:"><allprop/><include><owner/><nothing/></include></propfind>';
    expect(toldIn(await propfind(event, including))).toEqual({
      [event]: { ...all, owner: ['/caldav/principal/'], nothing: '404' },
    });
  });

  test('with propname tells names alone', async () => {
    const told = toldIn(
      await propfind(program.feed.calendar, '<propfind xmlns="DAV:"><propname/></propfind>'),
    );
    expect(told[program.feed.calendar]).toMatchObject({ displayname: '', 'sync-token': '', getctag: '' });
  });

  test('at depth 1 lists the events, each with its tag', async () => {
    const events = [await book(), await book('2026-11-25')];
    const told = toldIn(
      await propfind(program.feed.calendar, '<propfind xmlns="DAV:"><prop><getetag/></prop></propfind>', '1'),
    );
    expect(Object.keys(told)).toEqual([program.feed.calendar, ...events]);
    expect(told[events[0] ?? '']).toEqual({ getetag: expect.stringMatching(/^"[\w-]+"$/) as string });
  });

  test.each(['infinity', undefined])('does not go on for ever (Depth: %s)', async (depth) => {
    const look = await ask('PROPFIND', '/caldav/', undefined, depth === undefined ? {} : { depth });
    expect([look.status, conditionIn(look)]).toEqual([403, 'propfind-finite-depth']);
  });

  test('tells an unknown property back in its own namespace, whatever it is called', async () => {
    const { text } = await propfind(
      '/caldav/',
      '<propfind xmlns="DAV:"><prop><q:a-1 xmlns:q="urn:a&amp;b&quot;"/><bare xmlns=""/></prop></propfind>',
    );
    expect(text).toContain('<x:a-1 xmlns:x="urn:a&amp;b&quot;"/>');
    expect(text).toContain('<bare xmlns=""/>');
  });

  test.each([
    ['is no XML', 'hello'],
    ['breaks off', '<propfind xmlns="DAV:"><prop>'],
    [
      'has a document type',
      '<!DOCTYPE propfind [<!ENTITY a "b">]><propfind xmlns="DAV:"><allprop/></propfind>',
    ],
    ['asks for something else', '<options xmlns="DAV:"/>'],
    ['asks for nothing', '<propfind xmlns="DAV:"/>'],
    ['asks for two things', '<propfind xmlns="DAV:"><allprop/><propname/></propfind>'],
    [
      'is nested without end',
      `<propfind xmlns="DAV:"><prop>${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}</prop></propfind>`,
    ],
    ['has a prefix that nobody declared', '<d:propfind><d:allprop/></d:propfind>'],
  ])('with a body that %s is a bad request', async (_, body) => {
    expect((await propfind('/caldav/', body)).status).toBe(400);
  });

  test('with a body without end is refused before it is read', async () => {
    expect((await propfind('/caldav/', `<propfind>${' '.repeat(300_000)}</propfind>`)).status).toBe(413);
  });

  test.each([
    '/caldav/nowhere',
    '/caldav/calendars/other/',
    '/caldav/calendars/%2e%2e%2fprincipal/',
    '/caldav/principal/zoe',
    '/caldav/a/b/c/d',
  ])('finds nothing at %s', async (path) => {
    expect((await propfind(path, undefined)).status).toBe(404);
  });
});
