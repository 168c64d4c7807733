import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';

/** The same for a link that has ended, one of a booking that is now somebody else's, and one that never was. */
export function LinkOverPage({ visit }: { readonly visit: Visit }): JSX.Element {
  const { language, visitor } = visit;
  return (
    <Framed visit={visit} title={WORDS.title[language]}>
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{WORDS.why[language]}</p>
      <p>{WORDS.whatToDo[language]}</p>
      <p class="actions">
        <a class="button" href={visitor === null ? '/sign-in' : '/'}>
          {(visitor === null ? WORDS.signIn : WORDS.home)[language]}
        </a>
      </p>
    </Framed>
  );
}

const WORDS = {
  title: { fr: 'Ce lien n’est plus valable', en: 'This link no longer works' },
  why: {
    fr: 'Un lien de nos courriels sert à la personne qui a réservé, jusqu’à la fin de sa réservation.',
    en: 'A link of our mails is for the person who booked, until their booking is over.',
  },
  whatToDo: {
    fr: 'Connectez-vous pour réserver de nouveau, ou écrivez à votre télécentre.',
    en: 'Sign in to book again, or write to your telecentre.',
  },
  signIn: { fr: 'Se connecter', en: 'Sign in' },
  home: { fr: 'Revenir à l’accueil', en: 'Back to the first page' },
};
