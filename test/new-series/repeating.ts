/** What somebody fills in to repeat a booking, as a browser without script sends it. */
import type { Answer, KnownCaller } from '../support/service.js';

export const HTML = { accept: 'text/html' };

/** Every Thursday morning from 7 January to 24 June 2027, at Figeac: twenty-five, of which 6 May is Ascension. */
export const THURSDAYS_AT_FIGEAC = {
  telecentre: 'figeac',
  kind: 'desk',
  halfDay: 'morning',
  people: '1',
  how: 'weekly',
  date: '2027-01-07',
  until: '2027-06-24',
} as const;

export function previewPath(fields: Readonly<Record<string, string>>): string {
  return `/series/new?${new URLSearchParams(fields).toString()}`;
}

/** All that the form below the preview would send, each field as often as it is there, but what is `unticked`. */
export function pressOf(page: Answer, unticked: readonly string[] = []): URLSearchParams {
  const [, form = ''] =
    /<form method="post" action="\/series"[^>]*>(.*?)<\/form>/s.exec(String(page.body)) ?? [];
  const sent = new URLSearchParams();
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const [, name = ''] = /name="([^"]*)"/.exec(input) ?? [];
    const [, value = ''] = /value="([^"]*)"/.exec(input) ?? [];
    const isBox = input.includes('type="checkbox"');
    if (isBox && (!/ checked(?=[ />])/.test(input) || unticked.includes(value))) continue;
    sent.append(name, value);
  }
  return sent;
}

/** Like `send`, with fields that are there more than once. */
export async function press(who: KnownCaller, path: string, fields: URLSearchParams): Promise<Answer> {
  return who.post(path, fields.toString(), {
    ...HTML,
    'content-type': 'application/x-www-form-urlencoded',
  });
}

/** The page of the series that a press has made. */
export async function hasMade(
  who: KnownCaller,
  fields: Readonly<Record<string, string>>,
): Promise<{ readonly id: string; readonly path: string }> {
  const pressed = await press(who, '/series', pressOf(await who.get(previewPath(fields), HTML)));
  const path = String(pressed.headers['location']).replace(/\?.*/, '');
  return { id: path.replace('/series/', ''), path };
}
