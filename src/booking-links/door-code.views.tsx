import type { JSX } from 'preact';
import type { DoorCodeState } from '../door-codes/door-code.js';
import type { ShownWay } from '../door-codes/door-codes.service.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { OpenedLink } from './link-door.js';
import { clockInWords, fromMomentOn } from './link.words.js';
import { Press } from './parts.views.js';

/** Either the code itself, on the page that answers the press, or whether it could be asked for. */
export type DoorCodeShown = DoorCodeState | { readonly kind: 'shown'; readonly ways: readonly ShownWay[] };

export function DoorCodeSection({
  link,
  shown,
}: {
  readonly link: OpenedLink;
  readonly shown: DoorCodeShown;
}): JSX.Element {
  const { language } = link.visit;
  return (
    // A button is of no use on a page that is read without network.
    <section {...(shown.kind === 'now' ? { 'data-online': true } : {})}>
      <h2>{WORDS.title[language]}</h2>
      <DoorCodePart link={link} shown={shown} />
    </section>
  );
}

function DoorCodePart({
  link,
  shown,
}: {
  readonly link: OpenedLink;
  readonly shown: DoorCodeShown;
}): JSX.Element {
  const { booking, visit } = link;
  const { language } = visit;
  switch (shown.kind) {
    case 'unset':
      return <p>{WORDS.unset[language]}</p>;
    case 'later':
      return (
        <p>
          {WORDS.later[language]} {fromMomentOn(shown.from, booking.timeZone, language)}.
        </p>
      );
    case 'now':
      return (
        <>
          <p>{WORDS.now[language]}</p>
          <Press link={link} to="door-code">
            {WORDS.show[language]}
          </Press>
        </>
      );
    case 'shown':
      return (
        <>
          <div role="status">
            {shown.ways.map((way) => (
              <Way key={way.words} way={way} timeZone={booking.timeZone} language={language} />
            ))}
          </div>
          <p class="muted">
            {whoseCode(shown.ways)[language]} {WORDS.shown[language]}
          </p>
        </>
      );
  }
}

/** A place has its own door; that of the telecentre is opened by everybody who comes. */
function whoseCode(ways: readonly ShownWay[]): Words {
  return ways.every(({ resourceName }) => resourceName !== null) ? WORDS.ofThePlace : WORDS.ofAll;
}

/** A code to be read from afar; where a key is, as a sentence. */
function Way({
  way,
  timeZone,
  language,
}: {
  readonly way: ShownWay;
  readonly timeZone: string;
  readonly language: Language;
}): JSX.Element {
  const { means, resourceName, words, from, until } = way;
  const when = [
    ...(from === null ? [] : [fromMomentOn(from, timeZone, language)]),
    ...(until === null ? [] : [`${WORDS.until[language]} ${clockInWords(until, timeZone, language)}`]),
  ];
  const about = [...(resourceName === null ? [] : [resourceName]), ...when].join(', ');
  return (
    <p>
      {about !== '' && (
        <>
          <strong>{about}</strong>
          <br />
        </>
      )}
      {means === 'code' ? <code class="secret code">{words}</code> : words}
    </p>
  );
}

const WORDS = {
  until: { fr: 'jusqu’à', en: 'until' },
  title: { fr: 'Code de la porte', en: 'Code of the door' },
  unset: {
    fr: 'Le code n’est pas disponible ici\u00a0: demandez-le à votre télécentre.',
    en: 'The code is not available here: ask your telecentre for it.',
  },
  later: {
    fr: 'Le code de la porte s’affichera ici',
    en: 'The code of the door will be shown here',
  },
  now: {
    fr: 'Il n’est montré qu’à qui a réservé, et chaque affichage est noté.',
    en: 'It is shown only to those who have booked, and each time that it is shown is noted.',
  },
  show: { fr: 'Afficher le code', en: 'Show the code' },
  ofThePlace: {
    fr: 'Il n’ouvre que la place que vous avez réservée.',
    en: 'It opens only the place that you have booked.',
  },
  ofAll: {
    fr: 'C’est le même pour toutes les personnes qui viennent ici.',
    en: 'It is the same for everybody who comes here.',
  },
  shown: {
    fr: 'Ne le transmettez à personne\u00a0; il s’affichera ici jusqu’à la fin de votre réservation.',
    en: 'Pass it on to nobody; it can be shown here until your booking is over.',
  },
} satisfies Record<string, Words>;
