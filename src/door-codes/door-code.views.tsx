/** The code on the page of a booking, or of what is rented: never before somebody asks for it. */
import type { JSX } from 'preact';
import { dayInWords, timeInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Form } from '../platform/web/form.js';
import { localDateOf, localTimeOf, type LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { DoorCodeState } from './door-code.js';
import type { ShownWay } from './door-codes.service.js';

/** Either the code itself, on the page that answers the press, or whether it could be asked for. */
export type DoorCodeShown = DoorCodeState | { readonly kind: 'shown'; readonly ways: readonly ShownWay[] };

export interface DoorCodeSectionProps {
  readonly shown: DoorCodeShown;
  readonly whose: 'booking' | 'rental';
  /** Where the press goes. */
  readonly action: string;
  readonly formToken: string | null;
  /** Of which a time is told without its day. */
  readonly day: LocalDate;
  readonly timeZone: string;
  readonly language: Language;
}

export function DoorCodeSection(props: DoorCodeSectionProps): JSX.Element {
  const { shown, language } = props;
  return (
    // A button is of no use on a page that is read without network.
    <section {...(shown.kind === 'now' ? { 'data-online': true } : {})}>
      <h2>{WORDS.title[language]}</h2>
      <DoorCodePart {...props} />
    </section>
  );
}

function DoorCodePart({
  shown,
  whose,
  action,
  formToken,
  day,
  timeZone,
  language,
}: DoorCodeSectionProps): JSX.Element {
  switch (shown.kind) {
    case 'unset':
      return <p>{WORDS.unset[language]}</p>;
    case 'later':
      return (
        <p>
          {WORDS.later[language]} {fromMomentOn(shown.from, timeZone, language)}.
        </p>
      );
    case 'now':
      return (
        <>
          <p>{NOW[whose][language]}</p>
          {/* One press, and never by GET: the code stands in no address. */}
          <Form action={action} formToken={formToken}>
            <button type="submit">{WORDS.show[language]}</button>
          </Form>
        </>
      );
    case 'shown':
      return (
        <>
          <div role="status">
            {shown.ways.map((way) => (
              <Way key={way.words} way={way} day={day} timeZone={timeZone} language={language} />
            ))}
          </div>
          <p class="muted">
            {(isOfThePlace(shown.ways) ? OF_THE_PLACE[whose] : WORDS.ofAll)[language]}{' '}
            {SHOWN[whose][language]}
          </p>
        </>
      );
  }
}

/** A place has its own door; that of the telecentre is opened by everybody who comes. */
function isOfThePlace(ways: readonly ShownWay[]): boolean {
  return ways.every(({ resourceName }) => resourceName !== null);
}

/** A code to be read from afar; where a key is, as a sentence. */
function Way({
  way,
  day,
  timeZone,
  language,
}: Pick<DoorCodeSectionProps, 'day' | 'timeZone' | 'language'> & { readonly way: ShownWay }): JSX.Element {
  const { means, resourceName, words, from, until } = way;
  const when = [
    ...(from === null ? [] : [fromMomentOn(from, timeZone, language)]),
    ...(until === null ? [] : [untilMoment(until, day, timeZone, language)]),
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

/** `à partir du mardi 12 janvier à 9 h`. */
function fromMomentOn(moment: Instant, timeZone: string, language: Language): string {
  const day = dayInWords(localDateOf(moment, timeZone), language);
  const time = timeInWords(localTimeOf(moment, timeZone), language);
  return language === 'fr' ? `à partir du ${day} à ${time}` : `from ${day} at ${time}`;
}

/** `jusqu’à 10 h`; of another day `jusqu’au mardi 12 janvier à 10 h`. */
function untilMoment(moment: Instant, day: LocalDate, timeZone: string, language: Language): string {
  const time = timeInWords(localTimeOf(moment, timeZone), language);
  const date = localDateOf(moment, timeZone);
  if (date === day) return language === 'fr' ? `jusqu’à ${time}` : `until ${time}`;
  const dayThen = dayInWords(date, language);
  return language === 'fr' ? `jusqu’au ${dayThen} à ${time}` : `until ${dayThen} at ${time}`;
}

const WORDS = {
  title: { fr: 'Code de la porte', en: 'Code of the door' },
  unset: {
    fr: 'Le code n’est pas disponible ici\u00a0: demandez-le à votre télécentre.',
    en: 'The code is not available here: ask your telecentre for it.',
  },
  later: {
    fr: 'Le code de la porte s’affichera ici',
    en: 'The code of the door will be shown here',
  },
  show: { fr: 'Afficher le code', en: 'Show the code' },
  ofAll: {
    fr: 'C’est le même pour toutes les personnes qui viennent ici.',
    en: 'It is the same for everybody who comes here.',
  },
} satisfies Record<string, Words>;

type ByWhose = Readonly<Record<DoorCodeSectionProps['whose'], Words>>;

const NOW: ByWhose = {
  booking: {
    fr: 'Il n’est montré qu’à qui a réservé, et chaque affichage est noté.',
    en: 'It is shown only to those who have booked, and each time that it is shown is noted.',
  },
  rental: {
    fr: 'Il n’est montré qu’à qui loue ou a réservé une place ici, et chaque affichage est noté.',
    en: 'It is shown only to those who rent or have booked a place here, and each time that it is shown is noted.',
  },
};

const OF_THE_PLACE: ByWhose = {
  booking: {
    fr: 'Il n’ouvre que la place que vous avez réservée.',
    en: 'It opens only the place that you have booked.',
  },
  rental: {
    fr: 'Il n’ouvre que la place que vous louez.',
    en: 'It opens only the place that you rent.',
  },
};

const SHOWN: ByWhose = {
  booking: {
    fr: 'Ne le transmettez à personne\u00a0; il s’affichera ici jusqu’à la fin de votre réservation.',
    en: 'Pass it on to nobody; it can be shown here until your booking is over.',
  },
  rental: {
    fr: 'Ne le transmettez à personne\u00a0; s’il change, le nouveau s’affichera ici, jusqu’à la fin de votre location.',
    en: 'Pass it on to nobody; if it is changed, the new one can be shown here, until your rental is over.',
  },
};
