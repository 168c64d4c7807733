import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import type { Words } from '../platform/i18n/language.js';
import { qrSvg } from '../platform/web/qr-code.js';
import type { Telecentre } from '../telecentres/network.js';
import { BarePage } from './bare-page.js';

/** One sheet of A4 for the door. In both languages of the service: nobody knows who stands before it. */
export function PosterPage({
  visit,
  telecentre,
  address,
}: {
  readonly visit: Visit;
  readonly telecentre: Telecentre;
  /** What the code leads to. */
  readonly address: string;
}): JSX.Element {
  const { language } = visit;
  const label = `${WORDS.code[language]} ${address}`;
  return (
    <BarePage visit={visit} title={`${WORDS.title[language]}, ${telecentre.name}`} look="door-poster">
      <p class="unprinted">
        <a href={`/telecentres/${telecentre.slug}/attendance`}>{WORDS.back[language]}</a>.{' '}
        {WORDS.print[language]}
      </p>
      <p class="poster-name">{telecentre.name}</p>
      <h1>{WORDS.title.fr}</h1>
      <div class="poster-code" dangerouslySetInnerHTML={{ __html: qrSvg(address, label) }} />
      <ol>
        {STEPS.map(({ fr }) => (
          <li key={fr}>{fr}</li>
        ))}
      </ol>
      <p class="poster-address">{address}</p>
      <div lang="en" class="poster-english">
        <h2>{WORDS.title.en}</h2>
        <p>{STEPS.map(({ en }) => en).join(' ')}</p>
      </div>
    </BarePage>
  );
}

const STEPS: readonly Words[] = [
  {
    fr: 'Visez ce code avec l’appareil photo de votre téléphone.',
    en: 'Point the camera of your phone at this code.',
  },
  {
    fr: 'Identifiez-vous, si on vous le demande.',
    en: 'Sign in, if you are asked to.',
  },
  {
    fr: 'Appuyez sur «\u00a0Je suis là\u00a0»\u00a0: votre place vous attend.',
    en: 'Press “I am here”: your place awaits you.',
  },
  {
    fr: 'Pas de réservation\u00a0? La même page montre ce qui est libre.',
    en: 'No booking? The same page shows what is free.',
  },
];

const WORDS = {
  title: { fr: 'Vous arrivez\u00a0? Dites-le ici', en: 'Arriving? Say so here' },
  code: { fr: 'Code vers', en: 'Code of' },
  back: { fr: 'Revenir aux réglages', en: 'Back to the settings' },
  print: { fr: 'Imprimez cette page sur une feuille A4.', en: 'Print this page on a sheet of A4.' },
} as const satisfies Readonly<Record<string, Words>>;
