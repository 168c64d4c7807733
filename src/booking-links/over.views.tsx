import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import type { Words } from '../platform/i18n/language.js';

/**
 * The same for a link that has ended, one of a booking that is now somebody else's, one that never was, and one that has
 * lost its end on the way.
 */
export function LinkOverPage({ visit }: { readonly visit: Visit }): JSX.Element {
  const { language, visitor } = visit;
  return (
    <Framed visit={visit} title={WORDS.title[language]}>
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{WORDS.why[language]}</p>
      <ul>
        <li>{WORDS.moved[language]}</li>
        <li>{WORDS.whole[language]}</li>
        <li>
          {WORDS.otherwise[language]}{' '}
          {visitor === null ? (
            <>
              <a href={WAY_IN}>{WORDS.signIn[language]}</a> {WORDS.toSee[language]}
            </>
          ) : (
            <>
              {WORDS.see[language]} <a href="/bookings">{WORDS.mine[language]}</a>
            </>
          )}
          {WORDS.orAsk[language]}
        </li>
      </ul>
      <ToMine visit={visit} />
    </Framed>
  );
}

/** Whose it is now, the mail has said. */
export function HandedOverPage({ visit }: { readonly visit: Visit }): JSX.Element {
  const { language } = visit;
  return (
    <Framed visit={visit} title={WORDS.handedOver[language]}>
      <h1>{WORDS.handedOver[language]}</h1>
      <p class="lead">{WORDS.noLonger[language]}</p>
      <p>{WORDS.inExchange[language]}</p>
      <ToMine visit={visit} />
    </Framed>
  );
}

function ToMine({ visit: { language, visitor } }: { readonly visit: Visit }): JSX.Element {
  return (
    <p class="actions">
      <a class="button" href={visitor === null ? WAY_IN : '/bookings'}>
        {(visitor === null ? WORDS.toSignIn : WORDS.myBookings)[language]}
      </a>
    </p>
  );
}

const WORDS = {
  title: { fr: 'Ce lien n’est plus valable', en: 'This link no longer works' },
  moved: {
    fr: 'Vous avez déplacé la réservation\u00a0? Prenez le lien du dernier courriel.',
    en: 'Have you moved the booking? Take the link of the latest mail.',
  },
  whole: {
    fr: 'Le lien était coupé en deux lignes\u00a0? Copiez-le en entier.',
    en: 'Was the link broken into two lines? Copy the whole of it.',
  },
  why: {
    fr: 'Un lien de nos courriels sert à la personne qui a réservé, jusqu’à la fin de sa réservation.',
    en: 'A link of our mails is for the person who booked, until their booking is over.',
  },
  otherwise: { fr: 'Sinon,', en: 'Otherwise' },
  signIn: { fr: 'connectez-vous', en: 'sign in' },
  toSee: { fr: 'pour voir vos réservations', en: 'to see your bookings' },
  see: { fr: 'voyez', en: 'see' },
  mine: { fr: 'vos réservations', en: 'your bookings' },
  orAsk: { fr: ', ou joignez votre télécentre.', en: ', or get in touch with your telecentre.' },
  handedOver: { fr: 'Vous avez cédé cette réservation', en: 'You have handed over this booking' },
  noLonger: {
    fr: 'Elle n’est plus à vous\u00a0: son lien ne sert plus, et il n’y a plus rien à annuler.',
    en: 'It is no longer yours: its link no longer works, and there is nothing left to cancel.',
  },
  inExchange: {
    fr: 'Si vous l’avez échangée, celle que vous avez reçue est parmi vos réservations.',
    en: 'If you have swapped it, the one that you got for it is among your bookings.',
  },
  toSignIn: { fr: 'Se connecter', en: 'Sign in' },
  myBookings: { fr: 'Mes réservations', en: 'My bookings' },
} satisfies Record<string, Words>;

const WAY_IN = `/sign-in?to=${encodeURIComponent('/bookings')}`;
