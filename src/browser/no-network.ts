/** What the worker shows of itself when a page of ours cannot be had: what can still be read, and whether anything was sent. */
import { pageOf, POLICY, type KeptBooking } from './kept-bookings.js';

/** Of whatever could not be done. */
export type Failure =
  | 'not-read'
  /** The device knew that it had no network. */
  | 'not-sent'
  /** It left, and nothing came back: it may have arrived. */
  | 'not-answered';

export async function noNetworkPage(
  failure: Failure,
  address: string,
  kept: readonly KeptBooking[],
): Promise<Response> {
  const language = (kept[0]?.language ?? languageOf(address)) === 'en' ? 'en' : 'fr';
  const title = WORDS.title[language];
  const page = `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title}</title>${await styleOf(kept)}</head>
<body><main><h1>${title}</h1><p>${WORDS[failure][language]}</p>${stillReadable(kept, language)}${again(failure, address, language)}</main></body></html>`;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': POLICY,
    'cache-control': 'no-store',
  };
  return new Response(page, { status: 503, headers });
}

type Language = 'fr' | 'en';

function languageOf(address: string): string {
  return /^\/(fr|en)(?=\/|$)/.exec(new URL(address).pathname)?.[1] ?? navigator.language.slice(0, 2);
}

/** As the kept page, whose styles the browser itself still has. */
async function styleOf([first]: readonly KeptBooking[]): Promise<string> {
  const page = first && (await (await pageOf(first))?.text());
  return (page?.match(/<link [^>]*rel="stylesheet"[^>]*>/g) ?? []).join('');
}

function stillReadable(kept: readonly KeptBooking[], language: Language): string {
  if (kept.length === 0) return `<p>${WORDS.nothingKept[language]}</p>`;
  const label = (WORDS[kept.length === 1 ? 'booking' : 'oneOfThem'] as Words)[language];
  const ways = kept.map(({ path, reference }) => {
    const which = kept.length === 1 ? label : `${label} ${escaped(reference)}`;
    return `<li><a href="${escaped(path)}">${which}</a></li>`;
  });
  return `<p>${WORDS.stillReadable[language]}</p><ul>${ways.join('')}</ul>`;
}

/** What was sent as a form is not sent again by a link. */
function again(failure: Failure, address: string, language: Language): string {
  if (failure !== 'not-read') return '';
  const { pathname, search } = new URL(address);
  return `<p><a href="${escaped(pathname + search)}">${WORDS.again[language]}</a></p>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
}

type Words = Readonly<Record<Language, string>>;

const WORDS = {
  title: { fr: 'Pas de réseau', en: 'No network' },
  'not-read': {
    fr: 'Cette page demande du réseau.',
    en: 'This page needs the network.',
  },
  'not-sent': {
    fr: 'Rien n’a été envoyé. Revenez en arrière, et recommencez quand le réseau est là.',
    en: 'Nothing was sent. Go back, and try again when the network is there.',
  },
  'not-answered': {
    fr: 'Aucune réponse n’est revenue\u00a0: votre demande est peut-être arrivée. Quand le réseau est là, regardez d’abord vos réservations.',
    en: 'No answer has come back: what you sent may have arrived. When the network is there, look at your bookings first.',
  },
  stillReadable: { fr: 'Ce qui reste lisible\u00a0:', en: 'What can still be read:' },
  booking: { fr: 'votre réservation d’aujourd’hui', en: 'your booking of today' },
  oneOfThem: { fr: 'votre réservation d’aujourd’hui,', en: 'your booking of today,' },
  nothingKept: {
    fr: 'Aucune réservation d’aujourd’hui n’est gardée sur cet appareil.',
    en: 'No booking of today is kept on this device.',
  },
  again: { fr: 'Réessayer', en: 'Try again' },
} as const satisfies Readonly<Record<string, Words>>;
