/** A browser without script: it keeps cookies, follows redirects, and sends the forms that the page holds. */
import { Agent, request } from 'undici';

export interface Shown {
  readonly status: number;
  readonly path: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface Browser {
  readonly cookies: Map<string, string>;
  shown: Shown;
  open(path: string, headers?: Record<string, string>): Promise<Shown>;
  /** Presses the button of the form with this action, its hidden fields included. */
  press(action: string, fields?: Record<string, string>): Promise<Shown>;
}

export function browserAt(url: string): Browser {
  const cookies = new Map<string, string>();
  const agent = new Agent({ keepAliveTimeout: 10, keepAliveMaxTimeout: 10 });
  const browser: Browser = {
    cookies,
    shown: { status: 0, path: '', html: '', headers: {} },
    open: (path, headers = {}) => go('GET', path, undefined, headers),
    press: (action, fields = {}) => {
      const form = formsOf(browser.shown.html).find((one) => one.action === action);
      if (form === undefined) throw new Error(`There is no form for ${action} on ${browser.shown.path}`);
      return go('POST', action, new URLSearchParams({ ...form.fields, ...fields }).toString(), {});
    },
  };
  return browser;

  async function go(
    method: 'GET' | 'POST',
    path: string,
    body: string | undefined,
    headers: Record<string, string>,
  ): Promise<Shown> {
    const answer = await request(new URL(path, url), {
      method,
      dispatcher: agent,
      headers: {
        accept: 'text/html',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    for (const cookie of [answer.headers['set-cookie'] ?? []].flat()) keep(cookie);
    const html = await answer.body.text();
    const location = answer.headers['location'];
    if (answer.statusCode === 303 && typeof location === 'string' && isOurs(location))
      return go('GET', location, undefined, {});
    browser.shown = { status: answer.statusCode, path, html, headers: answer.headers };
    return browser.shown;
  }

  function keep(cookie: string): void {
    const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
    if (/max-age=0/i.test(cookie)) cookies.delete(name);
    else cookies.set(name, value);
  }

  function isOurs(location: string): boolean {
    return new URL(location, url).origin === new URL(url).origin;
  }
}

export interface PageForm {
  readonly method: string;
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

export function formsOf(html: string): PageForm[] {
  return [...html.matchAll(/<form ([^>]*)>(.*?)<\/form>/gs)].map(([, attributes = '', content = '']) => ({
    method: attribute(attributes, 'method') ?? 'get',
    action: attribute(attributes, 'action') ?? '',
    fields: Object.fromEntries(
      [...content.matchAll(/<input ([^>]*)>/g)]
        .map(([, one = '']) => one)
        .filter((one) => attribute(one, 'type') === 'hidden')
        .map((one) => [attribute(one, 'name') ?? '', attribute(one, 'value') ?? '']),
    ),
  }));
}

function attribute(text: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(text)?.[1]?.replaceAll('&amp;', '&');
}
