import type { Words } from '../platform/i18n/language.js';

export const SIGN_IN_WORDS = {
  title: { fr: 'Se connecter', en: 'Sign in' },
  how: {
    fr: 'Ni mot de passe, ni compte à créer d’abord\u00a0: votre adresse suffit. Nous y envoyons un lien, valable un quart d’heure.',
    en: 'No password, and no account to make first: your address is enough. We send a link to it that works for a quarter of an hour.',
  },
  sessionIsOver: {
    fr: 'Votre session est terminée\u00a0: connectez-vous de nouveau.',
    en: 'Your session has ended: sign in again.',
  },
  email: { fr: 'Votre adresse électronique', en: 'Your e-mail address' },
  send: { fr: 'Recevoir le lien', en: 'Send me the link' },
  or: { fr: 'Ou bien', en: 'Or else' },
  with: { fr: 'Se connecter avec', en: 'Sign in with' },
  sentTitle: { fr: 'Regardez votre boîte aux lettres', en: 'Check your mailbox' },
  sent: {
    fr: 'Si l’adresse est la bonne, un lien arrive dans la minute. Il vaut un quart d’heure et sert une seule fois.',
    en: 'If the address is right, a link arrives within a minute. It works for a quarter of an hour, and once.',
  },
  notArrived: {
    fr: 'Rien ne vient\u00a0? Regardez parmi les indésirables, vérifiez l’adresse, puis redemandez un lien.',
    en: 'Nothing comes? Look among the junk, check the address, then ask for another link.',
  },
  mailbox: {
    fr: 'Cette installation n’envoie pas de courriels\u00a0: ils se lisent à la page Boîte aux lettres.',
    en: 'This installation sends no mail: its letters are read on the page Mailbox.',
  },
  openMailbox: { fr: 'Ouvrir la boîte aux lettres', en: 'Open the mailbox' },
  again: { fr: 'Redemander un lien', en: 'Ask for another link' },
  pressTitle: { fr: 'Encore un geste', en: 'One more step' },
  press: {
    fr: 'Ce bouton vous connecte sur cet appareil, pour trente jours.',
    en: 'This button signs you in on this device, for thirty days.',
  },
  pressLinks: {
    fr: 'Ce bouton vous connecte sur cet appareil, pour trente jours, et sert aussi à relier votre compte à',
    en: 'This button signs you in on this device, for thirty days, and connects your account to',
  },
  pressElsewhere: {
    fr: 'Ce lien a été demandé dans un autre navigateur. Ouvrez-le là-bas pour relier votre compte à',
    en: 'This link was asked for in another browser. Open it there to connect your account to',
  },
  pressFor: { fr: 'Adresse\u00a0:', en: 'Address:' },
  pressButton: { fr: 'Me connecter', en: 'Sign me in' },
  deadTitle: { fr: 'Ce lien ne sert plus', en: 'This link no longer works' },
  dead: {
    fr: 'Il a déjà servi, ou son quart d’heure est passé. Redemandez-en un\u00a0: c’est l’affaire d’une minute.',
    en: 'It has been used, or its quarter of an hour has passed. Ask for another one: it takes a minute.',
  },
  providerAway: {
    fr: 'ne répond pas en ce moment. Recevez plutôt un lien par courriel.',
    en: 'does not answer at the moment. Have a link mailed to you instead.',
  },
  providerRefused: {
    fr: 'n’a pas confirmé qui vous êtes. Réessayez, ou recevez un lien par courriel.',
    en: 'has not confirmed who you are. Try again, or have a link mailed to you.',
  },
  proveTitle: { fr: 'Dernière vérification', en: 'One last check' },
  prove: {
    fr: 'Nous venons d’envoyer un lien à votre adresse, pour être sûrs qu’elle est à vous. Ouvrez-le dans ce navigateur\u00a0: la prochaine fois, ce ne sera plus nécessaire.',
    en: 'We have just sent a link to your address, to be sure that it is yours. Open it in this browser: next time it will not be necessary.',
  },
  signedOutTitle: { fr: 'Vous êtes déconnecté', en: 'You are signed out' },
  signedOut: {
    fr: 'Plus rien de vous n’est ouvert sur cet appareil.',
    en: 'Nothing of yours is open on this device any more.',
  },
  signOutThere: { fr: 'Se déconnecter aussi de', en: 'Sign out of' },
} as const satisfies Readonly<Record<string, Words>>;
