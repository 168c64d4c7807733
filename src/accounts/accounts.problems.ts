import { Problem } from '../platform/http/problem.js';

/** `back` is for pages: whoever looks at one is shown the way instead, and brought back after it. */
export function unauthorized(back?: string): Problem {
  return new Problem({
    status: 401,
    name: 'unauthorized',
    title: { fr: 'Identifiez-vous.', en: 'Say who you are.' },
    detail: {
      fr: 'Joignez un jeton d’accès valable\u00a0: Authorization: Bearer tlc_…',
      en: 'Send a valid access token: Authorization: Bearer tlc_…',
    },
    headers: { 'www-authenticate': 'Bearer realm="telecentre"' },
    ...leadingTo('/sign-in', back),
  });
}

export function unfinished(back?: string): Problem {
  return new Problem({
    status: 403,
    name: 'sign-in-unfinished',
    title: {
      fr: 'Dites d’abord qui vous êtes et acceptez les règles de la maison.',
      en: 'First say who you are and accept the house rules.',
    },
    ...leadingTo('/welcome', back),
  });
}

export function secondFactorNeeded(back?: string): Problem {
  return new Problem({
    status: 403,
    name: 'second-factor-needed',
    title: {
      fr: 'Votre rôle demande un second facteur\u00a0: le code de votre téléphone.',
      en: 'Your role asks for a second factor: the code of your phone.',
    },
    ...leadingTo('/second-factor', back),
  });
}

function leadingTo(path: string, back: string | undefined): { readonly instead?: string } {
  return back === undefined
    ? {}
    : { instead: back === '/' ? path : `${path}?to=${encodeURIComponent(back)}` };
}
