import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import type { Words } from '../platform/i18n/language.js';
import { Form } from '../platform/web/form.js';
import type { PresentPerson } from './demo.service.js';

/** A card for each person whom one may become. Only for a visit from this very machine: see `Site`. */
export function TryIt({
  visit,
  people,
}: {
  readonly visit: Visit;
  readonly people: readonly PresentPerson[];
}): JSX.Element | null {
  const { language } = visit;
  if (!visit.isLocal || people.length === 0) return null;
  return (
    <section class="demo" aria-labelledby="try-it">
      <h2 id="try-it">{WORDS.title[language]}</h2>
      <p>{WORDS.what[language]}</p>
      <ul class="cards">
        {people.map((person) => (
          <li key={person.key}>
            <Card visit={visit} person={person} />
          </li>
        ))}
      </ul>
      <p class="muted">
        {WORDS.leave[language]} <code>npm run telecentre -- demo clear</code>
      </p>
    </section>
  );
}

function Card({ visit, person }: { readonly visit: Visit; readonly person: PresentPerson }): JSX.Element {
  const { language } = visit;
  const [firstName = ''] = person.name.split(' ');
  return (
    <>
      <h3>{person.name}</h3>
      <p>{person.who[language]}</p>
      <p class="muted">{person.can[language]}</p>
      {person.code !== null && (
        <p>
          {WORDS.code[language]} <strong class="code">{inHalves(person.code)}</strong>
        </p>
      )}
      <Form action="/demo/sign-in" formToken={visit.visitor?.formToken ?? null}>
        <input type="hidden" name="person" value={person.key} />
        <button type="submit">
          {WORDS.enter[language]} {firstName}
        </button>
      </Form>
    </>
  );
}

/** As applications show it: `123 456`. */
function inHalves(code: string): string {
  return `${code.slice(0, 3)}\u00a0${code.slice(3)}`;
}

const WORDS = {
  title: { fr: 'Essayer en une minute', en: 'Try it in a minute' },
  what: {
    fr: 'Quatre personnes imaginaires vous prêtent leur place, avec quinze jours de réservations à venir et quelques semaines passées. Cette partie ne se montre que sur la machine du service.',
    en: 'Four imaginary people lend you their place, with a fortnight of bookings to come and some weeks that have been. This part only shows on the machine of the service.',
  },
  enter: { fr: 'Entrer comme', en: 'Enter as' },
  code: { fr: 'Second facteur, code du moment\u00a0:', en: 'Second factor, code of the moment:' },
  leave: {
    fr: 'Avant d’accueillir de vraies personnes, retirez-les\u00a0:',
    en: 'Before real people come, remove them:',
  },
} as const satisfies Readonly<Record<string, Words>>;
